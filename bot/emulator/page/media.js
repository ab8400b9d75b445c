// Pictures, voices and videos in a chat.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { lookAt } from "./looking.js";
import { say } from "./texts.js";
import { words } from "./words.js";

const NARROWEST = 84, WIDER = 3, LONGEST = 60; // a voice's bubble: pixels, pixels a second, seconds
const WAVES = ["M5 10.500a2 2 0 010 3", "M8.500 8a5.500 5.500 0 010 8", "M12 5.500a9 9 0 010 13"];

// Several at once, with the words under them, as only a mass send can have them.
export function images(entry, phone) {
  const pictures = entry.media_ids.map((id) => image({ url: `/emulator/media/${id}` }, phone));
  const under = entry.text ? h("p", {}, ...words(entry.text, phone)) : null;
  return h("div", { className: "card images" }, h("div", { className: "several-pictures" }, ...pictures), under);
}

export function image(entry, phone) {
  const open = () => lookAt(phone, say("image"), h("img", { src: entry.url, alt: say("image") }));
  const picture = h("img", { src: entry.url, alt: say("image"), loading: "lazy" });
  return h("button", { type: "button", className: "picture", onclick: open }, picture);
}

export function video(entry, phone) {
  const name = entry.title || say(entry.type);
  const film = () => h("video", { src: entry.url ?? "", controls: true, autoplay: true, playsInline: true });
  const about = [entry.title, entry.description].filter(Boolean).map((line) => h("p", {}, line));
  const still = entry.thumb_url ? h("img", { src: entry.thumb_url, alt: "", onerror: (event) => event.target.remove() }) : null;
  const onclick = () => lookAt(phone, name, film(), ...about);
  return h("button", { type: "button", className: "picture film", ariaLabel: `${say("play")} ${name}`, onclick },
    still, icon(...ICONS.play), entry.title ? h("span", {}, entry.title) : null);
}

export function voice(entry, phone) {
  const seconds = entry.seconds ? Math.max(1, Math.round(entry.seconds)) : 0;
  const label = `${say("play")} ${say("voice")}${seconds ? ` ${say("seconds", { n: seconds })}` : ""}`;
  const bubble = h("button", { type: "button", className: "bubble voice", ariaLabel: label, onclick: () => play(bubble, entry.url, phone) },
    icon(...WAVES), h("span", {}, seconds ? `${seconds}″` : say("voice")));
  if (seconds) bubble.style.width = `${NARROWEST + WIDER * Math.min(LONGEST, seconds)}px`;
  return bubble;
}

let stop = () => {}; // one voice is heard at a time

function play(bubble, url, phone) {
  const was = bubble.classList.contains("playing");
  stop();
  if (was) return;
  const audio = new Audio(url ?? "");
  stop = () => {
    audio.pause();
    bubble.classList.remove("playing");
    stop = () => {};
  };
  bubble.classList.add("playing");
  audio.addEventListener("ended", stop);
  audio.play().catch((reason) => {
    if (reason.name === "AbortError") return; // stopped before it began
    stop();
    phone.chat.note(say("cannotPlay"));
  });
}
