// A picture or a film, large on black; a tap beside it closes it.
import { h } from "./dom.js";
import { Sheet } from "./sheet.js";

export function lookAt(phone, label, ...seen) {
  const stage = h("div", { className: "stage" }, ...seen);
  const sheet = new Sheet(phone, label, "full looking", stage);
  stage.addEventListener("click", (event) => event.target.tagName !== "VIDEO" && sheet.close());
}
