"""An emulator in a process of its own, and a remote control for it."""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

APP_ID, APP_SECRET, TOKEN = "wx0000000000000001", "emulated-secret", "studytoken"

Json = dict[str, Any]

_RUNNER = """
import json, sys
from pathlib import Path
from bot.emulator.server import Options, run
given = json.loads(sys.argv[1])
if given.get("state_dir"):
    given["state_dir"] = Path(given["state_dir"])
run(Options(**given), lambda address: print(address, flush=True))
"""
_ASK = build_opener(ProxyHandler({}))


class RunningEmulator:
    """Starts at once, on a free port unless one is given; `stop` it, or use it in a `with`."""

    def __init__(self, webhook: str, **options: object) -> None:
        given = {
            "port": 0,
            "webhook": webhook,
            "token": TOKEN,
            "app_id": APP_ID,
            "app_secret": APP_SECRET,
            **options,
        }
        if isinstance(given.get("state_dir"), Path):
            given["state_dir"] = str(given["state_dir"])
        command = [sys.executable, "-c", _RUNNER, json.dumps(given)]
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            command, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        assert self.address, "the emulator did not start"

    def __enter__(self) -> "RunningEmulator":
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the process; the answer is its exit code."""
        self._process.send_signal(how)
        code = self._process.wait(timeout=5)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code

    # The JSON interface

    def get(self, path: str, /, **query: object) -> Json:
        return self._ask(f"/emulator/api/{path}?{urlencode(query)}")[1]

    def post(self, path: str, body: Mapping[str, object] | None = None) -> Json:
        return self._ask(f"/emulator/api/{path}", json.dumps(body or {}).encode())[1]

    def put(self, path: str, body: Mapping[str, object]) -> Json:
        return self._ask(f"/emulator/api/{path}", json.dumps(body).encode(), "PUT")[1]

    def refusal(self, path: str, body: bytes) -> tuple[int, Json]:
        """Status and body of a POST that may fail."""
        return self._ask(f"/emulator/api/{path}", body)

    def state(self) -> Json:
        return self.get("state")

    def member(self, openid: str) -> Json:
        return self.get(f"members/{openid}")

    def send(self, openid: str, text: str) -> Json:
        return self.act(openid, "send", {"type": "text", "text": text})

    def follow(self, openid: str, **body: object) -> Json:
        return self.act(openid, "follow", body)

    def unfollow(self, openid: str) -> Json:
        return self.act(openid, "unfollow")

    def tap(self, openid: str, **body: object) -> Json:
        return self.act(openid, "tap", body)

    def act(self, openid: str, name: str, body: Mapping[str, object] | None = None) -> Json:
        return self.post(f"members/{openid}/{name}", body)

    def chat(self, openid: str, after: int = 0) -> list[Json]:
        messages: list[Json] = self.get(f"members/{openid}/chat", after=after)["messages"]
        return messages

    def texts(self, openid: str) -> list[str]:
        """What the account said to this member, in its order."""
        return [
            entry["text"]
            for entry in self.chat(openid)
            if entry["from"] == "account" and entry["type"] == "text"
        ]

    def received(self, containing: str) -> Json:
        return self.get("received", containing=containing)

    def now(self) -> float:
        return float(self.get("clock")["now"])

    def clock(self, **body: object) -> float:
        """`now=`, `advance=` or `rate=`."""
        return float(self.post("clock", body)["now"])

    def reset(self) -> None:
        self.post("reset")

    # The platform's API, as a bot calls it

    def token(self) -> str:
        """A fresh one from `/cgi-bin/token`."""
        asked = {"grant_type": "client_credential", "appid": APP_ID, "secret": APP_SECRET}
        return str(self.call("token", token=None, **asked)["access_token"])

    def call(
        self, path: str, body: object = None, /, *, token: str | None = "", **query: object
    ) -> Json:
        """`/cgi-bin/{path}`; with a fresh token unless one is given, or None for none."""
        if token is not None:
            query["access_token"] = token or self.token()
        raw = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        status, answer = self._ask(f"/cgi-bin/{path}?{urlencode(query)}", raw)
        assert status == 200, "the platform answers errors with 200 too"
        return answer

    def raw(self, path: str, body: bytes) -> Json:
        """Post these very bytes to any path."""
        return self._ask(path, body)[1]

    def custom(self, openid: str, text: str, token: str = "") -> int:
        """A customer-service text; the answer is its errcode."""
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        return int(self.call("message/custom/send", body, token=token)["errcode"])

    def _ask(
        self, path: str, body: bytes | None = None, method: str | None = None
    ) -> tuple[int, Json]:
        request = Request(self.address + path, body, method=method)  # noqa: S310 - our own address
        try:
            with _ASK.open(request, timeout=20) as response:
                return response.status, json.load(response)
        except HTTPError as refused:
            with refused:
                return refused.code, json.load(refused)
