// Every word of the page, in Chinese and English; Chinese unless the browser asks for English.
import { EN } from "./texts_en.js";
import { ZH } from "./texts_zh.js";

const wanted = new URLSearchParams(location.search).get("lang") || navigator.language;
export const language = wanted.toLowerCase().startsWith("en") ? "en" : "zh-CN";
const catalogue = language === "en" ? EN : ZH;

export function say(key, values = {}) {
  return catalogue[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
