// What a phone asks before it does something: where it is, how many pictures, what a code holds.
import { get } from "./api.js";
import { button, h } from "./dom.js";
import { ask, form } from "./forms.js";
import { Sheet } from "./sheet.js";
import { say } from "./texts.js";

const PLACE = { latitude: 31.2304, longitude: 121.4737 };

// `done` gets {label, latitude, longitude}.
export function askPlace(phone, done) {
  const degrees = (name, most) => ({ name, label: say(name), type: "number", step: "any", min: -most, max: most, value: PLACE[name] });
  const label = { name: "label", label: say("label"), value: say("somewhere") };
  const numbers = ({ label: name, latitude, longitude }) => done({ label: name, latitude: Number(latitude), longitude: Number(longitude) });
  ask(phone, say("location"), [label, degrees("latitude", 90), degrees("longitude", 180)], say("send"), numbers);
}

export function askPictures(phone, done) {
  const count = { name: "count", label: say("howMany"), type: "number", min: 1, max: 9, value: 1 };
  ask(phone, say("image"), [count], say("send"), (values) => done(Number(values.count)));
}

// The account's own codes to tap, and a field for any other; `done` gets {ticket, scene} or {scene}.
export async function askCode(phone, title, done) {
  const chosen = (scanned) => {
    sheet.close();
    done(scanned);
  };
  const typed = { name: "scene", label: say("scanAsk"), maxLength: 1024, placeholder: "class_7b" };
  const codes = h("div", { className: "codes", role: "group", ariaLabel: say("codes") });
  const sheet = new Sheet(phone, title, "low", form([typed], say("scanIt"), chosen), codes);
  codes.append(...(await made()).map((one) => code(one, chosen)));
}

async function made() {
  try {
    return (await get("codes")).codes;
  } catch {
    return []; // the field is enough
  }
}

function code({ ticket, scene, permanent }, chosen) {
  const image = h("img", { src: `/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}`, alt: "", loading: "lazy" });
  const kind = h("small", {}, say(permanent ? "permanent" : "temporary"));
  return button("code", `${say("scanIt")} ${scene}`, () => chosen({ ticket, scene }), image, h("span", {}, String(scene)), kind);
}
