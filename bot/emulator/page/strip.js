// The line on top: the platform's own view.
import { h } from "./dom.js";
import { say } from "./texts.js";
import { exactly } from "./times.js";

export function drawStrip(strip, state, now, connected) {
  const kind = `${say(state.account)} · ${say(state.verified ? "verified" : "unverified")}`;
  const figure = (key, value) => h("span", { className: key }, `${say(key)} `, h("b", {}, String(value)));
  strip.replaceChildren(
    h("b", {}, kind),
    figure("clock", exactly(now)),
    figure("followers", state.followers),
    figure("calls", state.calls),
    figure("callbacks", state.callbacks),
    connected ? "" : h("span", { className: "lost", role: "status" }, say("lost")),
  );
}
