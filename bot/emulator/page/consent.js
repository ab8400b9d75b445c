// The pop-up of 订阅消息: which of the account's subscribe notices this member wants.
import { get } from "./api.js";
import { h } from "./dom.js";
import { Sheet } from "./sheet.js";
import { say } from "./texts.js";

export async function askConsent(phone) {
  const choices = h("div", { className: "choices-of", role: "group", ariaLabel: say("consent") });
  const answer = (accepts) => {
    const templates = [...choices.querySelectorAll("input")].map(({ value, checked }) => ({ template_id: value, accept: accepts && checked }));
    sheet.close();
    phone.act("consent", { templates });
  };
  const buttons = h("div", { className: "two" }, choice("refuse", "second", () => answer(false)), choice("allow", "primary", () => answer(true)));
  const sheet = new Sheet(phone, say("consent"), "low consent", h("p", {}, say("consentAsk", { name: phone.desk.name })), choices, buttons);
  const templates = await all();
  choices.append(...templates.map(row), templates.length ? "" : h("p", {}, say("noTemplates")));
  buttons.hidden = !templates.length;
}

async function all() {
  try {
    return (await get("templates")).templates.filter(({ kind }) => kind === "subscribe");
  } catch {
    return [];
  }
}

function row({ template_id: id, title }) {
  return h("label", {}, h("input", { type: "checkbox", value: id, checked: true }), h("span", {}, title));
}

function choice(key, className, onclick) {
  return h("button", { type: "button", className, onclick }, say(key));
}
