"""Pictures, voices and films that members sent, and what became of fetching them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.model.ids import Receipt


class MediaState(StrEnum):
    """Where one file stands."""

    PENDING = "pending"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said, as a member of staff wrote it down."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of one file. Of the hour it came at nothing is (I7): `day` is its study day.

    `type` is WeChat's MsgType. `size` in bytes and `sha256` are of the file as it lies on the disk;
    `plays`: an MP3 made of it lies beside it. `code` says why the last try failed: the platform's
    number, or a word of `bot.delivery.fetching`; `tries` counts up to a handful, then no more.
    `receipt` is of the contribution that it came with, once there is one.
    """

    type: str
    day: date
    state: MediaState = MediaState.PENDING
    mime: str = ""
    size: int = 0
    sha256: str = ""
    plays: bool = False
    code: str = ""
    tries: int = 0
    receipt: Receipt | None = None
    transcript: Transcript | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was taken into the folder."""

    mime: str
    size: int
    sha256: str
    plays: bool
