"""What the platform says when it says no."""

import secrets
import time
from collections.abc import Mapping

from bot.emulator.codes import MESSAGES


class PlatformError(Exception):
    """An answer with an `errcode`; the words come from MESSAGES."""

    def __init__(self, code: int, detail: str = "", **beside: object) -> None:
        """`detail` ends the words; what stands `beside` joins the answer, e.g. `msg_id`."""
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.beside = beside

    def answer(self, separator: str = " ", now: float | None = None) -> Mapping[str, object]:
        """`separator` stands before the rid: /sns has a comma there. `now` is in unix seconds."""
        words = f"{MESSAGES.get(self.code, 'unknown error')} {self.detail}".rstrip()
        said = f"{words}{separator}rid: {_rid(time.time() if now is None else now)}"
        return {"errcode": self.code, "errmsg": said, **self.beside}


def _rid(now: float) -> str:
    """It opens with the time, in hexadecimal seconds."""
    return f"{int(now):08x}-{secrets.token_hex(4)}-{secrets.token_hex(4)}"
