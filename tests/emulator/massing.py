"""Mass sends as a bot asks for them, and what the webhook is told of them in the end."""

from typing import Any

from tests.emulator.running import MEI, OU, Json, RunningEmulator
from tests.emulator.webhook import Webhook

HELPER = "oHelperOfPlatform_0000000001"
ALL = {"is_to_all": True}


def body_of(words: str, **fields: object) -> Json:
    return {"msgtype": "text", "text": {"content": words}, **fields}


def to_all(emulator: RunningEmulator, words: str = "今日一题", /, **fields: object) -> Json:
    """`mass/sendall`; `filter` may be another, and so may the type."""
    body = {"filter": ALL, **body_of(words), **fields}
    return emulator.call("message/mass/sendall", body)


def to_some(emulator: RunningEmulator, words: str = "今日一题", /, **fields: object) -> Json:
    """`mass/send`, to Mei and Ou unless others are named."""
    return emulator.call("message/mass/send", {"touser": [MEI, OU], **body_of(words), **fields})


def ended(emulator: RunningEmulator, webhook: Webhook) -> dict[str, Any]:
    """The next MASSSENDJOBFINISH, as soon as a stopped clock may bring it."""
    emulator.clock(advance=1)
    told = webhook.next_push().tree
    assert (told["Event"], told["FromUserName"]) == ("MASSSENDJOBFINISH", HELPER)
    return told


def counts(told: dict[str, Any]) -> tuple[int, int, int, int]:
    """Total, Filter, Sent, Error."""
    names = ("TotalCount", "FilterCount", "SentCount", "ErrorCount")
    total, filtered, sent, errors = (int(told[name]) for name in names)
    return total, filtered, sent, errors


def status(emulator: RunningEmulator, msg_id: object) -> str:
    return str(emulator.call("message/mass/get", {"msg_id": msg_id})["msg_status"])


def massed(emulator: RunningEmulator, openid: str) -> list[Json]:
    return [entry for entry in emulator.chat(openid) if entry["via"] == "mass"]


def tagged(emulator: RunningEmulator, *openids: str) -> int:
    """The id of a new tag that these carry."""
    tag_id = int(emulator.call("tags/create", {"tag": {"name": "北区"}})["tag"]["id"])
    body = {"tagid": tag_id, "openid_list": list(openids)}
    assert emulator.call("tags/members/batchtagging", body)["errcode"] == 0
    return tag_id
