"""Whether a close miss was meant as a command, with the three kinds beside it (rule 6)."""

from dataclasses import replace

from bot.conversation.carrying import carry_out
from bot.conversation.commands import BY_NAME
from bot.conversation.commands.keeping import choices, offer
from bot.conversation.folding import fold
from bot.conversation.missing import Miss
from bot.conversation.questions import file
from bot.conversation.reading import Heard, hints_anonymous
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import compact
from bot.model.dialogue import Asked, QuestionKind
from bot.model.say import say
from bot.store.base import Store

_YES = frozenset({"是", "是的", "是啊", "对", "对的", "嗯", "嗯嗯", "yes", "y", "yeah", "yep"})
_NO = frozenset({"不是", "不", "不对", "否", "no", "n", "nope"})
_CLOSING = "。.!~…,、 \n"


def ask(turn: Turn, miss: Miss) -> Decision:
    """Keep the whole text as a draft, and ask back."""
    heard = miss.heard
    assert heard.command is not None
    anonymous = heard.anonymous or hints_anonymous(heard.content)
    values = {
        "command": heard.command.name,
        "from": str(len(turn.content) - len(heard.content)),
        "anonymous": "1" if heard.anonymous else "",
    }
    word = next(one for one in heard.command.words if compact(fold(one)) == miss.word)
    number = turn.dialogue.questions + 1
    asks = say("meant.ask", word=word, question=number)
    return offer(turn, asks, anonymous=anonymous, kind=QuestionKind.MEANT, values=values)


def spoken(turn: Turn, asked: Asked, text: str) -> Decision | None:
    """Take yes or no; None for anything else."""
    word = _word(text)
    if word in _YES and asked.draft is not None:
        return _carry_on(turn, asked)
    return _not_that(turn, asked) if word in _NO else None


def _carry_on(turn: Turn, asked: Asked) -> Decision:
    """Do what was meant, as the message that said it nearly: the draft is none any more."""
    draft = asked.draft
    assert draft is not None
    rest = replace(turn.dialogue, asked=None)
    message = replace(turn.message, message_id=draft.message_id)
    decided = carry_out(replace(turn, dialogue=rest, message=message), heard(asked))
    return replace(decided, filed=draft.id, dialogue=decided.dialogue or rest)


def _not_that(turn: Turn, asked: Asked) -> Decision:
    """Leave the three kinds to choose from."""
    left = replace(asked, kind=QuestionKind.FILE)
    anonymous = asked.draft is not None and asked.draft.anonymous
    asks = (say("meant.not-that"), choices(asked.number, anonymous=anonymous))
    return Decision(asks, dialogue=replace(turn.dialogue, asked=left))


def heard(asked: Asked) -> Heard:
    """Give what was nearly said, as if it had been."""
    draft, told = asked.draft, asked.values
    content = draft.text[int(told["from"]) :] if draft is not None else ""
    return Heard(BY_NAME[told["command"]], content, anonymous=bool(told["anonymous"]))


def looks(store: Store, turn: Turn) -> Turn:
    """Look up what the command that was meant wants to see, where the answer is yes."""
    asked = turn.dialogue.asked
    assert asked is not None
    if _word(turn.message.text) not in _YES:
        return file.looks(store, turn)
    meant = heard(asked)
    command = meant.command
    if command is None or command.looks is None:
        return turn
    return replace(command.looks(store, replace(turn, content=meant.content)), content="")


def _word(text: str) -> str:
    return fold(text).rstrip(_CLOSING)
