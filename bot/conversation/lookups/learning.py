"""What a member learnt, for the commands of the daily study."""

from dataclasses import replace

from bot.conversation.turn import Turn
from bot.model.learning import Learning
from bot.store import check_ins, learning
from bot.store.base import Store
from bot.study.deepening import related
from bot.study.progress import YEAR


def cards(store: Store, turn: Turn) -> Turn:
    """Look up the cards of all questions that were ever answered."""
    found = learning.cards(store, turn.message.sender)
    return replace(turn, learning=replace(turn.learning, cards=found))


def answering(store: Store, turn: Turn) -> Turn:
    """Look up what an answer to a quiz wants: the cards, and the days that they came."""
    came = check_ins.came(store, turn.message.sender, turn.study_day)
    return replace(turn, learning=Learning(learning.cards(store, turn.message.sender), came))


def rhythm(store: Store, turn: Turn) -> Turn:
    """Look up the days of a year."""
    today = turn.study_day
    came = check_ins.came(store, turn.message.sender, today)
    days = check_ins.study_days(store, turn.member.number, came, today - YEAR, today)
    return replace(turn, learning=Learning(came=came, study_days=days))


def further(store: Store, turn: Turn) -> Turn:
    """Look up which items of today's themes they had."""
    items = related(turn.library, [one.item for one in turn.today])
    had = learning.had(store, turn.member.number, [one.id for one in items])
    return replace(turn, learning=Learning(had=had))
