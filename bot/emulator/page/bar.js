// The bar at the bottom of a phone: the account's menu, a text field, or the button to follow.
import { attachPanel } from "./attach.js";
import { button, h, icon, opens } from "./dom.js";
import { ICONS } from "./icons.js";
import { tapButton } from "./menu.js";
import { say } from "./texts.js";

const LOWEST = 38, HIGHEST = 120; // pixels of the text field

export class Bar {
  constructor(phone) {
    this.phone = phone;
    this.row = h("div", { className: "row" });
    this.attach = attachPanel(phone);
    this.attach.hidden = true;
    this.attach.addEventListener("keydown", (event) => event.key === "Escape" && this.showAttach(false));
    this.element = h("div", { className: "bar" }, this.row, this.attach);
    this.typing = false;
    this.draft = this.field();
    this.build();
  }

  build() {
    this.plus = button("plus", say("attach"), () => this.showAttach(this.attach.hidden), icon(...ICONS.plus));
    this.button = h("button", { type: "button", className: "send", onclick: () => this.send() }, say("send"));
    this.writing = h("div", { className: "writing" }, this.draft, this.plus, this.button);
    this.showAttach(false, false);
    this.fit();
  }

  draw(follows, menu) {
    const buttons = follows ? menu?.button ?? [] : [];
    const writes = follows && (this.typing || !buttons.length);
    if (!writes) this.showAttach(false, false);
    if (!follows) return this.row.replaceChildren(this.followButton());
    const toggle = buttons.length ? [this.toggle(writes)] : [];
    return this.row.replaceChildren(...toggle, writes ? this.writing : this.menu(buttons));
  }

  followButton() {
    return h("button", { type: "button", className: "follow", onclick: () => this.phone.act("follow") }, say("follow"));
  }

  toggle(writes) {
    const flip = () => {
      this.typing = !this.typing;
      this.phone.drawBar();
      this.focus();
    };
    return button("toggle", say(writes ? "toMenu" : "toKeyboard"), flip, icon(...(writes ? ICONS.lines : ICONS.keyboard)));
  }

  menu(buttons) {
    return h("div", { className: "menu" }, ...buttons.map((one, i) => h("div", {}, ...this.menuButton(one, i))));
  }

  menuButton(top, i) {
    const subs = top.sub_button ?? [];
    const tap = (one, path) => h("button", { type: "button", title: one.name, onclick: () => tapButton(this.phone, one, path) }, one.name);
    if (!subs.length) return [tap(top, [i])];
    const opener = h("button", { type: "button", className: "sub" }, top.name);
    return opens(opener, h("div", { className: "popup" }, ...subs.map((sub, j) => tap(sub, [i, j]))));
  }

  field() {
    const send = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    };
    return h("textarea", { rows: 1, ariaLabel: say("write"), onkeydown: send, oninput: () => this.fit(), onfocus: () => this.showAttach(false, false) });
  }

  showAttach(open, focuses = true) {
    this.attach.hidden = !open;
    this.plus.setAttribute("aria-expanded", String(open));
    if (open) this.attach.querySelector("button").focus();
    else if (focuses) this.plus.focus();
  }

  send() {
    const text = this.draft.value;
    if (!text.trim()) return;
    this.draft.value = "";
    this.fit();
    this.phone.act("send", { type: "text", text });
  }

  // The field grows with its text; as on a phone, the button to send comes with the first letter.
  fit() {
    this.button.hidden = !this.draft.value.trim();
    this.draft.style.height = `${LOWEST}px`;
    this.draft.style.height = `${Math.min(HIGHEST, Math.max(LOWEST, this.draft.scrollHeight + 2))}px`;
  }

  focus() {
    (this.row.contains(this.draft) ? this.draft : this.row.querySelector("button"))?.focus();
  }
}
