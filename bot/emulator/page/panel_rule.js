// The form for one fault of your own.
import { h } from "./dom.js";
import { word } from "./panel_texts.js";

const KINDS = {
  call: ["latency", "errcode", "status", "reset", "truncate", "drop", "token"],
  callback: ["latency", "status", "reset", "truncate", "drop", "double", "parallel", "reorder"],
};
// The one number that a kind of fault has, and what it is unless somebody says.
const NUMBER = { latency: ["ms", 2000], errcode: ["errcode", -1], status: ["status", 502] };

export class RuleForm {
  constructor(add) {
    this.on = h("select", { onchange: () => this.fit() });
    this.kind = h("select", { onchange: () => this.fit() });
    this.number = h("input", { type: "number" });
    this.numberName = h("span");
    this.rate = h("input", { type: "number", min: 1, max: 100, value: 100 });
    this.times = h("input", { type: "number", min: 1, placeholder: word("always") });
    this.numberField = h("label", {}, this.numberName, this.number);
    const field = (name, input) => h("label", {}, h("span", {}, name), input);
    this.element = h("form", { className: "rule" },
      field(word("on"), this.on), field(word("kind"), this.kind), this.numberField,
      field(`${word("rate")} %`, this.rate), field(word("times"), this.times),
      h("button", { className: "main" }, word("add")));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      add(this.rule());
    });
    this.offer([]);
    this.fit();
  }

  // The paths to choose from; an open list is left alone.
  offer(paths) {
    const wanted = ["callback", "/cgi-bin/*", ...[...new Set(paths)].filter((path) => !path.includes("?")).sort()];
    const shown = [...this.on.options].map((option) => option.value);
    if (document.activeElement === this.on || wanted.join() === shown.join()) return;
    const chosen = this.on.value || "callback";
    const name = { callback: word("on_callback"), "/cgi-bin/*": word("on_all") };
    this.on.replaceChildren(...wanted.map((value) => h("option", { value }, name[value] ?? value)));
    this.on.value = wanted.includes(chosen) ? chosen : "callback";
  }

  // Only what can happen there, and only the number that it has.
  fit() {
    const kinds = KINDS[this.on.value === "callback" ? "callback" : "call"];
    const chosen = kinds.includes(this.kind.value) ? this.kind.value : kinds[0];
    this.kind.replaceChildren(...kinds.map((kind) => h("option", { value: kind }, word(kind))));
    this.kind.value = chosen;
    const [name, usual] = NUMBER[chosen] ?? [];
    this.numberField.hidden = !name;
    if (!name || this.number.name === name) return;
    Object.assign(this.number, { name, value: usual });
    this.numberName.textContent = word(name === "ms" ? "ms_unit" : name);
  }

  rule() {
    const rule = { on: this.on.value, kind: this.kind.value, rate: Number(this.rate.value || 100) / 100 };
    const [name, usual] = NUMBER[rule.kind] ?? [];
    if (name) rule[name] = this.number.value === "" ? usual : Number(this.number.value);
    if (this.times.value) rule.times = Number(this.times.value);
    return rule;
  }
}
