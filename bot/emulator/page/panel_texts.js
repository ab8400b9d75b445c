// The panel's words, by the key: in the language that the page speaks.
import { CAUSES as CAUSES_EN } from "./panel_causes_en.js";
import { CAUSES as CAUSES_ZH } from "./panel_causes_zh.js";
import { EN } from "./panel_en.js";
import { SWITCHES as SWITCHES_EN } from "./panel_switches_en.js";
import { SWITCHES as SWITCHES_ZH } from "./panel_switches_zh.js";
import { ZH } from "./panel_zh.js";
import { language } from "./texts.js";

const catalogue = language === "en" ? { ...EN, ...CAUSES_EN, ...SWITCHES_EN } : { ...ZH, ...CAUSES_ZH, ...SWITCHES_ZH };

export function word(key, values = {}) {
  return catalogue[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// For keys that an answer of the platform makes: an error code, a switch.
export function wordOr(key, otherwise) {
  return key in catalogue ? word(key) : otherwise;
}
