// Lays the phones on the desk, and keeps them up to date.
import { get, watch } from "./api.js";
import { h } from "./dom.js";
import { Phone } from "./phone.js";
import { drawStrip } from "./strip.js";
import { language, say } from "./texts.js";

const PHONES = 3;
const LOOK = 2000; // milliseconds between looks at the platform's state

class Desk {
  constructor() {
    this.phones = [];
    this.connected = true;
    this.menu = null;
  }

  // The platform's time, which may run faster than ours, or stand still.
  get now() {
    const { now, rate } = this.state.clock;
    return now + ((Date.now() - this.lookedAt) / 1000) * rate;
  }

  async start() {
    await this.look();
    const members = await chosen();
    this.phones = members.map((member, i) => new Phone(member, i + 1, this));
    document.getElementById("phones").append(...this.phones.map((phone) => phone.element));
    document.getElementById("tabs").append(...this.phones.map((phone) => this.tab(phone)));
    this.take(this.phones[0]);
    watch(members.map((member) => member.openid), this.handlers());
    setInterval(() => this.look(), LOOK);
    setInterval(() => this.drawStrip(), 1000);
    document.addEventListener("visibilitychange", () => this.inHand.read());
  }

  handlers() {
    const phone = (openid) => this.phones.find((one) => one.member.openid === openid);
    return {
      entry: ({ openid, entry }) => phone(openid)?.arrived(entry),
      member: (member) => phone(member.openid)?.update(member),
      again: () => Promise.all(this.phones.map((one) => one.again())),
      connected: (connected) => {
        this.connected = connected;
        this.drawStrip();
        // What happened before the stream was open is fetched now that nothing more can slip by.
        if (connected) this.phones.forEach((one) => one.catchUp());
      },
    };
  }

  async look() {
    try {
      this.state = await get("state");
      this.lookedAt = Date.now();
    } catch {
      return; // the strip says that the connection is lost
    }
    this.drawStrip();
    if (JSON.stringify(this.menu) === JSON.stringify(this.state.menu)) return;
    this.menu = this.state.menu;
    this.phones.forEach((phone) => phone.drawBar());
  }

  drawStrip() {
    drawStrip(document.getElementById("strip"), this.state, this.now, this.connected);
  }

  tab(phone) {
    phone.tabBadge = h("span", { className: "badge", hidden: true });
    phone.tab = h("button", { type: "button", onclick: () => this.take(phone) }, phone.name, phone.tabBadge);
    phone.drawBadge();
    return phone.tab;
  }

  take(phone) {
    this.inHand = phone;
    for (const one of this.phones) {
      one.element.classList.toggle("in-hand", one === phone);
      one.tab?.setAttribute("aria-current", String(one === phone));
    }
    phone.read();
    phone.toEnd();
  }
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
await new Desk().start();
