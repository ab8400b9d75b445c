// Times as WeChat writes them, by the platform's clock in Shanghai.
import { language, say } from "./texts.js";

const ZONE = { timeZone: "Asia/Shanghai" };
const CLOCK = new Intl.DateTimeFormat(language, { ...ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const SECONDS = new Intl.DateTimeFormat(language, { ...ZONE, month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat(language, { ...ZONE, month: "long", day: "numeric" });
const KEY = new Intl.DateTimeFormat("en-CA", ZONE);

// Between messages.
export function between(at, now) {
  if (KEY.format(at * 1000) === KEY.format(now * 1000)) return clock(at);
  if (KEY.format(at * 1000) === KEY.format((now - 86400) * 1000)) return say("yesterday", { time: clock(at) });
  return `${day(at)} ${clock(at)}`;
}

export function clock(at) {
  return CLOCK.format(at * 1000);
}

export function day(at) {
  return DAY.format(at * 1000);
}

export function exactly(at) {
  return SECONDS.format(at * 1000);
}

export function lasting(seconds) {
  if (seconds >= 3600) return say("hours", { n: Math.floor(seconds / 3600) });
  if (seconds >= 60) return say("minutes", { n: Math.floor(seconds / 60) });
  return say("seconds", { n: seconds });
}
