// A sheet over one phone, in which the focus stays; Escape or × closes it and gives the focus back.
import { button, h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { say } from "./texts.js";

const REACHED = "button, input, iframe, video, a[href], [tabindex='0']:not(.guard)";

export class Sheet {
  // `className`: "low" rises from below, "full" covers the phone; a phone has one at a time.
  constructor(phone, label, className, ...content) {
    phone.sheet?.close();
    this.phone = phone;
    this.opener = document.activeElement;
    this.head = h("div", { className: "sheet-head" }, this.closing(), h("h3", {}, label));
    this.box = h("div", { className: `sheet ${className}`, role: "dialog", ariaModal: "true", ariaLabel: label, tabIndex: -1 },
      this.guard(-1), this.head, ...content, this.guard(0));
    const onclick = (event) => event.target === this.shade && this.close();
    this.shade = h("div", { className: "shade", onclick, onkeydown: (event) => this.pressed(event) }, this.box);
    this.open();
  }

  closing() {
    return button("sheet-close", say("close"), () => this.close(), icon(...ICONS.close));
  }

  // Before the first and after the last: whoever gets here goes on at the other end.
  guard(end) {
    return h("span", { className: "guard", tabIndex: 0, onfocus: () => this.reachable().at(end)?.focus() });
  }

  reachable() {
    return [...this.box.querySelectorAll(REACHED)].filter((one) => !one.disabled && one.checkVisibility());
  }

  open() {
    this.phone.sheet = this;
    for (const part of this.phone.element.children) part.inert = true;
    this.phone.element.append(this.shade);
    (this.box.querySelector("[data-first]") ?? this.box).focus();
  }

  pressed(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  close() {
    this.shade.remove();
    this.phone.sheet = null;
    for (const part of this.phone.element.children) part.inert = false;
    if (this.opener?.isConnected && this.opener.checkVisibility()) this.opener.focus();
    else this.phone.focus();
  }
}
