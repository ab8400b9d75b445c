// One member's phone.
import { get, post } from "./api.js";
import { Bar } from "./bar.js";
import { h, opens } from "./dom.js";
import { element, grey } from "./entries.js";
import { say } from "./texts.js";
import { between, lasting } from "./times.js";

const PAUSE = 300; // seconds without a word, after which the time is shown again

export class Phone {
  constructor(member, number, desk) {
    this.member = member;
    this.number = number;
    this.desk = desk;
    this.last = { n: 0, at: 0 };
    this.tapLink = (link) => this.act("tap", { link });
    this.chat = h("div", { className: "chat", role: "log", ariaLive: "polite", tabIndex: 0, ariaLabel: this.name });
    this.badge = h("span", { className: "badge", hidden: true });
    this.bar = new Bar(this);
    this.element = h("section", { className: "phone", ariaLabel: this.name }, this.title(), this.chat, this.bar.element);
    for (const event of ["pointerdown", "focusin"]) this.element.addEventListener(event, () => desk.take(this));
    this.clear();
    this.drawBar();
    this.drawBadge();
  }

  get name() {
    return say("member", { n: this.number });
  }

  get inHand() {
    return this.desk.inHand === this && document.visibilityState === "visible";
  }

  title() {
    const more = h("button", { type: "button", className: "more", ariaLabel: say("more"), title: say("more") }, "⋯");
    this.menu = h("div", { className: "popup header-menu" });
    more.addEventListener("click", () => this.drawMenu());
    const heading = h("h2", {}, say("account"), h("small", {}, this.name));
    return h("div", { className: "title" }, h("div", {}, this.badge), heading, ...opens(more, this.menu));
  }

  async drawMenu() {
    await this.refresh();
    const { follows, blocked, openid } = this.member;
    const item = (key, act) => h("button", { type: "button", onclick: act }, say(key));
    const items = follows
      ? [item("unfollow", () => this.act("unfollow")), item(blocked ? "unblock" : "block", () => this.act(blocked ? "unblock" : "block")), item("locate", () => this.act("locate"))]
      : [item("follow", () => this.act("follow"))];
    this.menu.replaceChildren(...items, item("scan", () => this.scan()), h("p", {}, this.windowLine()), h("p", {}, openid));
  }

  windowLine() {
    const { message, short } = this.member.windows;
    const open = message.open ? message : short;
    return open.open ? say("window", { left: open.left, time: lasting(open.seconds) }) : say("noWindow");
  }

  scan() {
    const scene = prompt(say("scanAsk"), "class_7b");
    if (scene) this.act("scan", { scene });
  }

  async act(name, body) {
    try {
      const { shown } = await post(`members/${this.member.openid}/${name}`, body);
      // The stream brings these too; whichever comes first is shown.
      if (shown.some((entry) => entry.n > this.last.n)) await this.load();
    } catch (error) {
      this.add(grey(say("failed", { why: error.message })));
    }
  }

  tapMenu(button, menu) {
    if (button.url && button.type === "view") window.open(button.url, "_blank", "noopener");
    const asked = { scan: button.type.startsWith("scancode") ? prompt(say("scanAsk"), "room-301") : undefined };
    if (asked.scan === null) return;
    if (button.type === "location_select") asked.location = { latitude: 31.2304, longitude: 121.4737 };
    this.act("tap", { menu, ...asked });
  }

  async load() {
    const { messages } = await get(`members/${this.member.openid}/chat?after=${this.last.n}`);
    messages.forEach((entry) => this.show(entry));
  }

  async refresh() {
    this.update(await get(`members/${this.member.openid}`));
  }

  catchUp() {
    return Promise.all([this.refresh(), this.load()]);
  }

  again() {
    this.clear();
    return this.catchUp();
  }

  update(member) {
    const followed = this.member.follows;
    this.member = member;
    if (followed !== member.follows) this.drawBar();
    this.read();
  }

  arrived(entry) {
    if (entry.n > this.last.n + 1) this.load();
    else this.show(entry);
    if (entry.from === "account") {
      this.member.unread += 1;
      this.read();
    }
  }

  // In order and once, however many ways it came; what is not next in line is fetched later.
  show(entry) {
    if (entry.n !== this.last.n + 1) return;
    const shown = element(entry, this);
    if (shown) {
      if (entry.at - this.last.at > PAUSE) this.add(grey(between(entry.at, this.desk.now)));
      this.add(shown);
      this.last.at = entry.at;
    }
    this.last.n = entry.n;
  }

  add(shown) {
    this.chat.querySelector(".empty")?.remove();
    this.chat.append(shown);
    this.toEnd();
    for (const image of shown.querySelectorAll("img")) image.addEventListener("load", () => this.toEnd());
  }

  toEnd() {
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  clear() {
    this.last = { n: 0, at: 0 };
    const empty = grey(say("nothing"));
    empty.classList.add("empty");
    this.chat.replaceChildren(empty);
  }

  // What lies in the hand is read.
  read() {
    if (this.inHand && this.member.unread) {
      this.member.unread = 0;
      post(`members/${this.member.openid}/read`);
    }
    this.drawBadge();
  }

  drawBadge() {
    const n = this.member.unread;
    for (const badge of [this.badge, this.tabBadge]) {
      if (!badge) continue;
      badge.hidden = !n;
      badge.textContent = n > 99 ? "99+" : n;
      badge.setAttribute("aria-label", say("unread", { n }));
    }
  }

  drawBar() {
    this.bar.draw(this.member.follows, this.desk.menu);
  }
}
