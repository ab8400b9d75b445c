// The tab of what is used up and what is left: quotas, tokens, one member's windows.
import { get } from "./api.js";
import { h } from "./dom.js";
import { word } from "./panel_texts.js";
import { lasting } from "./times.js";

const DAY = 86_400;

export class QuotasTab {
  constructor() {
    this.quotas = h("div", { className: "quotas" });
    this.tokens = h("div");
    this.windows = h("div", { hidden: true });
    this.othersHead = h("summary");
    this.others = h("div", { className: "quotas" });
    this.unused = h("details", { className: "unused" }, this.othersHead, this.others);
    this.element = h("div", {},
      h("h3", {}, word("quotas")), this.quotas, this.unused,
      h("h3", {}, word("tokens")), this.tokens, this.windows);
  }

  draw({ state }) {
    const quotas = Object.entries(state.quotas);
    const used = quotas.filter(([, quota]) => quota.used > 0).sort(([, a], [, b]) => b.used / b.limit - a.used / a.limit);
    const unused = quotas.filter(([, quota]) => quota.used === 0);
    this.quotas.replaceChildren(...(used.length ? used.map(quotaLine) : [quiet("none_used")]));
    this.othersHead.textContent = word("others_unused", { n: unused.length });
    this.others.replaceChildren(...unused.map(quotaLine));
    this.tokens.replaceChildren(...(state.tokens.length ? state.tokens.map(tokenLine) : [quiet("no_tokens")]));
    this.drawWindows().catch(() => {}); // the panel says that the connection is lost
  }

  async drawWindows() {
    const phone = document.querySelector(".phone.in-hand");
    this.windows.hidden = !phone?.dataset.openid;
    if (this.windows.hidden) return;
    const { windows } = await get(`members/${phone.dataset.openid}`);
    this.windows.replaceChildren(h("h3", {}, word("windows", { name: phone.ariaLabel })),
      windowLine("window_message", windows.message), windowLine("window_short", windows.short));
  }
}

// "1 day", where the phones' own words go up to hours only.
export function span(seconds) {
  return seconds >= 2 * DAY ? word("days", { n: Math.floor(seconds / DAY) }) : lasting(Math.max(0, seconds));
}

function quiet(key) {
  return h("p", { className: "quiet" }, word(key));
}

function quotaLine([path, { used, limit, left }]) {
  const meter = h("meter", { max: limit, value: used, high: limit * 0.8, optimum: 0, ariaLabel: path });
  return h("div", { className: "fact" }, h("span", { className: "path" }, path), meter, h("small", {}, word("used_of", { used, limit, left })));
}

function tokenLine({ family, age, expires_in: left }) {
  return h("div", { className: "fact" }, h("span", { className: "path" }, `/cgi-bin/${family}`),
    h("small", {}, word("token_line", { age: span(age), left: span(left) })));
}

function windowLine(key, { open, left, seconds }) {
  const state = open ? word("window_open", { left, time: span(seconds) }) : word("window_closed");
  return h("div", { className: "fact" }, h("span", {}, word(key)), h("small", {}, state));
}
