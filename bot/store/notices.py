"""Notices that wait for a member: sealed, in a list under an HMAC of the openid (I7)."""

import json
from typing import Any

from bot.model.dialogue import Notice
from bot.model.ids import OpenId
from bot.model.say import Value, say
from bot.store.base import Store
from bot.store.dialogues import dumps
from bot.store.sealing import Sealer
from bot.store.writes import Write

_CONTEXT = "notice"
_LIFE = 90 * 86_400


def queue_of(store: Store, openid: OpenId) -> str:
    """Name the list of one member's waiting notices."""
    return store.keys.notices(store.sealer.mark("notices", openid))


def open_notice(sealer: Sealer, sealed: bytes) -> Notice:
    """Open one notice."""
    raw = json.loads(sealer.open(sealed, _CONTEXT))
    return Notice(raw["key"], {name: _value(one) for name, one in raw["values"].items()})


def _value(raw: Any) -> Value:
    """Give a value as it was: a sentence inside a sentence is an object."""
    return say(raw["key"], **raw["values"]) if isinstance(raw, dict) else raw


def seal_notice(sealer: Sealer, notice: Notice) -> bytes:
    """Seal one notice. It holds no openid; only the list's name leads to its reader."""
    return sealer.seal(dumps(notice), _CONTEXT)


def waits(store: Store, openid: OpenId, notice: Notice) -> list[Write]:
    """Give what a commit writes to let a notice wait for the member's next message."""
    queue = queue_of(store, openid)
    sealed = seal_notice(store.sealer, notice)
    return [Write("RPUSH", queue, (sealed,)), Write("EXPIRE", queue, (_LIFE,))]


def consumes(store: Store, openid: OpenId, count: int) -> list[Write]:
    """Give what a commit writes when its reply hands over the first notices.

    One may be of an anonymous suggestion, and the file now names queue and member together (I7).
    """
    told = Write("LTRIM", queue_of(store, openid), (count, -1))
    return [told, Write("SETNX", store.keys.rewrite_due(), (0,))]
