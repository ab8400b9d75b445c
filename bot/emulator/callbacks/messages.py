"""The fields of a push, in the order and the form in which WeChat writes them."""

import re
from collections.abc import Mapping

from bot.emulator.world import World
from bot.emulator.xml import Bare

Fields = Mapping[str, object]

_BEHIND = ("bizmsgmenuid", "MsgDataId", "Idx")
"""What stands behind the MsgId: the message came from a menu's tap, or out of an article."""

_NUMBERS = frozenset(
    {
        *_BEHIND,
        *("CreateTime", "MsgId", "MsgID", "MenuId", "ExpiredTime", "FailTime", "FileTotalLen"),
        *("Location_X", "Location_Y", "Scale", "Latitude", "Longitude", "Precision"),
    }
)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def message(world: World, openid: str, message_type: str, fields: Fields) -> dict[str, object]:
    """A message; `fields` may also override what stands before and behind them."""
    inside = {name: fields[name] for name in fields if name not in _BEHIND and name != "MsgId"}
    behind = {name: fields[name] for name in _BEHIND if name in fields}
    msg_id = fields["MsgId"] if "MsgId" in fields else world.next_msg_id()
    return _written({**_head(world, openid, message_type), **inside, "MsgId": msg_id, **behind})


def event(world: World, openid: str, fields: Fields) -> dict[str, object]:
    return _written({**_head(world, openid, "event"), **fields})


def _head(world: World, openid: str, message_type: str) -> dict[str, object]:
    return {
        "ToUserName": world.account.gh_id,
        "FromUserName": openid,
        "CreateTime": int(world.now()),
        "MsgType": message_type,
    }


def _written(fields: Fields) -> dict[str, object]:
    """Numbers stand bare, even where they came as text; all other text is CDATA."""
    return {name: _form(name, value) for name, value in fields.items()}


def _form(name: str, value: object) -> object:
    if name in _NUMBERS and isinstance(value, str) and _NUMBER.fullmatch(value):
        return Bare(value)
    return value
