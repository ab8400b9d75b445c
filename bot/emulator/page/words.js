// A text as WeChat shows it: <a href="http…">, bare addresses and weixin://bizmsgmenu become links,
// all else stays as it was written.
import { h } from "./dom.js";

const LINK = /<a\s[^<>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>([\s\S]*?)<\/a>|https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+/gi;

export function words(text, tapLink) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = (match[1] ?? match[2] ?? match[0]).trim();
    const link = linkTo(address, match[3] ?? address, tapLink);
    if (!link) continue;
    parts.push(text.slice(end, match.index), link);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function linkTo(address, label, tapLink) {
  if (/^https?:\/\//i.test(address)) return outside(address, label);
  if (/^weixin:\/\/bizmsgmenu\?/i.test(address)) return sends(address, label, tapLink);
  return null;
}

export function outside(address, ...children) {
  return h("a", { href: address, target: "_blank", rel: "noopener" }, ...children);
}

export function sends(address, label, tapLink) {
  return h("button", { type: "button", className: "link", onclick: () => tapLink(address) }, label);
}
