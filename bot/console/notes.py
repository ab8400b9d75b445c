"""What staff are to know of a contribution before they handle it."""

from collections.abc import Sequence

from bot.console import labels, moments
from bot.console.visitor import Visitor
from bot.contributions.table import PATIENCE
from bot.members import consents
from bot.model.contribution import Contribution, Kind, MoveRecord, State, Visibility
from bot.model.say import Say, say
from bot.store import members

_OPEN = frozenset({State.SUBMITTED, State.HELD, State.RETURNED})


def may_be_picked(one: Contribution) -> bool:
    """Say whether it may be recommended: accepted, and its author lets others see it."""
    shown = one.kind is Kind.EXPERIENCE and one.visibility is not Visibility.ORGANISERS
    return shown and one.state is State.ACCEPTED


def notes(visitor: Visitor, one: Contribution, history: Sequence[MoveRecord]) -> list[Say]:
    """Say what is to be known before it is handled."""
    found = []
    if one.held and one.state in _OPEN:
        found.append(labels.HELD[one.held])
    if _to_be_shown(one) and not _consents(visitor, one):
        later = one.state is not State.ACCEPTED
        found.append(say("console.one.no-consent" if later else "console.one.no-consent-yet"))
    if history and one.state in {State.RETURNED, State.ANSWERED}:
        day = moments.day(visitor, history[-1].at + PATIENCE)
        more = one.state is State.RETURNED
        note = say("console.one.waits-more" if more else "console.one.waits-grade", day=day)
        found.append(note)
    return found


def _to_be_shown(one: Contribution) -> bool:
    """Tell whether others are to see it, now or when it is let through."""
    wanted = one.state in _OPEN or one.state is State.ACCEPTED
    private = one.kind is Kind.EXPERIENCE and one.visibility is Visibility.ORGANISERS
    return wanted and one.kind is not Kind.SUGGESTION and not private


def _consents(visitor: Visitor, one: Contribution) -> bool:
    openid = one.author.openid
    return openid is not None and consents.shows(members.read(visitor.store, openid))
