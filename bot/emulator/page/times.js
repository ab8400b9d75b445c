// Times as WeChat writes them between messages, by the platform's clock in Shanghai.
import { language, say } from "./texts.js";

const ZONE = { timeZone: "Asia/Shanghai" };
const CLOCK = new Intl.DateTimeFormat(language, { ...ZONE, hour: "2-digit", minute: "2-digit", hour12: false });
const SECONDS = new Intl.DateTimeFormat(language, { ...ZONE, month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const DAY = new Intl.DateTimeFormat(language, { ...ZONE, month: "long", day: "numeric" });
const KEY = new Intl.DateTimeFormat("en-CA", ZONE);

export function between(at, now) {
  const time = CLOCK.format(at * 1000);
  if (KEY.format(at * 1000) === KEY.format(now * 1000)) return time;
  if (KEY.format(at * 1000) === KEY.format((now - 86400) * 1000)) return say("yesterday", { time });
  return `${DAY.format(at * 1000)} ${time}`;
}

export function exactly(at) {
  return SECONDS.format(at * 1000);
}

export function lasting(seconds) {
  if (seconds >= 3600) return say("hours", { n: Math.floor(seconds / 3600) });
  if (seconds >= 60) return say("minutes", { n: Math.floor(seconds / 60) });
  return say("seconds", { n: seconds });
}
