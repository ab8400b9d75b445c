// The tab of faults on demand: the rules in force, ready-made ones, one of your own, the switches.
import { put } from "./api.js";
import { h } from "./dom.js";
import { RuleForm } from "./panel_rule.js";
import { Switches } from "./panel_switches.js";
import { word, wordOr } from "./panel_texts.js";

const ALL = "/cgi-bin/*";
const READY = {
  slow: { on: ALL, kind: "latency", rate: 1, ms: 2000 },
  minus: { on: ALL, kind: "errcode", rate: 0.33, errcode: -1 },
  token: { on: ALL, kind: "token", rate: 1, times: 1 },
  half: { on: "callback", kind: "drop", rate: 0.5 },
  twice: { on: "callback", kind: "parallel", rate: 1 },
  cut: { on: ALL, kind: "truncate", rate: 1 },
};
const SEED = 1; // the same rules strike at the same calls each time

export class FaultsTab {
  constructor(panel) {
    this.panel = panel;
    this.rules = [];
    this.list = h("ul", { className: "rules" });
    this.form = new RuleForm((rule) => this.add(rule));
    this.switches = new Switches(panel);
    this.element = h("div", {},
      h("h3", {}, word("rules")), this.list,
      h("h3", {}, word("ready")), this.ready(),
      h("h3", {}, word("new_rule")), this.form.element,
      h("h3", {}, word("switches")), this.switches.element);
  }

  ready() {
    const buttons = Object.entries(READY).map(([name, rule]) =>
      h("button", { type: "button", onclick: () => this.add(rule) }, word(`ready_${name}`)));
    return h("div", { className: "buttons ready" }, ...buttons);
  }

  draw({ state, calls }) {
    this.form.offer([...Object.keys(state.quotas), ...calls.map((line) => line.path)]);
    this.switches.draw(state.switches);
    const rules = state.faults ?? [];
    if (JSON.stringify(rules) === JSON.stringify(this.rules) && this.list.children.length) return;
    this.rules = rules;
    this.list.replaceChildren(...(rules.length ? [...rules.map((rule, i) => this.row(rule, i)), this.clear()] : [h("li", { className: "quiet" }, word("no_rules"))]));
  }

  row(rule, i) {
    const hits = rule.hits === undefined ? "" : word("hits", { n: rule.hits });
    const remove = h("button", { type: "button", className: "tool", onclick: () => this.put(this.rules.filter((_, j) => j !== i)) }, word("remove"));
    return h("li", {}, h("span", {}, h("b", {}, whereOf(rule)), " ", whatOf(rule)), h("small", {}, hits), remove);
  }

  clear() {
    return h("li", {}, h("button", { type: "button", className: "tool danger", onclick: () => this.put([]) }, word("clear")));
  }

  add(rule) {
    return this.put([...this.rules, rule]);
  }

  put(rules) {
    const bare = rules.map(({ hits: _, ...rule }) => rule);
    return this.panel.act(put("faults", { seed: SEED, rules: bare }));
  }
}

function whereOf({ on }) {
  if (on === "callback") return word("on_callback");
  return on === ALL ? word("on_all") : on;
}

function whatOf({ kind, rate = 1, ms, errcode, status, times }) {
  const much = ms === undefined ? [] : [`${ms}\u00a0${word("ms_unit")}`];
  const often = rate < 1 ? [`${Math.round(rate * 100)}\u00a0%`] : [];
  const limit = times ? [`×\u00a0${times}`] : [];
  return [wordOr(kind, kind), ...much, errcode ?? [], status ?? [], ...often, ...limit].flat().join(" · ");
}
