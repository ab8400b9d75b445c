// The tab of the platform's clock, which can be set, moved on, slowed and stopped.
import { post } from "./api.js";
import { h } from "./dom.js";
import { word } from "./panel_texts.js";
import { language } from "./texts.js";

const ZONE = { timeZone: "Asia/Shanghai" };
const DATE = new Intl.DateTimeFormat(language, { ...ZONE, dateStyle: "full" });
const TIME = new Intl.DateTimeFormat(language, { ...ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const ISO_DAY = new Intl.DateTimeFormat("en-CA", ZONE);
const ISO_TIME = new Intl.DateTimeFormat("en-GB", { ...ZONE, hour: "2-digit", minute: "2-digit" });
const STEPS = { plus_minute: 60, plus_hour: 3600, plus_day: 86_400 };
const SPEEDS = [0, 1, 60, 3600];

export class ClockTab {
  constructor(panel) {
    this.panel = panel;
    this.date = h("p", { className: "date" });
    this.time = h("p", { className: "time" });
    this.element = h("div", { className: "clock-tab" },
      h("h3", {}, word("now")), this.date, this.time, this.steps(), this.setting(),
      h("h3", {}, word("speed")), this.speeds(), h("p", { className: "quiet" }, word("speed_hint")));
  }

  steps() {
    const button = (key, act) => h("button", { type: "button", onclick: act }, word(key));
    return h("div", { className: "buttons" },
      ...Object.entries(STEPS).map(([key, seconds]) => button(key, () => this.move({ advance: seconds }))),
      button("tomorrow", () => this.move({ now: `${day(this.now + 86_400)}T08:00` })),
      button("real_time", () => this.move({ now: Date.now() / 1000, rate: 1 })));
  }

  setting() {
    this.field = h("input", { type: "datetime-local", required: true });
    const form = h("form", { className: "rule" }, h("label", {}, h("span", {}, word("set")), this.field),
      h("button", { className: "main" }, word("set_now")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.move({ now: this.field.value }); // without an offset it is Shanghai's
    });
    return form;
  }

  speeds() {
    this.radios = SPEEDS.map((rate) => h("input", { type: "radio", name: "speed", value: rate, onchange: () => this.move({ rate }) }));
    const labels = this.radios.map((radio) => h("label", {}, radio, word(`speed_${radio.value}`)));
    return h("div", { className: "speeds", role: "radiogroup", ariaLabel: word("speed") }, ...labels);
  }

  move(body) {
    return this.panel.act(post("clock", body));
  }

  draw({ now, state }) {
    this.now = now;
    this.date.textContent = DATE.format(now * 1000);
    this.time.textContent = TIME.format(now * 1000);
    if (!this.field.value) this.field.value = `${day(now)}T${ISO_TIME.format(now * 1000)}`;
    for (const radio of this.radios) radio.checked = Number(radio.value) === state.clock.rate;
  }
}

function day(at) {
  return ISO_DAY.format(at * 1000);
}
