"""Bounded memory of what went over the wire."""

from collections import deque
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from urllib.parse import unquote_plus

from bot.emulator.limits import LOGGED_ANSWER, LOGGED_BODY


class _Line(Protocol):
    n: int
    body: bytes
    answer: bytes

    def as_json(self) -> dict[str, object]: ...


@dataclass(slots=True)
class Call:
    """One call of the bot to the platform's API."""

    at: float
    method: str
    path: str
    query: str
    body: bytes
    code: int
    answer: bytes
    ms: float
    fault: str | None = None
    """The fault rules that struck, e.g. `latency+truncate`."""
    n: int = 0

    def as_json(self) -> dict[str, object]:
        return {
            "n": self.n,
            "at": round(self.at, 3),
            "method": self.method,
            "path": self.path,
            "query": unquote_plus(self.query),
            "body": _text(self.body),
            "errcode": self.code,
            "answer": _text(self.answer),
            "fault": self.fault,
            "ms": round(self.ms, 2),
        }


@dataclass(slots=True)
class Callback:
    """One try to tell the bot something. `status` 0: no answer.

    Try 0 never left the platform: `fault` says `drop` (a fault rule) or `mark_fail`.
    """

    at: float
    openid: str
    attempt: int
    url: str
    body: bytes
    status: int
    answer: bytes
    fault: str | None
    ms: float
    injected: str | None = None
    """The fault rules that struck, e.g. `latency+double`."""
    why: str = ""
    """More about the fault, for whoever mends the bot."""
    told: str = ""
    """What the body says, where it travelled sealed."""
    reply: str = ""
    """What the answer says, where it travelled sealed and could be opened."""
    n: int = 0

    def as_json(self) -> dict[str, object]:
        return {
            "n": self.n,
            "at": round(self.at, 3),
            "openid": self.openid,
            "try": self.attempt,
            "url": self.url,
            "body": _text(self.body),
            "status": self.status,
            "answer": _text(self.answer),
            "fault": self.fault,
            "injected": self.injected,
            "why": self.why,
            "told": self.told or _text(self.body),
            "reply": self.reply or _text(self.answer),
            "ms": round(self.ms, 2),
        }


L = TypeVar("L", bound=_Line)


class Log(Generic[L]):
    """The last lines, and how many there were in all. Lines are numbered from 1."""

    def __init__(self, kept: int) -> None:
        self._lines: deque[L] = deque(maxlen=kept)
        self.total = 0

    def add(self, line: L) -> None:
        self.total += 1
        line.n = self.total
        line.body, line.answer = line.body[:LOGGED_BODY], line.answer[:LOGGED_ANSWER]
        self._lines.append(line)

    def after(self, n: int) -> list[L]:
        return [line for line in self._lines if line.n > n]


def _text(body: bytes) -> str:
    return body.decode(errors="replace")
