"""Templates for tests: added with ids of their own, filled, sent."""

import json
from typing import Any, cast
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from wechatpy import WeChatClient

from tests.emulator.running import APP_ID, APP_SECRET, MEI, RunningEmulator

Json = dict[str, Any]

LESSON = "lesson"
DATA = {"thing1": {"value": "今日词汇"}, "time2": {"value": "2026年11月24日 08:00"}}
PROGRAM = {"appid": "wx00000000000000ab", "pagepath": "index?x=1"}

_ASK = build_opener(ProxyHandler({}))


def add(emulator: RunningEmulator, template_id: str = LESSON, **given: object) -> Json:
    """A template with a title, a thing and a time, unless told otherwise."""
    usual = {"title": "课程提醒", "content": "课程：{{thing1.DATA}}\n时间：{{time2.DATA}}"}
    return emulator.post("templates", {"template_id": template_id, **usual, **given})


def send(emulator: RunningEmulator, **changed: object) -> Json:
    """A template message to Mei, with what is `changed` in it; None leaves a part out."""
    return _send(emulator, "message/template/send", changed)


def notify(emulator: RunningEmulator, **changed: object) -> Json:
    """The same as a subscribe notice."""
    return _send(emulator, "message/subscribe/bizsend", changed)


def _send(emulator: RunningEmulator, path: str, changed: Json) -> Json:
    body = {"touser": MEI, "template_id": LESSON, "data": DATA, **changed}
    return emulator.call(path, {name: part for name, part in body.items() if part is not None})


def wxa(emulator: RunningEmulator, path: str, body: object = None, /, **query: object) -> Json:
    """A call outside `/cgi-bin`; `body` an object, or bytes as they are."""
    asked = urlencode({"access_token": emulator.token(), **query})
    raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    with _ASK.open(Request(f"{emulator.address}/{path}?{asked}", raw), timeout=20) as answer:
        return cast(Json, json.load(answer))


def page(emulator: RunningEmulator, path: str) -> tuple[int, str, str]:
    """Status, body and Location of a page, not followed."""
    opener = build_opener(ProxyHandler({}), _Stay)
    try:
        with opener.open(emulator.address + path, timeout=20) as answer:
            return answer.status, answer.read().decode(), ""
    except HTTPError as moved:
        with moved:
            return moved.code, "", moved.headers["Location"]


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def wechatpy_client(emulator: RunningEmulator) -> Any:
    """wechatpy as it stands, led to the emulator."""

    class Client(WeChatClient):  # type: ignore[misc]  # wechatpy has no types
        API_BASE_URL = f"{emulator.address}/cgi-bin/"

    client = Client(APP_ID, APP_SECRET, access_token=emulator.token())
    client._http.trust_env = False
    return client
