"""The fields of a push, in the order in which WeChat writes them."""

from collections.abc import Mapping

from bot.emulator.world import World

Fields = Mapping[str, object]


def message(world: World, openid: str, message_type: str, fields: Fields) -> dict[str, object]:
    """A message; `fields` may also override what stands before and behind them."""
    common = _head(world, openid, message_type)
    return {**common, "MsgId": world.next_msg_id(), **fields}


def event(world: World, openid: str, fields: Fields) -> dict[str, object]:
    return {**_head(world, openid, "event"), **fields}


def _head(world: World, openid: str, message_type: str) -> dict[str, object]:
    return {
        "ToUserName": world.account.gh_id,
        "FromUserName": openid,
        "CreateTime": int(world.now()),
        "MsgType": message_type,
    }
