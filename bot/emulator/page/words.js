// A text as WeChat shows it: <a href="http…">, bare addresses and weixin://bizmsgmenu become links,
// all else stays as it was written.
import { h } from "./dom.js";

const LINK = /<a\s[^<>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>([\s\S]*?)<\/a>|https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+/gi;
const PROGRAM = /data-miniprogram-(appid|path)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

export function words(text, phone) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = (match[1] ?? match[2] ?? match[0]).trim();
    const link = linkTo(address, match, phone);
    if (!link) continue;
    parts.push(text.slice(end, match.index), link);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function linkTo(address, match, phone) {
  const label = match[3] ?? address;
  const program = programIn(match[0].slice(0, match[0].indexOf(">")));
  if (program.appid) return tapped(() => phone.openProgram({ ...program, url: address }), label);
  if (isPage(address)) return page(address, phone, {}, label);
  if (/^weixin:\/\/bizmsgmenu\?/i.test(address)) return tapped(() => phone.tapLink(address), label);
  return null;
}

function programIn(tag) {
  return Object.fromEntries([...tag.matchAll(PROGRAM)].map((found) => [found[1].toLowerCase(), found[2] ?? found[3]]));
}

export function isPage(address) {
  return /^https?:\/\//i.test(address ?? "");
}

// A tap opens the phone's own browser; with a modifier key, or the middle button, ours.
export function page(address, phone, properties, ...children) {
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    phone.browse(address);
  };
  return h("a", { href: address, target: "_blank", rel: "noopener", onclick, ...properties }, ...children);
}

export function tapped(onclick, label) {
  return h("button", { type: "button", className: "link", onclick }, label);
}
