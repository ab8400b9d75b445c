"""今日: nothing is sent; the item waits, the next reply says so, and 今日 gives it."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.member import Member


@dataclass(frozen=True, slots=True)
class Pull:
    """The road that is always open."""

    name: str = "pull"
    sends: bool = False

    def why_not(self, member: Member, now: datetime) -> str | None:
        """Open to everybody, under no quota."""
        return None

    async def send(self, member: Member, body: str) -> None:
        """Do nothing: the member will ask."""
