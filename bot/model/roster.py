"""The roster: who belongs to the organisation, and to which branch."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import BranchId, EntryId, OpenId

_ALIKE = {**dict.fromkeys(map(ord, "・•‧∙"), "·"), **dict.fromkeys(map(ord, "’‘ʼ`"), "'")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A person on the roster. `number` is the office's own key of them, where it has one."""

    id: EntryId
    name: str
    branch: BranchId
    number: str = ""
    tags: tuple[str, ...] = ()


MOST_AT_ONE_CODE = 20
"""Wrong guesses at one person's code, by whomever, after which it binds nobody any more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the roster who has the name that was given.

    `raw` is the entry as it is stored, which guards against changes; `openid` the member who is
    bound to it; `code` the mark of the code that binds, good until `until`.
    """

    entry: Entry
    raw: str
    openid: OpenId | None = None
    code: str = ""
    until: datetime | None = None
    guessed: int = 0

    def good_at(self, now: datetime) -> bool:
        """Say whether the code still holds: not for ever, nor after many wrong guesses at it."""
        return self.until is not None and now < self.until and self.guessed < MOST_AT_ONE_CODE


@dataclass(frozen=True, slots=True)
class Desk:
    """What binding looks at: who has the name, the marks of the code for each, wrong guesses so
    far; or the entry of who is bound already."""

    found: tuple[Candidate, ...] = ()
    marks: tuple[str, ...] = ()
    guesses: int = 0
    own: Entry | None = None


NO_DESK = Desk()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. Nobody who was on the roster loses their id, so bindings hold."""

    new: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    same: tuple[Entry, ...] = ()
    missing: tuple[Entry, ...] = ()


def folded(name: str) -> str:
    """Fold a name for finding it: width, case, blanks and kinds of dots do not count."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE)
    return "".join(plain.split())
