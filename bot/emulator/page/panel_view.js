// What the panel knows of the platform: its state, and the last lines of both logs.
import { get } from "./api.js";

const KEPT = 200;

export class View {
  constructor() {
    this.calls = [];
    this.callbacks = [];
  }

  // The platform's time now, at whatever speed it runs.
  get now() {
    const { now, rate } = this.state.clock;
    return now + ((Date.now() - this.lookedAt) / 1000) * rate;
  }

  async look() {
    const state = await get("state");
    if (state.born !== this.state?.born) Object.assign(this, { calls: [], callbacks: [] }); // a reset
    Object.assign(this, { state, lookedAt: Date.now() });
    await Promise.all([this.read("calls"), this.read("callbacks")]);
  }

  // What is new in one log; after a restart, which numbers from 1 again, all of it.
  async read(name) {
    const last = this[name].at(-1)?.n ?? 0;
    const total = this.state[name];
    if (total === last) return;
    const goesOn = last > 0 && total > last;
    const found = (await get(goesOn ? `${name}?after=${last}` : `${name}?last=${KEPT}`))[name];
    this[name] = [...(goesOn ? this[name] : []), ...found].slice(-KEPT);
  }
}
