// One line of the log: short while closed, everything when opened.
import { h } from "./dom.js";
import { address, failed, injected, isCall, mark, title } from "./panel_read.js";
import { isBinary, listed, pretty } from "./panel_pretty.js";
import { word, wordOr } from "./panel_texts.js";
import { exactly } from "./times.js";

export function lineElement(line) {
  const element = h("details", { className: `line ${isCall(line) ? "call" : "callback"}` }, summary(line));
  element.classList.toggle("failed", failed(line));
  element.addEventListener("toggle", () => {
    if (element.open && element.children.length === 1) element.append(inside(line));
  });
  return element;
}

function summary(line) {
  const part = (className, text) => h("span", { className }, text);
  const again = line.try > 1 ? part("again", word("nth_try", { n: line.try })) : "";
  const rules = injected(line) ? part("injected", injected(line).split("+").map((kind) => wordOr(kind, kind)).join(" + ")) : "";
  return h("summary", {},
    part("way", word(isCall(line) ? "call" : "callback")),
    h("span", { className: "what" }, h("bdi", {}, title(line)), again),
    part("mark", mark(line)),
    h("small", {}, exactly(line.at), rules),
    h("small", { className: "ms" }, word("took", { ms: line.ms < 10 ? line.ms : Math.round(line.ms) })));
}

function inside(line) {
  const parts = isCall(line)
    ? [[`${line.method} ${line.path}`, ""], [word("query"), listed(line.query)]]
    : [[`POST ${address(line.url)}`, ""], ["openid", line.openid], [word("query"), listed(line.url.split("?")[1] ?? "")]];
  parts.push([word("body"), readable(line.told ?? line.body)], [answerHead(line), readable(line.reply ?? line.answer)]);
  if (line.told !== undefined && line.told !== line.body) parts.push([word("encrypted"), readable(line.body)]);
  const text = parts.map((part) => part.filter(Boolean).join("\n")).join("\n\n");
  const shown = h("div", {}, ...parts.flatMap(([head, words]) => [h("h4", {}, head), words ? h("pre", {}, words) : ""]));
  return h("div", { className: "inside" }, copyButton(text, shown), shown);
}

function answerHead(line) {
  return `${word("answer")} · ${isCall(line) ? `errcode ${line.errcode}` : `HTTP ${line.status}`}`;
}

function readable(text) {
  if (!text) return word("nothing");
  return isBinary(text) ? word("binary") : pretty(text);
}

// Where a page may not copy by itself (a plain http address elsewhere), all is marked to be copied.
function copyButton(text, shown) {
  const button = h("button", { type: "button", className: "tool copy" }, word("copy"));
  button.addEventListener("click", async () => {
    if (!navigator.clipboard) return getSelection().selectAllChildren(shown);
    await navigator.clipboard.writeText(text);
    button.textContent = word("copied");
    return setTimeout(() => (button.textContent = word("copy")), 1500);
  });
  return button;
}
