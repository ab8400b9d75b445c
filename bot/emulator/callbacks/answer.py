"""What came back from the webhook, before anybody judges it."""

from dataclasses import dataclass

from bot.emulator.callbacks.replies import Fault


@dataclass(frozen=True, slots=True)
class Answer:
    """To one try. `status` 0: none came; then, and with another status than 200, a `fault`."""

    status: int = 0
    body: bytes = b""
    fault: Fault | None = None
    why: str = ""
