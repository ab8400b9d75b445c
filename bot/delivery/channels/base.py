"""What every channel is."""

from datetime import datetime
from typing import Protocol

from bot.model.member import Member


class Channel(Protocol):
    """A road to a member. It speaks; the engine claims, paces, records and gives up."""

    @property
    def name(self) -> str:
        """What schedules call it."""

    @property
    def sends(self) -> bool:
        """False where nothing leaves: the item waits for the member."""

    def why_not(self, member: Member, now: datetime) -> str | None:
        """Say why this road is closed to the member now, or None where it is open."""

    async def send(self, member: Member, body: str) -> None:
        """Send; raises `PlatformRefused` or `PlatformSilent`."""
