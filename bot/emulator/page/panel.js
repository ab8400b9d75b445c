// The platform's view: a drawer beside the phones, for whoever develops or tests a bot.
import { h } from "./dom.js";
import { AdminTab } from "./panel_admin.js";
import { ClockTab } from "./panel_clock.js";
import { drawDiagnosis } from "./panel_diagnosis.js";
import { FaultsTab } from "./panel_faults.js";
import { LogTab } from "./panel_log.js";
import { QuotasTab } from "./panel_quotas.js";
import { resetButton } from "./panel_reset.js";
import { Tabs } from "./panel_tabs.js";
import { word } from "./panel_texts.js";
import { View } from "./panel_view.js";

const LOOK = 1000; // milliseconds between looks at the platform, while the panel is open and seen
const TABS = { log: LogTab, quotas: QuotasTab, faults: FaultsTab, clock: ClockTab, admin: AdminTab };
const NARROW = matchMedia("(max-width: 760px), (max-height: 500px)");

class Panel {
  constructor(aside) {
    this.aside = aside;
    this.view = new View();
    this.failure = h("p", { className: "failure", role: "alert", hidden: true });
    this.diagnosis = h("div", { className: "diagnosis", role: "status" });
    this.pages = Object.fromEntries(Object.entries(TABS).map(([name, Tab]) => [name, new Tab(this)]));
    const pages = Object.entries(this.pages).map(([name, page]) => [name, { label: word(`tab_${name}`), element: page.element }]);
    this.tabs = new Tabs(Object.fromEntries(pages), word("panel"), () => this.chosen());
    this.build();
  }

  build() {
    const close = h("button", { type: "button", className: "tool", onclick: () => this.close() }, word("close"));
    const head = h("header", {}, h("h2", {}, word("panel")), resetButton(this), close);
    this.aside.setAttribute("aria-label", word("panel"));
    this.aside.replaceChildren(head, this.diagnosis, this.failure, this.tabs.list, this.tabs.bodies);
    this.aside.hidden = true;
    document.addEventListener("click", (event) => event.target.closest("#panel-button") && this.toggle());
    this.aside.addEventListener("keydown", (event) => event.key === "Escape" && this.escaped(event));
    document.addEventListener("visibilitychange", () => this.look());
    NARROW.addEventListener("change", () => this.coverPhones());
    const wanted = location.hash.slice(1);
    this.tabs.choose(wanted);
    if (wanted in TABS) this.show();
  }

  get isOpen() {
    return !this.aside.hidden;
  }

  toggle() {
    return this.isOpen ? this.close() : this.open();
  }

  open() {
    this.show();
    this.tabs.focus();
  }

  show() {
    this.aside.hidden = false;
    this.changed();
    this.look();
  }

  close() {
    this.aside.hidden = true;
    this.changed();
    document.getElementById("panel-button")?.focus();
  }

  escaped(event) {
    if (event.target.type === "search" && event.target.value) return; // Escape empties the field first
    if (!event.defaultPrevented && !document.querySelector("dialog[open]")) this.close();
  }

  changed() {
    document.body.classList.toggle("has-panel", this.isOpen);
    document.getElementById("panel-button")?.setAttribute("aria-expanded", String(this.isOpen));
    this.coverPhones();
    this.chosen();
  }

  // On a narrow screen the panel lies over everything: what is under it cannot be reached.
  coverPhones() {
    for (const part of document.body.children) if (part !== this.aside) part.inert = this.isOpen && NARROW.matches;
  }

  // The address remembers the tab, so that it can be opened again, and told to others.
  chosen() {
    history.replaceState(null, "", `${location.pathname}${location.search}${this.isOpen ? `#${this.tabs.current}` : ""}`);
    if (this.isOpen && this.view.state) this.draw();
  }

  async look() {
    clearTimeout(this.next);
    if (!this.isOpen || document.visibilityState !== "visible") return;
    try {
      await this.view.look();
      this.connected(true);
    } catch {
      this.connected(false);
    }
    clearTimeout(this.next);
    this.next = setTimeout(() => this.look(), LOOK);
    if (this.view.state) this.draw();
  }

  draw() {
    drawDiagnosis(this.diagnosis, this.view);
    this.pages[this.tabs.current].draw(this.view);
  }

  // Do something to the platform; say so where it refuses; look again.
  async act(doing) {
    try {
      await doing;
      this.say("");
    } catch (error) {
      this.say(word("failed", { why: error.message }));
    }
    await this.look();
  }

  connected(isConnected) {
    const lost = word("lost");
    if (!isConnected) this.say(lost);
    else if (this.failure.textContent === lost) this.say("");
  }

  say(words) {
    this.failure.textContent = words;
    this.failure.hidden = !words;
  }
}

export const panel = new Panel(document.getElementById("panel"));
