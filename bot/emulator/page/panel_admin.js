// The administrator's phone: mass sends that wait for a yes, QR codes, templates.
import { get, post } from "./api.js";
import { h } from "./dom.js";
import { word, wordOr } from "./panel_texts.js";
import { exactly } from "./times.js";

export class AdminTab {
  constructor(panel) {
    this.panel = panel;
    this.places = Object.fromEntries(["masses", "codes", "templates"].map((name) => [name, h("div")]));
    this.shown = {};
    const parts = Object.entries(this.places).flatMap(([name, place]) => [h("h3", {}, word(name)), place]);
    this.element = h("div", {}, ...parts);
  }

  draw() {
    this.list("masses", (mass) => this.mass(mass));
    this.list("codes", code);
    this.list("templates", template);
  }

  // Drawn again only where something has changed, so that a button keeps the focus.
  async list(name, element) {
    const items = await asked(name);
    const said = JSON.stringify(items);
    if (said === this.shown[name]) return;
    this.shown[name] = said;
    this.places[name].replaceChildren(...(items.length ? items.map(element) : [h("p", { className: "quiet" }, word(`no_${name}`))]));
  }

  mass({ msg_id: id, type, status, ended, range, at, counts, waiting }) {
    const to = range === "all" ? word("everybody") : range;
    const done = Object.entries(counts).map(([name, n]) => `${name} ${n}`).join(", ");
    const facts = [exactly(at), to, waiting ? "" : done, ended].filter(Boolean);
    const button = (key, accept, className) => h("button", { type: "button", className, onclick: () => this.answer(id, accept) }, word(key));
    return h("div", { className: "fact" },
      h("b", {}, `${type} · ${id}`), h("span", {}, wordOr(`mass_${status}`, status)), h("small", {}, facts.join(" · ")),
      waiting ? h("div", { className: "buttons" }, button("accept", true, "main"), button("refuse", false, "")) : null);
  }

  answer(msgId, accept) {
    return this.panel.act(post("confirm", { msg_id: msgId, accept }));
  }
}

async function asked(name) {
  try {
    return (await get(name))[name];
  } catch {
    return []; // this emulator has none
  }
}

function code({ ticket, scene, expires_at: ends, url }) {
  const src = `/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}`;
  const lasts = ends === null ? word("permanent") : word("lasts_until", { time: exactly(ends) });
  return h("div", { className: "fact qr" }, h("img", { src, alt: word("code_alt", { scene }), loading: "lazy" }),
    h("b", {}, String(scene)), h("small", {}, lasts), h("small", {}, url));
}

function template({ template_id: id, kind, title, content }) {
  return h("div", { className: "fact" }, h("b", {}, title || id), h("small", {}, [wordOr(`kind_${kind.replace("-", "_")}`, kind), id].join(" · ")), h("pre", {}, content));
}
