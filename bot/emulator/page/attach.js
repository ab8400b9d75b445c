// What opens under the text field: files of this machine, a place, and samples of every kind.
import { askPlace } from "./asking.js";
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { say } from "./texts.js";

const KINDS = { image: "image/*", voice: "audio/*,.amr,.silk", video: "video/*", file: "" };
const SAMPLES = ["image", "voice", "video", "shortvideo", "location", "link", "file"];

export function attachPanel(phone) {
  const files = Object.entries(KINDS).map(([type, accept]) => picking(phone, type, accept));
  const samples = SAMPLES.map((type) => h("button", { type: "button", onclick: () => phone.act("send", { type }) }, say(type)));
  const place = tile("location", () => askPlace(phone, (where) => phone.act("send", named(where))));
  return h("div", { className: "attach" },
    h("div", { className: "tiles" }, ...files, place),
    h("div", { className: "samples" }, h("span", {}, say("samples")), ...samples));
}

function named({ label, latitude, longitude }) {
  return { type: "location", Location_X: latitude, Location_Y: longitude, Label: label };
}

function picking(phone, type, accept) {
  const chosen = () => {
    for (const file of input.files) phone.attach(file, type);
    input.value = "";
  };
  const input = h("input", { type: "file", accept, multiple: type === "image", hidden: true, onchange: chosen });
  return h("div", {}, tile(type, () => input.click()), input);
}

function tile(type, onclick) {
  return h("button", { type: "button", className: "tile", onclick }, h("span", {}, icon(...ICONS[type])), say(type));
}

export function kindOf(file) {
  const [kind] = file.type.split("/");
  return { image: "image", audio: "voice", video: "video" }[kind] ?? "file";
}

// Files that are dropped on the phone, or pasted into it.
export function takesFiles(phone) {
  const give = (event, list) => {
    if (!list?.files.length || !phone.member.follows) return;
    event.preventDefault();
    for (const file of list.files) phone.attach(file, kindOf(file));
  };
  const over = (isOver) => phone.element.classList.toggle("dropping", isOver);
  phone.element.addEventListener("paste", (event) => give(event, event.clipboardData));
  phone.element.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  phone.element.addEventListener("dragleave", () => over(false));
  phone.element.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    give(event, event.dataTransfer);
  });
}
