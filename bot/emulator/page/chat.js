// What stands on one phone, from some entry to the last: in order, once, and without a gap.
import { get } from "./api.js";
import { h } from "./dom.js";
import { element, grey } from "./entries.js";
import { say } from "./texts.js";
import { between } from "./times.js";

const PAUSE = 300; // seconds without a word, after which the time is shown again
const PART = 100; // entries that are fetched and drawn at once
const MOST = 4 * PART; // entries that stay drawn while one reads at the end
const NEAR = 80; // pixels from an end that count as being there

export class Chat {
  constructor(phone) {
    this.phone = phone;
    this.list = h("div", { className: "entries" });
    this.earlier = h("button", { type: "button", className: "earlier", onclick: () => this.loadEarlier() }, say("earlier"));
    this.scroller = h("div", { className: "chat", role: "log", ariaLive: "polite", tabIndex: 0, ariaLabel: phone.name }, this.earlier, this.list);
    this.newer = h("button", { type: "button", className: "newer", hidden: true, onclick: () => this.toEnd() }, say("newer"));
    this.element = h("div", { className: "chat-room" }, this.scroller, this.newer);
    this.atEnd = true;
    this.scroller.addEventListener("scroll", () => this.scrolled());
    // Pictures that arrive and a keyboard that opens leave the last line where it can be read.
    const observer = new ResizeObserver(() => this.atEnd && this.toEnd());
    for (const part of [this.list, this.scroller]) observer.observe(part);
    this.clear();
  }

  get first() {
    return this.drawn[0]?.entry.n ?? 1;
  }

  get last() {
    return this.drawn.at(-1)?.entry.n ?? 0;
  }

  // What the account sent after entry `read`, as far as it is drawn: more than that is "99+" anyway.
  unread(read) {
    const unread = this.drawn.filter(({ entry }) => entry.n > read && entry.from === "account").length;
    return read + 1 < this.first ? Math.max(unread, PART) : unread;
  }

  clear() {
    this.drawn = [];
    this.list.replaceChildren();
    this.note(say("nothing"), "empty");
    this.earlier.hidden = true;
  }

  async catchUp() {
    const query = this.drawn.length ? `after=${this.last}` : `last=${PART}`;
    this.take(await this.fetch(query));
  }

  // Nothing, where the phone was emptied before the answer came: it told of what is gone.
  async fetch(query) {
    const { drawn } = this;
    const { messages } = await get(`members/${this.phone.member.openid}/chat?${query}`);
    return drawn === this.drawn ? messages : [];
  }

  // From the stream, or from a fetch: whichever is first is shown; a gap is fetched.
  arrived(entry) {
    if (entry.n <= this.last) return undefined;
    if (entry.n > this.last + 1) return this.catchUp();
    return this.take([entry]);
  }

  take(entries) {
    const next = this.drawn.length ? this.last + 1 : entries[0]?.n;
    const fresh = entries.filter((entry) => entry.n >= next);
    if (!fresh.length) return;
    this.list.querySelector(".empty")?.remove();
    const rows = this.rows(fresh, this.drawn.findLast(({ node }) => node)?.entry.at ?? 0);
    this.drawn.push(...rows);
    this.list.append(...nodesOf(rows));
    if (this.atEnd || fresh.some((entry) => entry.from === "member")) this.toEnd();
    else this.newer.hidden = false;
    this.trim();
  }

  // Draws these entries, with the time before those that came after a pause.
  rows(entries, since) {
    return entries.map((entry) => {
      const shown = element(entry, this.phone);
      if (!shown) return { entry, node: null };
      const time = entry.at - since > PAUSE ? grey(between(entry.at, this.phone.desk.now)) : null;
      since = entry.at;
      return { entry, node: h("div", {}, time, shown) };
    });
  }

  async loadEarlier() {
    if (this.loading || this.first <= 1) return;
    this.loading = true;
    try {
      this.prepend(await this.fetch(`before=${this.first}&last=${PART}`));
    } finally {
      this.loading = false;
    }
  }

  prepend(entries) {
    if (entries.at(-1)?.n !== this.first - 1) return;
    const fromBelow = this.scroller.scrollHeight - this.scroller.scrollTop;
    const rows = this.rows(entries, 0);
    this.drawn.unshift(...rows);
    this.list.prepend(...nodesOf(rows));
    this.earlier.hidden = this.first <= 1;
    this.scroller.scrollTop = this.scroller.scrollHeight - fromBelow;
  }

  // Who stays at the end of a long chat does not need its beginning drawn.
  trim() {
    if (this.atEnd && this.drawn.length > MOST) {
      for (const { node } of this.drawn.splice(0, this.drawn.length - MOST / 2)) node?.remove();
    }
    this.earlier.hidden = this.first <= 1;
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.atEnd) this.newer.hidden = true;
    else if (scrollTop < NEAR) this.phone.tries(this.loadEarlier());
  }

  toEnd() {
    this.atEnd = true;
    this.newer.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  // A grey line of the phone's own.
  note(words, className = "note") {
    const line = grey(words);
    line.classList.add(className);
    this.list.append(line);
    if (this.atEnd) this.toEnd();
  }
}

function nodesOf(rows) {
  return rows.map(({ node }) => node).filter(Boolean);
}
