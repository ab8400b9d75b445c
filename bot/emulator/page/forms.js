// A small form in a sheet. `fields`: {name, label, value, type …}; `done` gets name to value.
import { h } from "./dom.js";
import { Sheet } from "./sheet.js";

export function form(fields, label, done) {
  const onsubmit = (event) => {
    event.preventDefault();
    done(Object.fromEntries(new FormData(event.target)));
  };
  const submit = h("button", { className: "primary" }, label);
  return h("form", { onsubmit }, ...fields.map(field), submit);
}

function field({ label, ...properties }, at) {
  const first = at ? {} : { "data-first": "" };
  return h("label", {}, label, h("input", { required: true, autocomplete: "off", ...first, ...properties }));
}

export function ask(phone, title, fields, label, done) {
  const sheet = new Sheet(phone, title, "low", form(fields, label, (values) => {
    sheet.close();
    done(values);
  }));
}
