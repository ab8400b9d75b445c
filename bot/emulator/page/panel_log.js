// The tab with everything that went over the wire, newest first. New lines wait while one reads.
import { h } from "./dom.js";
import { lineElement } from "./panel_line.js";
import { failed, isCall } from "./panel_read.js";
import { word } from "./panel_texts.js";

export class LogTab {
  constructor() {
    this.rows = new Map(); // line to its element, newest first as they stand in the list
    this.lines = [];
    this.list = h("div", { className: "lines", tabIndex: -1 });
    this.empty = h("p", { className: "quiet" });
    this.more = h("button", { type: "button", className: "more-lines", hidden: true, onclick: () => this.showAll() });
    this.element = h("div", { className: "log" }, this.filters(), this.more, this.empty, this.list);
    this.list.addEventListener("scroll", () => this.show());
  }

  filters() {
    const redraw = () => this.filter();
    this.kind = h("select", { ariaLabel: word("show"), onchange: redraw },
      ...["all", "calls", "callbacks"].map((kind) => h("option", { value: kind }, word(`kind_${kind}`))));
    this.words = h("input", { type: "search", placeholder: word("filter"), ariaLabel: word("filter"), oninput: redraw });
    this.errors = h("input", { type: "checkbox", onchange: redraw });
    this.pause = h("button", { type: "button", className: "tool", ariaPressed: "false", onclick: () => this.togglePause() }, word("hold"));
    return h("div", { className: "filters" }, this.words, this.kind, h("label", {}, this.errors, word("errors_only")), this.pause);
  }

  draw({ calls, callbacks, state }) {
    this.lines = merged(calls, callbacks);
    const isAnew = state.born !== this.born || !this.lines.length; // after a reset, or a restart
    this.born = state.born;
    if (isAnew) this.showAll();
    else this.show();
  }

  // Somebody reads: has scrolled, opened a line, or come to one with the keyboard.
  get held() {
    const reads = this.list.scrollTop > 0 || this.list.querySelector("details[open], summary:focus-visible");
    return this.paused || reads;
  }

  show() {
    const waiting = this.lines.filter((line) => !this.rows.has(line)).length;
    if (waiting && !this.held) this.showAll();
    else this.offer(waiting);
  }

  showAll() {
    this.list.scrollTop = 0;
    const kept = new Set(this.lines);
    for (const [line, row] of this.rows) if (!kept.has(line)) this.drop(line, row);
    let place = this.list.firstElementChild;
    for (const line of this.lines) {
      if (this.rows.get(line) === place && place) place = place.nextElementSibling;
      else this.list.insertBefore(this.row(line), place);
    }
    this.offer(0);
    this.filter();
  }

  row(line) {
    if (!this.rows.has(line)) this.rows.set(line, lineElement(line));
    return this.rows.get(line);
  }

  drop(line, row) {
    row.remove();
    this.rows.delete(line);
  }

  offer(waiting) {
    this.more.hidden = !waiting;
    this.more.textContent = word("held", { n: waiting });
  }

  togglePause() {
    this.paused = !this.paused;
    this.pause.ariaPressed = String(this.paused);
    this.pause.textContent = word(this.paused ? "go_on" : "hold");
    this.show();
  }

  filter() {
    let shown = 0;
    for (const [line, row] of this.rows) {
      row.hidden = !this.wants(line);
      shown += row.hidden ? 0 : 1;
    }
    this.empty.hidden = shown > 0;
    this.empty.textContent = word(this.rows.size ? "no_match" : "no_lines");
  }

  wants(line) {
    if (this.kind.value !== "all" && isCall(line) !== (this.kind.value === "calls")) return false;
    if (this.errors.checked && !failed(line)) return false;
    const said = [line.path, line.query, line.openid, line.url, line.told ?? line.body, line.reply ?? line.answer].join("\n");
    return said.toLowerCase().includes(this.words.value.trim().toLowerCase());
  }
}

// Newest first; each log keeps its own order, whatever was done to the clock meanwhile.
function merged(calls, callbacks) {
  const lines = [];
  let i = calls.length - 1, j = callbacks.length - 1;
  while (i >= 0 || j >= 0) {
    const isNext = j < 0 || (i >= 0 && calls[i].at >= callbacks[j].at);
    lines.push(isNext ? calls[i--] : callbacks[j--]);
  }
  return lines;
}
