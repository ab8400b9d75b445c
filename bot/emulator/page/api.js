// The emulator's JSON interface, and its stream of events.
const AGAIN = 1000; // milliseconds until a stream that was given up is opened anew

export async function get(path) {
  return answer(await fetch(`api/${path}`));
}

export function post(path, body = {}) {
  return give("POST", path, JSON.stringify(body));
}

export function put(path, body) {
  return give("PUT", path, JSON.stringify(body));
}

// `parts`: name to text or file, sent as a form.
export function upload(path, parts) {
  const body = new FormData();
  for (const [name, value] of Object.entries(parts)) body.append(name, value);
  return give("POST", path, body);
}

async function give(method, path, body) {
  return answer(await fetch(`api/${path}`, { method, body }));
}

async function answer(response) {
  const body = await response.json().catch(() => ({ error: response.statusText }));
  if (response.ok) return body;
  throw Object.assign(new Error(body.error), { status: response.status });
}

// Calls handlers.entry, .member, .again (look at everything anew) and .connected(bool).
export function watch(openids, handlers) {
  const query = openids.map((openid) => `member=${encodeURIComponent(openid)}`).join("&");
  const source = new EventSource(`api/events?${query}`);
  const on = (name, act) =>
    source.addEventListener(name, (event) => act(JSON.parse(event.data)));
  on("entry", handlers.entry);
  on("member", handlers.member);
  on("reset", handlers.again);
  on("resync", handlers.again);
  source.onopen = () => handlers.connected(true);
  source.onerror = () => {
    handlers.connected(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => rewatch(openids, handlers), AGAIN);
  };
}

// A stream that the browser gave up (a proxy answered for the emulator) has forgotten its place.
function rewatch(openids, handlers) {
  handlers.again();
  watch(openids, handlers);
}
