"""What jobs work with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.answering import Conversation
from bot.members.erasing import Places
from bot.store.base import Store
from bot.study.library import Library
from bot.wechat.platform import Platform


@dataclass(frozen=True, slots=True)
class World:
    """Plain things, built by `main`. `fence` is this process's, while it leads.

    `grace` goes by before all of somebody who left is erased; `places` is where it may lie.
    """

    store: Store
    library: Library
    zone: ZoneInfo
    now: Callable[[], datetime]
    platform: Platform
    conversation: Conversation
    fence: Callable[[], int | None]
    places: Places
    grace: timedelta = timedelta(days=7)
