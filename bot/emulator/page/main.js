// Lays the phones on the desk, and keeps them up to date.
import { get, watch } from "./api.js";
import { h } from "./dom.js";
import { Phone } from "./phone.js";
import { Strip } from "./strip.js";
import { language, say } from "./texts.js";

const PHONES = 3;
const LOOK = 2000; // milliseconds between looks at the platform's state

class Desk {
  constructor() {
    this.phones = [];
    this.connected = true;
    this.strip = new Strip(document.getElementById("strip"));
  }

  // The platform's time, which may run faster than ours, or stand still.
  get now() {
    const { now, rate } = this.state.clock;
    return now + ((Date.now() - this.lookedAt) / 1000) * rate;
  }

  get name() {
    return this.state.name || say("account");
  }

  async start() {
    await this.look();
    const members = await chosen();
    this.phones = members.map((member, i) => new Phone(member, i + 1, this));
    document.getElementById("phones").append(...this.phones.map((phone) => phone.element));
    document.getElementById("tabs").append(...this.phones.map((phone) => this.tab(phone)));
    if (this.phones.length) this.take(this.phones[0]);
    watch(members.map((member) => member.openid), this.handlers());
    setInterval(() => this.look(), LOOK);
    setInterval(() => this.tick(), 1000);
    this.tick();
    document.addEventListener("visibilitychange", () => this.inHand?.read());
  }

  handlers() {
    const phone = (openid) => this.phones.find((one) => one.member.openid === openid);
    return {
      entry: ({ openid, entry }) => phone(openid)?.tries(phone(openid).arrived(entry)),
      member: (member) => phone(member.openid)?.told(member),
      again: () => this.phones.forEach((one) => one.again()),
      connected: (connected) => {
        this.connected = connected;
        this.tick();
        // What happened before the stream was open is fetched now that nothing more can slip by.
        if (connected) this.phones.forEach((one) => one.tries(one.catchUp()));
      },
    };
  }

  async look() {
    const menus = this.state && menusOf(this.state);
    try {
      this.state = await get("state");
      this.lookedAt = Date.now();
    } catch {
      return; // the strip says that the connection is lost
    }
    if (menus && menus !== menusOf(this.state)) this.phones.forEach((phone) => phone.refresh().catch(() => {}));
  }

  tick() {
    this.strip.draw(this.state, this.now, this.connected);
    this.phones.forEach((phone) => phone.title.tick());
  }

  tab(phone) {
    phone.tabBadge = h("span", { className: "badge", hidden: true });
    phone.tab = h("button", { type: "button", onclick: () => this.take(phone) }, phone.name, phone.tabBadge);
    return phone.tab;
  }

  take(phone) {
    if (this.inHand === phone) return phone.read();
    this.inHand = phone;
    for (const one of this.phones) {
      one.element.classList.toggle("in-hand", one === phone);
      one.tab?.setAttribute("aria-current", String(one === phone));
    }
    if (phone.chat.atEnd) phone.chat.toEnd(); // which it could not do while it was hidden
    return phone.read();
  }
}

function menusOf(state) {
  return JSON.stringify([state.menu, state.conditional_menus]);
}

// The first members, or those that the address names: ?member=…&member=…
async function chosen() {
  const named = new URLSearchParams(location.search).getAll("member");
  if (named.length) return Promise.all(named.map((openid) => get(`members/${openid}`)));
  return (await get(`members?limit=${PHONES}`)).members;
}

document.documentElement.lang = language;
document.title = say("title");
document.getElementById("tabs").setAttribute("aria-label", say("phones"));
const button = document.getElementById("panel-button");
button.append(say("panel"));
// Half of the page's files are the panel's: they are fetched when somebody first wants it.
if (location.hash) import("./panel.js");
else button.addEventListener("click", async () => (await import("./panel.js")).panel.open(), { once: true });
await new Desk().start();
