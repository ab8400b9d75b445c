// The button that takes everything back to the start, after a question.
import { post } from "./api.js";
import { h } from "./dom.js";
import { word } from "./panel_texts.js";

export function resetButton(panel) {
  const button = (label, value, className) => h("button", { value, className }, word(label));
  const form = h("form", { method: "dialog" }, h("p", {}, word("reset_ask")),
    h("div", { className: "buttons" }, button("cancel", "", "tool"), button("reset_yes", "yes", "tool danger")));
  const dialog = h("dialog", { ariaLabel: word("reset_yes") }, form);
  dialog.addEventListener("close", () => dialog.returnValue === "yes" && panel.act(post("reset")));
  const open = h("button", { type: "button", className: "tool", onclick: () => ask(dialog) }, word("reset_all"));
  return h("span", {}, open, dialog);
}

function ask(dialog) {
  dialog.returnValue = ""; // Escape must not repeat the last answer
  dialog.showModal();
}
