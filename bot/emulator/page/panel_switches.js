// Choices that can be switched while the platform runs: a toggle or a number, with what it does.
import { put } from "./api.js";
import { h } from "./dom.js";
import { word, wordOr } from "./panel_texts.js";

export class Switches {
  constructor(panel) {
    this.panel = panel;
    this.inputs = {};
    this.element = h("div", { className: "switches" }, h("p", { className: "quiet" }, word("switches_hint")));
  }

  draw(switches) {
    for (const [name, value] of Object.entries(switches)) {
      this.inputs[name] ??= this.row(name, value);
      const input = this.inputs[name];
      if (document.activeElement === input) continue; // somebody is writing
      if (typeof value === "boolean") input.checked = value;
      else input.value = value;
    }
  }

  row(name, value) {
    const isToggle = typeof value === "boolean";
    const input = isToggle
      ? h("input", { type: "checkbox", role: "switch" })
      : h("input", { type: typeof value === "number" ? "number" : "text", min: 0 });
    const hint = h("small", { id: `about-${name}` }, wordOr(`switch_${name}_hint`, ""));
    input.setAttribute("aria-describedby", hint.id);
    input.addEventListener("change", () => this.set(name, valueOf(input, value)));
    this.element.append(h("div", { className: "switch" }, h("label", {}, h("span", {}, wordOr(`switch_${name}`, name)), input), hint));
    return input;
  }

  set(name, value) {
    return this.panel.act(put("switches", { [name]: value }));
  }
}

function valueOf(input, before) {
  if (typeof before === "boolean") return input.checked;
  return typeof before === "number" ? Number(input.value) : input.value;
}
