// The emulator's JSON interface, and its stream of events.
export async function get(path) {
  return answer(await fetch(`api/${path}`));
}

export async function post(path, body = {}) {
  return answer(await fetch(`api/${path}`, { method: "POST", body: JSON.stringify(body) }));
}

async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
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
  source.onerror = () => handlers.connected(false);
}
