// JSON and XML with a line for each part. The text itself stays as it was sent: JSON.parse would
// change a MsgId, which is beyond 2^53.
const SECRETS = /\b(access_token|refresh_token|component_access_token|secret|appsecret)("\s*:\s*"|=)([\w\-]{7})[\w\-]+/gi;
const JSON_PARTS = /"(?:[^"\\]|\\.)*"?|[[\]{},:]|[^\s"[\]{},:]+/g;
const XML_PARTS = /<!\[CDATA\[[\s\S]*?\]\]>|<[^>]+>|[^<]+/g;

export function pretty(text) {
  const shown = shortened(text);
  const start = shown.trimStart()[0];
  if (start === "{" || start === "[") return indentedJson(shown);
  if (start === "<") return indentedXml(shown);
  return shown;
}

// Tokens and secrets are cut, so that a copied line may be shown to others.
export function shortened(text) {
  return text.replace(SECRETS, (_, name, between, kept) => `${name}${between}${kept}…`);
}

// What stands behind the `?`, a line for each.
export function listed(query) {
  return shortened(query.split("&").join("\n"));
}

export function isBinary(text) {
  return text.includes("\0") || (text.match(/\ufffd/g) ?? []).length > 8;
}

function indentedJson(text) {
  let out = "", depth = 0, before = "";
  const newLine = () => `\n${"  ".repeat(Math.max(0, depth))}`;
  for (const [part] of text.matchAll(JSON_PARTS)) {
    const closes = part === "}" || part === "]";
    if (closes) depth -= 1;
    const empty = closes && (before === "{" || before === "[");
    if ((closes && !empty) || (!closes && (before === "{" || before === "[" || before === ","))) out += newLine();
    out += part === ":" ? ": " : part;
    if (part === "{" || part === "[") depth += 1;
    before = part;
  }
  return out;
}

function indentedXml(text) {
  const lines = [];
  let depth = 0, inLine = false; // inLine: an element whose text stands on its own line
  for (const [part] of text.matchAll(XML_PARTS)) {
    const kind = kindOf(part);
    if (kind === "close") depth = Math.max(0, depth - 1);
    if (kind === "text" && !part.trim()) continue;
    if (kind === "text" || (kind === "close" && inLine)) lines.push(`${lines.pop() ?? ""}${part}`);
    else lines.push(`${"  ".repeat(depth)}${part}`);
    inLine = kind === "open" || kind === "text";
    if (kind === "open") depth += 1;
  }
  return lines.join("\n");
}

function kindOf(part) {
  if (!part.startsWith("<") || part.startsWith("<![CDATA[")) return "text";
  if (part.startsWith("</")) return "close";
  return part.endsWith("/>") || /^<[?!]/.test(part) ? "single" : "open";
}
