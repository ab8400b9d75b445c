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

    def answer(self) -> Mapping[str, object]:
        words = f"{MESSAGES[self.code]} {self.detail}".rstrip()
        return {"errcode": self.code, "errmsg": f"{words} rid: {_rid()}", **self.beside}


def _rid() -> str:
    return f"{int(time.time()):08x}-{secrets.token_hex(4)}-{secrets.token_hex(4)}"
