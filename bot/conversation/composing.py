"""One reply of all that is to be said: news first, the answer, then what waits (design 2)."""

from dataclasses import dataclass

from bot.conversation.turn import Decision, TodayItem, Turn
from bot.members import consents
from bot.model.dialogue import Notice
from bot.model.push import Delivery
from bot.model.say import Say, say
from bot.texts import Texts

LIMIT = 2000
"""Bytes of one text; over 2,048 the member sees a fault notice instead (fact sheet 4.1)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The words, how many of the waiting notices are among them, and which items they told of.

    `noticed`: the privacy notice is among them.
    """

    text: str
    notices: int = 0
    told: tuple[TodayItem, ...] = ()
    noticed: bool = False


def compose(turn: Turn, decision: Decision, notices: tuple[Notice, ...], texts: Texts) -> Reply:
    """Word a decision, with as much of the news as fits; the rest waits for the next reply."""
    if not decision.says:
        return Reply("")
    if decision.brief:
        return Reply("\n".join(map(texts.render, decision.says)))
    waiting = tuple(one for one in turn.today if one.delivery is Delivery.WAITING)
    told = tuple(one for one in waiting if one not in decision.gives)
    answer = [texts.render(one) for one in decision.says]
    owed = _owed(turn, answer, texts)
    answer += owed
    hint = [texts.render(_waits(told))] if told else []
    news: list[str] = []
    for notice in notices:
        worded = texts.render(Say(notice.key, dict(notice.values)))
        if _size([*news, worded, *answer, *hint]) > LIMIT:
            break
        news.append(worded)
    if _size([*news, *answer, *hint]) > LIMIT:
        hint, told = [], ()
    text = _cut("\n\n".join([*news, *answer, *hint]))
    return Reply(text, len(news), told, noticed=bool(owed))


def _owed(turn: Turn, answer: list[str], texts: Texts) -> list[str]:
    """Word the privacy notice, where it is owed and fits; every page links to the whole text."""
    owed = consents.notice(turn.member, turn.house.privacy)
    if owed is None or turn.message.kind == "page":
        return []
    worded = [texts.render(owed)]
    return worded if _size([*answer, *worded]) <= LIMIT else []


def _waits(told: tuple[TodayItem, ...]) -> Say:
    return say("today.waits", title="》《".join(one.item.title for one in told))


def _size(paragraphs: list[str]) -> int:
    return len("\n\n".join(paragraphs).encode())


def _cut(text: str) -> str:
    """Cut what is too long all the same, never inside a character."""
    raw = text.encode()
    return text if len(raw) <= LIMIT else raw[: LIMIT - 3].decode(errors="ignore") + "…"
