// A row of tabs: one can be reached with Tab, the others with the arrow keys.
import { h } from "./dom.js";

const MOVES = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

export class Tabs {
  // `pages`: name to {label, element}; `chosen(name)` is called when another one comes to the front.
  constructor(pages, label, chosen) {
    this.pages = pages;
    this.chosen = chosen;
    this.buttons = Object.entries(pages).map(([name, page]) => this.button(name, page));
    this.list = h("div", { className: "panel-tabs", role: "tablist", ariaLabel: label, onkeydown: (event) => this.move(event) }, ...this.buttons);
    this.bodies = h("div", { className: "panel-body" }, ...Object.values(pages).map((page) => page.element));
  }

  button(name, { label, element }) {
    Object.assign(element, { id: `page-${name}`, role: "tabpanel" });
    element.setAttribute("aria-labelledby", `tab-${name}`);
    return h("button", { type: "button", id: `tab-${name}`, role: "tab", "aria-controls": element.id, onclick: () => this.choose(name) }, label);
  }

  choose(name) {
    this.current = name in this.pages ? name : Object.keys(this.pages)[0];
    for (const button of this.buttons) {
      const isCurrent = button.id === `tab-${this.current}`;
      button.ariaSelected = String(isCurrent);
      button.tabIndex = isCurrent ? 0 : -1;
    }
    for (const [other, { element }] of Object.entries(this.pages)) element.hidden = other !== this.current;
    this.chosen(this.current);
  }

  focus() {
    this.buttons.find((button) => button.tabIndex === 0).focus();
  }

  move(event) {
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    const names = Object.keys(this.pages), last = names.length - 1;
    const at = names.indexOf(this.current) + MOVES[event.key];
    const next = Number.isFinite(at) ? (at + names.length) % names.length : at < 0 ? 0 : last;
    this.choose(names[next]);
    this.focus();
  }
}
