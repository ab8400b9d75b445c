// The bar at the bottom of a phone: the account's menu, a text field, or the button to follow.
import { h, icon, opens } from "./dom.js";
import { say } from "./texts.js";

const KEYBOARD = ["M3 6h18v12H3z", "M7 10h.01M11 10h.01M15 10h.01M8 14h8"];
const MENU = ["M5 7h14M5 12h14M5 17h14"];
const PLUS = ["M12 3a9 9 0 100 18 9 9 0 000-18z", "M12 8v8M8 12h8"];
const ATTACHED = ["image", "voice", "video", "location", "link", "file"];

export class Bar {
  constructor(phone) {
    this.phone = phone;
    this.element = h("div", { className: "bar" });
    this.typing = false;
    this.draft = this.field();
  }

  draw(follows, menu) {
    if (!follows) return this.element.replaceChildren(this.followButton());
    const buttons = menu?.button ?? [];
    const writes = this.typing || !buttons.length;
    const toggle = buttons.length ? [this.toggle(writes)] : [];
    this.element.replaceChildren(...toggle, writes ? this.writing() : this.menu(buttons));
    return undefined;
  }

  followButton() {
    return h("button", { type: "button", className: "follow", onclick: () => this.phone.act("follow") }, say("follow"));
  }

  toggle(writes) {
    const label = say(writes ? "toMenu" : "toKeyboard");
    const flip = () => {
      this.typing = !this.typing;
      this.phone.drawBar();
      if (this.typing) this.draft.focus();
      else this.element.querySelector(".toggle").focus();
    };
    return h("button", { type: "button", className: "toggle", ariaLabel: label, title: label, onclick: flip }, icon(...(writes ? MENU : KEYBOARD)));
  }

  menu(buttons) {
    return h("div", { className: "menu" }, ...buttons.map((button, i) => h("div", {}, ...this.menuButton(button, i))));
  }

  menuButton(button, i) {
    const subs = button.sub_button ?? [];
    if (!subs.length) return [h("button", { type: "button", onclick: () => this.phone.tapMenu(button, [i]) }, button.name)];
    const top = h("button", { type: "button", className: "sub" }, button.name);
    const items = subs.map((sub, j) => h("button", { type: "button", onclick: () => this.phone.tapMenu(sub, [i, j]) }, sub.name));
    return opens(top, h("div", { className: "popup" }, ...items));
  }

  field() {
    const send = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    };
    return h("textarea", { rows: 1, ariaLabel: say("write"), placeholder: say("write"), onkeydown: send, oninput: () => this.fit() });
  }

  writing() {
    this.button = h("button", { type: "button", className: "send", onclick: () => this.send() }, say("send"));
    const plus = h("button", { type: "button", className: "plus", ariaLabel: say("attach"), title: say("attach") }, icon(...PLUS));
    const items = ATTACHED.map((type) => h("button", { type: "button", onclick: () => this.phone.act("send", { type }) }, say(type)));
    const attach = h("div", { className: "popup attach" }, ...items);
    const writing = h("div", { className: "writing" }, this.draft, ...opens(plus, attach), this.button);
    this.fit();
    return writing;
  }

  send() {
    const text = this.draft.value;
    if (!text.trim()) return;
    this.draft.value = "";
    this.fit();
    this.phone.act("send", { type: "text", text });
  }

  // The field grows with its text; there is nothing to send while it is empty.
  fit() {
    if (this.button) this.button.disabled = !this.draft.value.trim();
    this.draft.style.height = "38px";
    this.draft.style.height = `${Math.min(120, Math.max(38, this.draft.scrollHeight + 2))}px`;
  }
}
