"""What a member handed in: the newest of it, or the one that a receipt names."""

from collections.abc import Callable
from dataclasses import replace

from bot.contributions.receipts import recognise
from bot.conversation.coded import coded
from bot.conversation.folding import fold
from bot.conversation.turn import Mine, Turn
from bot.model.ids import Receipt
from bot.store import contributions, kept
from bot.store.base import Store

_DRAFTS = 50


def newest(shown: int) -> Callable[[Store, Turn], Turn]:
    """Look up so many contributions, and the drafts that wait."""

    def looks(store: Store, turn: Turn) -> Turn:
        openid = turn.message.sender
        listed = contributions.of_member(store, openid, shown)
        texts = kept.of_member(store, openid, _DRAFTS)
        drafts = tuple(one for one in texts if not one.short)
        return replace(turn, mine=Mine(tuple(listed), drafts))

    return looks


def sent_alone(store: Store, turn: Turn) -> Turn:
    """Look up the contribution whose code is all of the message."""
    code = recognise(fold(turn.message.text))
    return found_by(store, turn, code) if code else turn


def coded_or_newest(shown: int) -> Callable[[Store, Turn], Turn]:
    """Look up the one whose code stands in the content, or so many of the newest."""

    def looks(store: Store, turn: Turn) -> Turn:
        code = coded(turn.content).receipt
        return found_by(store, turn, code) if code else newest(shown)(store, turn)

    return looks


def coded_or_last(shown: int) -> Callable[[Store, Turn], Turn]:
    """The same, but where no code is given and an anonymous one was just filed, that one."""

    def looks(store: Store, turn: Turn) -> Turn:
        code, last = coded(turn.content), turn.dialogue.filed
        if code.receipt is None and not code.wrong and last is not None and last.anonymous:
            return found_by(store, turn, last.receipt)
        return coded_or_newest(shown)(store, turn)

    return looks


def found_by(store: Store, turn: Turn, code: Receipt) -> Turn:
    """Look up one by its receipt, with its history, if it is this member's."""
    found = contributions.for_author(store, turn.message.sender, code)
    if found is None:
        return turn
    return replace(turn, found=(found, tuple(contributions.moves(store, code))))
