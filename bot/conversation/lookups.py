"""The second look, for the few commands that show what the snapshot does not hold."""

from dataclasses import replace

from bot.contributions.receipts import recognise
from bot.conversation.commands import VOCABULARY, mine, progress
from bot.conversation.folding import fold
from bot.conversation.reading import read
from bot.conversation.turn import Mine, Turn
from bot.model.ids import Receipt
from bot.store import contributions, kept
from bot.store.base import Store

_DRAFTS = 50
_LISTS = {mine.COMMAND.name: mine.SHOWN, progress.COMMAND.name: 50}
"""The commands that list what one handed in, and how far back they look."""


def fill(store: Store, turn: Turn) -> Turn:
    """Load what 我的 lists, or the contribution that a receipt names to its author."""
    if turn.message.event == "click":
        shown = _LISTS.get(turn.message.fields.get("EventKey", ""))
        return _with_mine(store, turn, shown) if shown else turn
    text = turn.message.text
    if code := recognise(fold(text)):
        return _with_found(store, turn, code)
    command = read(text, VOCABULARY).command
    shown = _LISTS.get(command.name) if command else None
    return _with_mine(store, turn, shown) if shown else turn


def _with_mine(store: Store, turn: Turn, shown: int) -> Turn:
    openid = turn.message.sender
    listed = contributions.of_member(store, openid, shown)
    texts = kept.of_member(store, openid, _DRAFTS)
    drafts = tuple(one for one in texts if not one.short)
    return replace(turn, mine=Mine(tuple(listed), drafts))


def _with_found(store: Store, turn: Turn, code: Receipt) -> Turn:
    found = contributions.for_author(store, turn.message.sender, code)
    if found is None:
        return turn
    return replace(turn, found=(found, tuple(contributions.moves(store, code))))
