// What stands in a chat as a card: articles, notices, places, files, links, music, mini programs.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { say } from "./texts.js";
import { day, exactly } from "./times.js";
import { isPage, page } from "./words.js";

// One article is a large card; of several, the first has its title on the picture, the others are rows.
export function news({ articles }, phone) {
  const [first, ...rest] = articles;
  const rows = rest.map((one) => article(one, phone, "row", title(one), cover(one)));
  const about = first.description && !rest.length ? h("p", {}, first.description) : null;
  const lead = article(first, phone, "lead", cover(first), title(first), about);
  return h("div", { className: `card news ${rest.length ? "several" : "alone"}` }, lead, ...rows);
}

function article({ url }, phone, className, ...children) {
  return isPage(url) ? page(url, phone, { className }, ...children) : h("div", { className }, ...children);
}

function title(one) {
  return h("div", { className: "card-title" }, one.title);
}

function cover({ picurl }) {
  if (!isPage(picurl) && !picurl?.startsWith("/")) return null;
  const image = h("img", { className: "cover", src: picurl, alt: "" });
  image.addEventListener("error", () => image.remove());
  return image;
}

// A template message or a subscribe notice.
export function notice(entry, phone) {
  const rows = entry.fields.map(({ name, value }) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  const opens = isPage(entry.url) || entry.miniprogram;
  const parts = [
    entry.inbox ? h("small", { className: "inbox" }, entry.inbox) : null,
    h("div", { className: "card-title" }, entry.title),
    h("time", { title: exactly(entry.at) }, day(entry.at)),
    h("dl", {}, ...rows),
    opens ? h("div", { className: "details" }, say("details"), icon("M9 5l7 7-7 7")) : null,
  ];
  if (entry.miniprogram) return programLink(entry.miniprogram, phone, "card notice", ...parts);
  return opens ? page(entry.url, phone, { className: "card notice" }, ...parts) : h("div", { className: "card notice" }, ...parts);
}

export function program(entry, phone) {
  const foot = h("small", {}, icon(...ICONS.program), say("program"));
  const face = entry.thumb_url ? h("img", { src: entry.thumb_url, alt: "" }) : h("div", { className: "blank" }, icon(...ICONS.program));
  return programLink(entry, phone, "card small program", h("div", { className: "card-title" }, entry.title || say("program")), face, foot);
}

function programLink({ appid, pagepath }, phone, className, ...children) {
  const open = () => phone.openProgram({ appid, path: pagepath });
  return h("button", { type: "button", className, onclick: open }, ...children);
}

export function link(entry, phone) {
  return small(entry, phone, "link-card", entry.title || say("link"), entry.description, "link");
}

export function attached(entry) {
  const properties = { className: "card small", target: "_blank", rel: "noopener" };
  const inside = halves(entry.title || say("file"), entry.description, "file");
  return entry.url ? h("a", { ...properties, href: entry.url }, ...inside) : h("div", properties, ...inside);
}

export function coupon({ card_id: id }) {
  return h("div", { className: "card small" }, ...halves(say("coupon"), id, "coupon"));
}

export function music(entry, phone) {
  return small(entry, phone, "music", entry.title || say("music"), entry.description, "music");
}

function small(entry, phone, className, name, about, sign) {
  const inside = halves(name, about, sign);
  const whole = `card small ${className}`;
  return isPage(entry.url) ? page(entry.url, phone, { className: whole }, ...inside) : h("div", { className: whole }, ...inside);
}

function halves(name, about, sign) {
  const under = about ? h("p", {}, about) : null;
  return [h("div", {}, h("div", { className: "card-title" }, name), under), h("span", { className: "sign" }, icon(...ICONS[sign]))];
}

export function location({ label, latitude, longitude }) {
  const where = h("p", {}, `${latitude}, ${longitude}`);
  const name = h("div", { className: "card-title" }, label || say("location"));
  return h("div", { className: "card small place" }, h("div", {}, name, where), h("div", { className: "map" }, icon(...ICONS.location)));
}
