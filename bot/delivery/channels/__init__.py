"""The channels. A new one is a file and a line here."""

from collections.abc import Mapping
from typing import TypeAlias

from bot.delivery.channels.base import Channel
from bot.delivery.channels.custom import Custom
from bot.delivery.channels.pull import Pull
from bot.wechat.fanout import Fanout
from bot.wechat.tokens import Tokens

__all__ = ["Channel", "Channels", "build"]

Channels: TypeAlias = Mapping[str, Channel]


def build(fanout: Fanout, tokens: Tokens) -> Channels:
    """Build all channels by their names."""
    channels: tuple[Channel, ...] = (Custom(fanout, tokens), Pull())
    return {channel.name: channel for channel in channels}
