// The phone's own browser: a page in a sheet over the chat, signed in as this phone's member.
import { button, h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { Sheet } from "./sheet.js";
import { say } from "./texts.js";

// The page has no rights over ours: it cannot read the phones, nor leave its frame.
const MAY = "allow-forms allow-scripts allow-popups";

export function browse(phone, address) {
  const url = new URL(address, location.href);
  const frame = h("iframe", { title: url.host, src: through(phone.member.openid, url) });
  frame.setAttribute("sandbox", MAY);
  frame.addEventListener("load", () => sheet.box.classList.remove("loading"));
  const sheet = new Sheet(phone, url.host, "full browser loading", h("div", { className: "progress" }), frame);
  const reload = () => {
    sheet.box.classList.add("loading");
    frame.src = frame.src;
  };
  sheet.head.append(button("reload", say("reload"), reload, icon(...ICONS.reload)));
}

function through(openid, { protocol, host, pathname, search, hash }) {
  return `view/${openid}/${protocol.slice(0, -1)}/${host}${pathname}${search}${hash}`;
}

// There are no mini programs here; a link to one may have a page to fall back to.
export function openProgram(phone, { appid, path, url }) {
  const lines = [say("programIs", { appid: appid ?? "" }), say("programPage", { path: path || "-" }), say("noPrograms")];
  const fall = () => browse(phone, url);
  const instead = url ? h("button", { type: "button", className: "primary", onclick: fall, "data-first": "" }, say("pageInstead")) : null;
  new Sheet(phone, say("program"), "low", ...lines.map((line) => h("p", {}, line)), instead);
}
