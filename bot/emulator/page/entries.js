// One chat entry as an element, or null for what a phone does not show.
import { h, icon } from "./dom.js";
import { say } from "./texts.js";
import { outside, sends, words } from "./words.js";

// Drawn, not emoji: not every machine has a font for those.
const SIGNS = {
  voice: ["M5 10v4h3l4 4V6l-4 4z", "M15 9a4 4 0 010 6M17.5 6.5a8 8 0 010 11"],
  video: ["M4 5h16v14H4z", "M10 9l5 3-5 3z"],
  shortvideo: ["M4 5h16v14H4z", "M10 9l5 3-5 3z"],
  location: ["M12 21c-4-5-6-8-6-11a6 6 0 0112 0c0 3-2 6-6 11z", "M12 8v.01M10 10a2 2 0 104 0 2 2 0 10-4 0z"],
  link: ["M10 14l4-4M9 9l2-3a4 4 0 016 6l-3 2M15 15l-2 3a4 4 0 01-6-6l3-2"],
  music: ["M9 17V6l9-2v11", "M4 17a2.5 2 0 105 0 2.5 2 0 10-5 0zM13 15a2.5 2 0 105 0 2.5 2 0 10-5 0z"],
  miniprogrampage: ["M12 4l8 8-8 8-8-8z"],
  file: ["M6 3h8l4 4v14H6z", "M14 3v4h4M9 12h6M9 16h6"],
};

export function element(entry, phone) {
  if (entry.type === "notice") return grey(entry.text);
  if (entry.type === "event") return eventLine(entry);
  const mine = entry.from === "member";
  const avatar = h("div", { className: `avatar ${mine ? `m${phone.number}` : ""}`, "aria-hidden": "true" }, mine ? String(phone.number) : "天");
  return h("div", { className: `entry ${mine ? "mine" : "theirs"}` }, avatar, content(entry, phone));
}

export function grey(text) {
  return h("p", { className: "grey" }, text);
}

function eventLine(entry) {
  if (entry.event === "subscribe") return grey(say("subscribed"));
  if (entry.event === "unsubscribe") return grey(say("unsubscribed"));
  return null; // taps and scans leave no trace on a phone
}

function content(entry, phone) {
  if (entry.type === "text") return h("div", { className: "bubble" }, ...words(entry.text, phone.tapLink));
  if (entry.type === "image") return picture(entry.url);
  if (entry.type === "news") return card(entry.articles);
  if (entry.type === "msgmenu") return menu(entry, phone);
  return attached(entry);
}

function picture(url) {
  const image = h("img", { src: url, alt: say("image"), loading: "lazy" });
  const link = outside(url, image);
  link.className = "picture";
  return link;
}

function card(articles) {
  return h("div", { className: "card" }, ...articles.map(article));
}

function article({ title, description, picurl, url }) {
  const cover = /^https?:\/\//i.test(picurl) ? h("img", { src: picurl, alt: "" }) : null;
  cover?.addEventListener("error", () => cover.remove());
  const about = description ? h("p", {}, description) : null;
  const inside = [cover, h("div", { className: "card-title" }, title), about];
  return /^https?:\/\//i.test(url) ? outside(url, ...inside) : h("a", {}, ...inside);
}

function menu(entry, phone) {
  const link = ({ id, content }) =>
    `weixin://bizmsgmenu?${new URLSearchParams({ msgmenucontent: content, msgmenuid: id })}`;
  const choices = entry.list.map((choice) => sends(link(choice), choice.content, phone.tapLink));
  return h("div", { className: "bubble" },
    ...words(entry.head, phone.tapLink),
    h("div", { className: "choices" }, ...choices),
    ...words(entry.tail, phone.tapLink));
}

function attached(entry) {
  const type = entry.type in SIGNS ? entry.type : "file";
  const name = entry.label || entry.title || say(type);
  const about = entry.description ? h("small", {}, entry.description) : null;
  return h("div", { className: "bubble attached" }, icon(...SIGNS[type]), h("div", {}, name, about));
}
