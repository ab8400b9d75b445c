// A phone's upper end: its clock, the account's name, and the small menu behind "…".
import { button, h, icon, opens } from "./dom.js";
import { askConsent } from "./consent.js";
import { ICONS } from "./icons.js";
import { askScan } from "./menu.js";
import { say } from "./texts.js";
import { clock, lasting } from "./times.js";

export class Title {
  constructor(phone) {
    this.phone = phone;
    this.badge = h("span", { className: "badge", hidden: true });
    this.time = h("span", { className: "time" });
    this.name = h("span", { className: "name" });
    this.menu = h("div", { className: "popup header-menu" });
    this.more = button("more", say("more"), () => this.drawMenu(), icon(...ICONS.more));
    const status = h("div", { className: "status", "aria-hidden": "true" }, this.time, h("span", { className: "island" }), h("span", { className: "battery" }));
    const back = h("div", { className: "back" }, icon(...ICONS.back), this.badge);
    const heading = h("h2", {}, this.name, h("small", {}, phone.name));
    this.element = h("div", { className: "top" }, status, h("div", { className: "title" }, back, heading, ...opens(this.more, this.menu)));
  }

  // Every second, for what changes with the platform's time.
  tick() {
    const { desk, member } = this.phone;
    this.time.textContent = clock(desk.now);
    const typing = (member.typing_until ?? 0) > desk.now;
    const name = typing ? say("typing") : desk.name;
    if (this.name.textContent !== name) this.name.textContent = name;
    this.element.classList.toggle("silent", member.blocked);
  }

  drawBadge(n) {
    for (const badge of [this.badge, this.phone.tabBadge]) {
      if (!badge) continue;
      badge.hidden = !n;
      badge.textContent = n > 99 ? "99+" : n;
      badge.setAttribute("aria-label", say("unread", { n }));
    }
  }

  async drawMenu() {
    this.fillMenu();
    await this.phone.tries(this.phone.refresh());
    this.fillMenu();
  }

  fillMenu() {
    const { phone } = this;
    const { follows, blocked, openid } = phone.member;
    const act = (name) => item(name, () => phone.act(name));
    const items = follows
      ? [act("unfollow"), act(blocked ? "unblock" : "block"), act("locate"), item("consent", () => askConsent(phone))]
      : [act("follow")];
    const focused = [...this.menu.children].indexOf(document.activeElement);
    this.menu.replaceChildren(...items, item("scanCode", () => askScan(phone)), h("p", {}, this.windowLine()), h("p", {}, openid));
    this.menu.children[focused]?.focus();
  }

  windowLine() {
    const { message, short } = this.phone.member.windows;
    const open = message.open ? message : short;
    return open.open ? say("window", { left: open.left, time: lasting(open.seconds) }) : say("noWindow");
  }
}

function item(key, onclick) {
  return h("button", { type: "button", onclick }, say(key));
}
