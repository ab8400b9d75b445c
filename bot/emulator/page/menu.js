// A button of the account's menu is tapped. What the phone does itself is done here;
// every tap is told to the platform, which tells the bot.
import { askCode, askPictures, askPlace } from "./asking.js";
import { openProgram } from "./browser.js";
import { say } from "./texts.js";
import { isPage } from "./words.js";

export function tapButton(phone, button, path) {
  const tap = (more) => phone.act("tap", { menu: path, ...more });
  const { type } = button;
  if (type.startsWith("scancode")) return askCode(phone, button.name, ({ scene }) => tap({ scan: String(scene) }));
  if (type.startsWith("pic_")) return askPictures(phone, (pictures) => tap({ pictures }));
  if (type === "location_select") return askPlace(phone, (location) => tap({ location }));
  if (type === "view" && isPage(button.url)) phone.browse(button.url);
  if (type === "miniprogram") openProgram(phone, { appid: button.appid, path: button.pagepath, url: button.url });
  return tap();
}

export function askScan(phone) {
  askCode(phone, say("scan"), ({ ticket, scene }) => phone.act("scan", ticket ? { ticket } : { scene }));
}
