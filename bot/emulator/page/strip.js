// The line on top: the platform's own view.
import { h } from "./dom.js";
import { say } from "./texts.js";
import { exactly } from "./times.js";

const FIGURES = ["clock", "followers", "calls", "callbacks"];

export class Strip {
  constructor(element) {
    this.kind = h("b", {});
    this.figures = Object.fromEntries(FIGURES.map((name) => [name, h("b", {})]));
    this.lost = h("span", { className: "lost", role: "status" });
    const spans = FIGURES.map((name) => h("span", { className: name }, `${say(name)} `, this.figures[name]));
    element.replaceChildren(this.kind, ...spans, this.lost);
  }

  draw(state, now, connected) {
    this.kind.textContent = `${say(state.account)} · ${say(state.verified ? "verified" : "unverified")}`;
    const values = { ...state, clock: exactly(now) };
    for (const name of FIGURES) this.figures[name].textContent = String(values[name]);
    const lost = connected ? "" : say("disconnected");
    if (this.lost.textContent !== lost) this.lost.textContent = lost;
  }
}
