"""Somebody's web site, which signs members in through WeChat: pages, a form, a style sheet."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from urllib.request import ProxyHandler, build_opener

import pytest
import requests

from tests.emulator.running import APP_ID, APP_SECRET, MEI, RunningEmulator

LARGEST = 5 * 1024 * 1024
_ASK = build_opener(ProxyHandler({}))

_HELLO = """<!doctype html><html><head><meta charset="utf-8"><title>我的</title>
<link rel="stylesheet" href="/static/site.css"><base target="_top">
<meta http-equiv="refresh" content="600; url=/me"></head>
<body style="background: url(/static/b.png)"><h1>hello {who}</h1><p id="agent">{agent}</p>
<!-- <a href="/hidden"> --><script>const link = '<a href="/scripted">';</script>
<a id="near" href="next">near</a> <a id="root" href="/next?a=1&amp;b=2" target="_blank">root</a>
<a id="own" href="{own}/next">own</a> <a id="far" href="https://h5.example">far</a>
<a id="menu" href="weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=1">menu</a>
<img id="set" srcset="/a.png 1x, b.png 2x" src=/a.png>
<img id="away" src="https://h5.example/x.png" title="see href=/y">
<form action="/note" method="post"><input name="word"><button>send</button></form>
</body></html>"""
_STYLE = "@import '/static/more.css'; h1 { color: rgb(6, 128, 63); background: url(/b.png) }"
_SPY = """<!doctype html><h1>waiting</h1><script type="module">
const said = [];
for (const method of ["GET", "POST"]) {
  try {
    await fetch("/emulator/api/reset", { method, mode: "no-cors" });
    said.push("sent");
    const read = await fetch("/emulator/api/state", { method });
    said.push((await read.json()).appid);
  } catch { said.push("refused"); }
}
try { said.push(parent.document.title); } catch { said.push("refused"); }
try { said.push(localStorage.length); } catch { said.push("refused"); }
document.querySelector("h1").textContent = said.join(" ");
</script>"""


@dataclass(frozen=True)
class Reply:
    body: str = ""
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


def to(address: str, **headers: str) -> Reply:
    return Reply(status=302, headers={"Location": address, **headers})


class Site:
    """`platform`: where it sends a member's WeChat. `granted`: what it was told of the last one."""

    def __init__(self, emulator: str) -> None:
        self.emulator = emulator
        self.platform = f"{emulator}/connect/oauth2/authorize"
        self.scope = "snsapi_base"
        self.more = ""
        self.granted: dict[str, object] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.netloc = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.netloc}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def page(self, path: str, who: str, agent: str) -> Reply:
        parts = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match parts.path:
            case "/static/site.css":
                return Reply(_STYLE, "text/css")
            case "/me" if not who:
                return to(self._way())
            case "/back":
                return to("/me", **{"Set-Cookie": f"who={self._told(query)}; Path=/; HttpOnly"})
            case "/noted":
                return Reply(f"<h1>noted {query['word']}</h1>")
            case "/to":
                return to(query["url"])
            case "/large":
                return Reply("x" * (LARGEST + int(query["more"])))
            case "/spy":
                return Reply(_SPY)
        words = _HELLO.format(who=who or "stranger", agent=agent, own=self.url)
        return Reply(words, headers=self._policy())

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _way(self) -> str:
        """To WeChat, which leads to /back."""
        back = quote(f"{self.url}/back", safe="")
        asked = f"appid={APP_ID}&redirect_uri={back}&response_type=code&scope={self.scope}&state=s7"
        return f"{self.platform}?{asked}{self.more}#wechat_redirect"

    def _told(self, query: dict[str, str]) -> str:
        """Who came with this code; nobody with none."""
        assert query["state"] == "s7"
        if "code" not in query:
            return "nobody"
        asked = {"appid": APP_ID, "secret": APP_SECRET, "code": query["code"]}
        known = urlencode({**asked, "grant_type": "authorization_code"})
        with _ASK.open(f"{self.emulator}/sns/oauth2/access_token?{known}") as answer:
            self.granted = json.load(answer)
        return str(self.granted["openid"])

    def _policy(self) -> dict[str, str]:
        """Stricter than most sites'. It names its own address, as some do."""
        sources = f"default-src 'none'; style-src {self.url} 'unsafe-inline'; img-src 'self'"
        return {
            "X-Frame-Options": "DENY",
            "Content-Security-Policy": f"{sources}; frame-ancestors 'none'; form-action 'self'",
        }


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            who = SimpleCookie(self.headers.get("Cookie", "")).get("who")
            agent = self.headers["User-Agent"]
            self._send(site.page(self.path, who.value if who else "", agent))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._send(to(f"/noted?{body.decode()}"))

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the phone has had enough of it
                self.wfile.write(reply.body.encode())

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def site(emulator: RunningEmulator) -> Iterator[Site]:
    site = Site(emulator.address)
    yield site
    site.close()


def seen(
    emulator: RunningEmulator, site: Site, path: str, openid: str = MEI, word: str | None = None
) -> requests.Response:
    """A page in the view, redirects followed as a browser does; a `word` is posted."""
    address = f"{emulator.address}/emulator/view/{openid}/http/{site.netloc}{path}"
    if word is None:
        return requests.get(address, timeout=5)
    return requests.post(address, {"word": word}, timeout=5)
