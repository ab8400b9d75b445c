"""The hours and seconds in which the platform lets an account write to a member unasked."""

from dataclasses import dataclass

from bot.emulator import limits
from bot.emulator.errors import PlatformError


@dataclass(slots=True)
class Window:
    """One kind of window of one member: until when, and how many messages are left in it."""

    until: float = 0.0
    left: int = 0

    def open(self, now: float, seconds: float, sends: int) -> None:
        """Open it anew; what was left of an earlier one does not add up [U]."""
        self.until, self.left = now + seconds, sends

    def as_json(self, now: float) -> dict[str, object]:
        seconds = max(0, round(self.until - now))
        return {"open": seconds > 0, "left": self.left if seconds else 0, "seconds": seconds}


class Windows:
    """Both windows of one member: after a message, and after a follow, a scan or a menu click.

    That a payment opens a third one, without a number, is not emulated: nobody can pay here.
    """

    __slots__ = ("message", "short")

    def __init__(self) -> None:
        self.message = Window()
        self.short = Window()

    def wrote(self, now: float) -> None:
        self.message.open(now, limits.MESSAGE_WINDOW, limits.MESSAGE_WINDOW_SENDS)

    def acted(self, now: float) -> None:
        self.short.open(now, limits.SHORT_WINDOW, limits.SHORT_WINDOW_SENDS)

    def close(self) -> None:
        self.message, self.short = Window(), Window()

    def take(self, now: float) -> None:
        """Spend one message, of the short window first [U]. Raises PlatformError 45015 or 45047."""
        opened = False
        for window in (self.short, self.message):
            if now < window.until:
                if window.left:
                    window.left -= 1
                    return
                opened = True
        raise PlatformError(45047 if opened else 45015)

    def as_json(self, now: float) -> dict[str, object]:
        return {"message": self.message.as_json(now), "short": self.short.as_json(now)}
