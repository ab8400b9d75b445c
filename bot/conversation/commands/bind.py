"""绑定: who of the roster a member is, by name and code, or by name after a branch's QR code."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.acts.binding import Bind, Guess
from bot.conversation.lookups import binding
from bot.conversation.naming import parsed, tries_to_bind
from bot.conversation.shorts import keep_short
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.branches import title
from bot.model.ids import BranchId
from bot.model.roster import Candidate, Entry
from bot.model.say import Say, say

MOST_GUESSES = 5
"""Wrong guesses a member has in a day."""

_SCAN_HOLDS = timedelta(minutes=30)


def bind(turn: Turn) -> Decision:
    """Bind, or say how; a wrong answer never tells whether the name is on the roster."""
    if turn.desk.own is not None:
        return _already(turn, turn.desk.own)
    answered = _tries(turn)
    if answered.member is not None or not turn.content:
        return answered
    return replace(answered, shorts=keep_short(turn).shorts)  # it may have been no name


def _tries(turn: Turn) -> Decision:
    given = parsed(turn.content) if turn.content else None
    if given is None:
        branch = _scanned(turn)
        return Decision((say("bind.how-scanned", branch=title(branch)) if branch else _how(turn),))
    if turn.desk.guesses >= MOST_GUESSES:
        return Decision((say("bind.too-many", contact=_whom(turn)),))
    found = _found(turn, given[1])
    if found is None:
        if not given[1] and _scanned(turn) is None:
            return Decision((say("bind.code-too"),))
        tried = tuple(one.entry.id for one in turn.desk.found) if given[1] else ()
        return Decision((say("bind.wrong", contact=_whom(turn)),), acts=(Guess(tried),))
    return _bound(turn, found)


def _whom(turn: Turn) -> str | Say:
    """Name whom to ask."""
    return turn.house.contact or say("bind.staff")


def _how(turn: Turn) -> Say:
    return say("bind.how", contact=_whom(turn))


def _already(turn: Turn, own: Entry) -> Decision:
    """Say as whom."""
    branch = title(own.branch)
    return Decision((say("bind.already", name=own.name, branch=branch, contact=_whom(turn)),))


def _scanned(turn: Turn) -> BranchId | None:
    """Give the branch whose QR code was scanned a while ago."""
    scanned = turn.dialogue.scanned
    fresh = scanned is not None and turn.now - scanned.at <= _SCAN_HOLDS
    return scanned.branch if scanned is not None and fresh else None


def _found(turn: Turn, code: str) -> Candidate | None:
    """Give the one person on the roster that name and code, or name and branch, tell."""
    free = [one for one in turn.desk.found if one.openid is None]
    if code:
        pairs = zip(turn.desk.found, turn.desk.marks, strict=True)
        right = (one for one, mark in pairs if mark == one.code and one.good_at(turn.now))
        return next((one for one in right if one.openid is None), None)
    branch = _scanned(turn)
    here = [one for one in free if branch is not None and one.entry.branch == branch]
    return here[0] if len(here) == 1 else None


def _bound(turn: Turn, found: Candidate) -> Decision:
    entry = found.entry
    return Decision(
        (say("bind.done", name=entry.name, branch=title(entry.branch)),),
        member=replace(turn.member, entry=entry.id, branch=entry.branch),
        dialogue=replace(turn.dialogue, scanned=None),
        acts=(Bind(found),),
    )


COMMAND = Command(
    "bind",
    bind,
    words=("绑定", "bind"),
    content=True,
    accepts=tries_to_bind,
    looks=binding.desk,
)
