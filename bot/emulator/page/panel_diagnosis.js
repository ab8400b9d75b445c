// Why does the bot not answer? In words, from the last push and the last call.
import { h } from "./dom.js";
import { address, elements } from "./panel_read.js";
import { word, wordOr } from "./panel_texts.js";
import { exactly } from "./times.js";

const FAULTS = new Set(["connection", "timeout", "status", "malformed", "addressee", "empty", "media", "drop", "mark_fail"]);
const TYPES = new Set(["text", "image", "voice", "video", "music", "news", "transfer_customer_service"]);
const UNSEEN = /^(unsubscribe|VIEW|view_miniprogram|.*JOBFINISH|subscribe_msg_.*|user_.*|.*verify.*|annual_renew|kf_.*|debug_demo)$/;
const SUCCESS = /^\W*(success|ok)\W*$/i;

// Returns {mood: "good" | "bad" | "quiet", head, hint}.
export function diagnosis({ callbacks, state }) {
  const line = callbacks.at(-1);
  if (!line) return { mood: "quiet", head: word("never"), hint: word("never_hint") };
  if (!line.fault) return answered(line);
  const values = { url: address(line.url), ms: Math.round(line.ms), status: line.status, fault: line.fault, until: exactly(state.marked_until ?? line.at) };
  return { mood: "bad", head: word(FAULTS.has(line.fault) ? `fault_${line.fault}` : "fault_other", values), hint: [cause(line), line.why && word("why", { why: line.why })].filter(Boolean).join(" ") };
}

export function drawDiagnosis(place, view) {
  const { mood, head, hint } = diagnosis(view);
  const more = [refusedCall(view.calls.findLast(isOfBot)), faultsOn(view.state.faults ?? [])].filter(Boolean);
  const said = [head, hint, ...more].join("\n");
  if (place.dataset.said === said) return; // a reader, or a screen reader, is not disturbed
  Object.assign(place.dataset, { said, mood });
  if (more.length && mood === "good") place.dataset.mood = "warn";
  place.replaceChildren(h("strong", {}, head), ...[hint, ...more].filter(Boolean).map((text) => h("p", {}, text)));
}

function answered(line) {
  const reply = line.answer === "success" ? null : elements(line.reply);
  if (!line.answer || line.answer === "success") return silent(elements(line.told) ?? {});
  const type = reply?.MsgType ?? "?";
  return { mood: "good", head: word("spoke", { ms: Math.round(line.ms), type }), hint: "" };
}

// Some events want no other answer, and nobody would see one.
function silent(told) {
  const unseen = UNSEEN.test(told.Event ?? "");
  return { mood: "good", head: word(unseen ? "silent_right" : "silent"), hint: word(unseen ? "silent_right_hint" : "silent_hint") };
}

function cause(line) {
  if (line.fault === "status") return statusCause(line.status);
  if (line.fault === "malformed") return malformedCause(line);
  return wordOr(`fault_${line.fault}_hint`, "");
}

function statusCause(status) {
  if (status === 401) return word("status_403_hint");
  const near = [`status_${status}_hint`, `status_${Math.floor(status / 100)}00_hint`];
  return wordOr(near[0], wordOr(near[1], word("fault_status_hint")));
}

// What people most often send in place of a reply, told by the answer itself.
function malformedCause({ answer, body }) {
  const text = answer.trim();
  if (answer.startsWith("\ufeff")) return word("bad_bom_hint");
  if (SUCCESS.test(text)) return word("bad_success_hint", { answer: JSON.stringify(answer).slice(1, -1) });
  if (/^[[{"]/.test(text)) return word("bad_json_hint");
  if (/^<(!doctype html|html)/i.test(text)) return word("bad_html_hint");
  if (!text.startsWith("<")) return word("bad_words_hint");
  const reply = elements(answer);
  return reply ? replyCause(reply, elements(body) ?? {}) : word("bad_xml_hint");
}

function replyCause(reply, told) {
  if (reply.Encrypt) return word("bad_sealed_hint");
  if (told.Encrypt && !told.MsgType) return word("bad_plain_hint");
  if (new TextEncoder().encode(reply.Content ?? "").length > 2048) return word("bad_long_hint");
  if (!TYPES.has(reply.MsgType)) return word("bad_type_hint", { type: reply.MsgType ?? "" });
  return word("fault_malformed_hint");
}

// A code's picture is fetched by whoever looks at it.
function isOfBot(line) {
  return line.path !== "/cgi-bin/showqrcode";
}

function refusedCall(line) {
  if (!line || line.errcode === 0) return "";
  const key = line.errcode === -1 ? "code_m1" : `code_${line.errcode}`;
  const why = wordOr(key, /"errmsg":\s*"([^"]*)/.exec(line.answer)?.[1] ?? "");
  return `${word("refused_call", { path: line.path, code: line.errcode })}${why ? ` (${why})` : ""}`;
}

function faultsOn(rules) {
  const left = rules.filter(({ times, hits = 0 }) => !times || hits < times).length;
  return left ? word("faults_on", { n: left }) : "";
}
