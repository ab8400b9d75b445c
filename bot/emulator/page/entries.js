// One chat entry as an element, or null for what a phone does not show.
import { attached, coupon, link, location, music, news, notice, program } from "./cards.js";
import { h } from "./dom.js";
import { image, images, video, voice } from "./media.js";
import { say } from "./texts.js";
import { tapped, words } from "./words.js";

const CONTENTS = {
  text, msgmenu, image, images, voice, video, shortvideo: video, news, template: notice, subscribe: notice,
  music, location, link, miniprogrampage: program, file: attached, wxcard: coupon,
};
const WIDE = new Set(["news", "images", "template", "subscribe"]); // cards that lie across the chat, with no face beside them

export function element(entry, phone) {
  if (entry.type === "notice") return grey(entry.text);
  if (entry.type === "event") return eventLine(entry);
  const content = (CONTENTS[entry.type] ?? unknown)(entry, phone);
  if (WIDE.has(entry.type)) return h("div", { className: "entry wide" }, content);
  const mine = entry.from === "member";
  return h("div", { className: `entry ${mine ? "mine" : "theirs"}` }, face(mine, phone), content);
}

export function grey(text) {
  return h("p", { className: "grey" }, text);
}

function eventLine(entry) {
  if (entry.event === "subscribe") return grey(say("subscribed"));
  if (entry.event === "unsubscribe") return grey(say("unsubscribed"));
  return null; // taps and scans leave no trace on a phone
}

function face(mine, phone) {
  const letter = mine ? String(phone.number) : phone.desk.name.slice(0, 1);
  return h("div", { className: `avatar ${mine ? `m${phone.number % 4}` : ""}`, "aria-hidden": "true" }, letter);
}

function text(entry, phone) {
  return h("div", { className: "bubble" }, ...words(entry.text, phone));
}

function msgmenu(entry, phone) {
  const address = ({ id, content }) =>
    `weixin://bizmsgmenu?${new URLSearchParams({ msgmenucontent: content, msgmenuid: id })}`;
  const choices = entry.list.map((choice) => tapped(() => phone.tapLink(address(choice)), choice.content));
  return h("div", { className: "bubble" },
    ...words(entry.head, phone),
    h("div", { className: "choices" }, ...choices),
    ...words(entry.tail, phone));
}

function unknown(entry) {
  return h("div", { className: "bubble" }, say("unknown", { type: entry.type }));
}
