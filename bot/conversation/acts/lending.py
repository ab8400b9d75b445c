"""Lending a link that leads, once, to what is stored of a member (我的数据)."""

from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.turn import Turn
from bot.store import lending
from bot.store.base import Store
from bot.store.writes import Write

LIFE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Lend:
    """Let whoever holds this token fetch the member's data, once."""

    token: str

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Write whose it is, sealed."""
        return [lending.lends(store, turn.message.sender, self.token, LIFE)]
