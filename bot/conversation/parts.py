"""A suggestion in three parts, asked for one by one where its author wants (rule 5)."""

import re
from dataclasses import replace

from bot.conversation.folding import fold, folded
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Kind
from bot.model.dialogue import Part, Writing
from bot.model.say import say

LABELS = {Part.SITUATION: "情况", Part.ANALYSIS: "分析", Part.PROPOSAL: "建议"}
"""What stands before each part, in every language: reviewers and registers read it."""

_ORDER = tuple(Part)
_BEGINS = frozenset({"分步", "分步写", "分三步", "分三步写", "stepbystep", "steps"})
_NEXT = frozenset({"下一步", "下一部分", "跳过", "next", "skip"})
_LABEL = re.compile(rf"\s*({'|'.join(LABELS.values())})\s*[:,、]")
_CLOSING = "。.!~…,、 \n"


def _word(text: str) -> str:
    return re.sub(r"[\s-]+", "", fold(text)).rstrip(_CLOSING)


def begins(writing: Writing, text: str) -> bool:
    """Tell whether these words ask for the three parts."""
    return writing.kind is Kind.SUGGESTION and writing.part is None and _word(text) in _BEGINS


def goes_on(writing: Writing, text: str) -> bool:
    """Tell whether these words ask for the next part."""
    return writing.part is not None and _word(text) in _NEXT


def takes(writing: Writing, text: str) -> bool:
    """Tell whether these words are about the parts, and no content."""
    return begins(writing, text) or goes_on(writing, text)


def begin(turn: Turn, writing: Writing) -> Decision:
    """Ask for the first part; what was written before is taken for its beginning."""
    parts = writing.parts
    if parts and _LABEL.match(folded(parts[0]).chars) is None:
        parts = (f"{LABELS[Part.SITUATION]}：{parts[0]}", *parts[1:])
    return _asks(turn, replace(writing, part=Part.SITUATION, parts=parts))


def move_on(turn: Turn, writing: Writing) -> Decision:
    """Ask for the next part, or once more for one that cannot be left out."""
    part = writing.part
    assert part is not None
    first = part is Part.SITUATION and writing.empty
    if first or (part is Part.PROPOSAL and not begun(writing)):
        return _asks(turn, writing)
    if part is Part.PROPOSAL:
        count = len(writing.parts) + len(writing.attachments)
        return Decision((say("part.last", count=count),), dialogue=turn.dialogue)
    return _asks(turn, replace(writing, part=_ORDER[_ORDER.index(part) + 1]))


def begun(writing: Writing) -> bool:
    """Tell whether the part that is asked for has its first words."""
    heads = (_LABEL.match(folded(one).chars) for one in writing.parts)
    return any(one[1] == LABELS[writing.part] for one in heads if one and writing.part)


def _asks(turn: Turn, writing: Writing) -> Decision:
    assert writing.part is not None
    words = say(f"part.{writing.part.value}", question=turn.dialogue.questions)
    return Decision((words,), dialogue=replace(turn.dialogue, writing=writing))


def labelled(writing: Writing, text: str) -> tuple[Writing, str]:
    """Put the part's name before its first words, unless they bring one themselves."""
    part = writing.part
    if part is None or not text:
        return writing, text
    own = _LABEL.match(folded(text).chars)
    if own is not None:
        named = next(one for one, label in LABELS.items() if label == own[1])
        return replace(writing, part=named), text
    return writing, text if begun(writing) else f"{LABELS[part]}：{text}"
