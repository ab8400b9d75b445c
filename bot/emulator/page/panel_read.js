// What a line of the logs is about, read out of it.
import { word, wordOr } from "./panel_texts.js";

export function isCall(line) {
  return "path" in line;
}

// The faults on demand that struck here, e.g. `latency+truncate`; null for none.
export function injected(line) {
  return isCall(line) ? line.fault : line.injected;
}

export function failed(line) {
  return Boolean(line.errcode || line.fault || line.injected);
}

// The elements of a message; null for what is no XML.
export function elements(text) {
  const root = new DOMParser().parseFromString(text.trim(), "text/xml").documentElement;
  if (root.nodeName !== "xml" || root.querySelector("parsererror")) return null;
  return Object.fromEntries([...root.children].map((child) => [child.nodeName, child.textContent]));
}

// In few words: the path, or what the bot was told.
export function title(line) {
  if (isCall(line)) return line.path.replace(/^\/cgi-bin\//, "");
  const told = elements(line.told) ?? {};
  if (told.MsgType === "event") return [told.Event, told.EventKey].filter(Boolean).join(" · ");
  return [told.MsgType, told.Content].filter(Boolean).join(" · ");
}

// How it ended: an error code, a fault in a word, a status.
export function mark(line) {
  if (isCall(line)) return String(line.errcode);
  if (line.fault === "status") return `HTTP ${line.status}`;
  return line.fault ? wordOr(`mark_${line.fault}`, line.fault) : String(line.status);
}

// The address without its signature.
export function address(url) {
  return url.split("?")[0];
}
