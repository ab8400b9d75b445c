"""From a message to a decision: events, receipts, numbers, commands, writing, ordinary text."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.contributions.receipts import mistyped, recognise
from bot.conversation import events, ordinary, parts, questions, quizzing, writing
from bot.conversation.acts.fetching import with_fetch
from bot.conversation.acts.growing import Grow
from bot.conversation.acts.moving import MoveOn
from bot.conversation.carrying import carry_out
from bot.conversation.commands import VOCABULARY
from bot.conversation.commands.keeping import CONTINUES, close, filed_unasked, offer
from bot.conversation.folding import fold
from bot.conversation.media import attachment
from bot.conversation.reading import Heard, read
from bot.conversation.receipt import answer_receipt
from bot.conversation.shorts import keep_short
from bot.conversation.speaking import answer_in
from bot.conversation.turn import Decision, Turn
from bot.model.dialogue import Dialogue, Filed, QuestionKind
from bot.model.say import Say, say

PATIENCE = timedelta(minutes=15)
"""How long a question stays open, and a writing waits for more (rules 5 and 7)."""

SILENCE = "tiantian-silence"
"""Our own event: the scheduler noticed that a member who was writing has fallen silent."""

_FLOOD = 30
"""Messages in a minute from one member, beyond which replies are one short line (rule 8)."""


def decide(turn: Turn) -> Decision:
    """Decide what one message leads to. Pure: the same turn, the same decision."""
    earlier = _silence(turn)
    if earlier.keep and earlier.keep[-1].anonymous:
        earlier = replace(earlier, dialogue=_remembered(turn, earlier))
    if turn.message.event == SILENCE:
        return replace(earlier, says=(), later=tuple(map(filed_unasked, earlier.keep)))
    dialogue = _counted(turn, earlier.dialogue or turn.dialogue)
    turn = turn.but(dialogue=dialogue)
    later = events.decide(turn, _heard) if turn.message.kind == "event" else _spoken(turn)
    if later.keep and turn.message.event != "unsubscribe":
        last = Filed(later.keep[-1].receipt, turn.now, later.keep[-1].anonymous)
        later = replace(later, dialogue=replace(later.dialogue or dialogue, filed=last))
    both = later.after(replace(earlier, dialogue=dialogue))
    if turn.message.kind != "event":
        both = _let_go(dialogue, both)
    flooded = both.says and not both.brief and dialogue.heard > _FLOOD
    return _short(turn, both, dialogue) if flooded else both


def _silence(turn: Turn) -> Decision:
    """File, or drop, what was being written when the member fell silent (rule 5)."""
    dialogue, oldest = turn.dialogue, turn.now - PATIENCE
    asked, writing, filed = dialogue.asked, dialogue.writing, dialogue.filed
    holds = PATIENCE if filed is not None and filed.anonymous else CONTINUES
    if filed is not None and filed.at < turn.now - holds:
        dialogue = replace(dialogue, filed=None)
    if asked is not None and asked.at < oldest:
        dialogue = replace(dialogue, asked=None)
    if writing is not None and writing.last < oldest:
        return close(replace(turn, dialogue=dialogue))
    return Decision(dialogue=dialogue)


def _remembered(turn: Turn, earlier: Decision) -> Dialogue:
    """Remember that what silence filed bore no name; it is too late to go on with it."""
    assert earlier.dialogue is not None
    late = turn.now - CONTINUES - timedelta(seconds=1)
    return replace(earlier.dialogue, filed=Filed(earlier.keep[-1].receipt, late, anonymous=True))


def _let_go(before: Dialogue, both: Decision) -> Decision:
    """Close the question whether to erase at anything but its answer: later a 1 may mean a quiz."""
    asked = before.asked
    still = both.dialogue is not None and both.dialogue.asked is asked
    if asked is None or asked.kind is not QuestionKind.ERASE or not still:
        return both
    assert both.dialogue is not None
    return replace(both, dialogue=replace(both.dialogue, asked=None))


def _counted(turn: Turn, dialogue: Dialogue) -> Dialogue:
    """Count the messages of a minute, and note that who is writing is still there."""
    second, writing = int(turn.now.timestamp()), dialogue.writing
    same = 0 <= second - dialogue.minute < 60
    return replace(
        dialogue,
        minute=dialogue.minute if same else second,
        heard=(dialogue.heard if same else 0) + (turn.message.kind != "event"),
        writing=writing and replace(writing, last=turn.now),
    )


def _short(turn: Turn, both: Decision, before: Dialogue) -> Decision:
    """Take all that was said as what it is, answer one line, ask nothing back (rule 8)."""
    dialogue = both.dialogue or before
    first = dialogue.heard == _FLOOD + 1
    words = say("flood.first") if first else _in_short(turn, both)
    if both.keep:
        receipts = " ".join(one.receipt for one in both.keep)
        words = say("flood.first-kept" if first else "flood.kept", receipt=receipts)
    if dialogue.asked != before.asked:
        dialogue = replace(dialogue, asked=None)
    if dialogue.quiz != before.quiz:  # its next question is not shown
        dialogue = replace(dialogue, quiz=None)
    return replace(both, says=(words,), dialogue=dialogue, gives=(), brief=True)


def _in_short(turn: Turn, both: Decision) -> Say:
    """Say in a word whether it was kept, or done, or only asked for."""
    if both.drafts or both.shorts or both.gives or turn.dialogue.writing is not None:
        return say("flood")
    changed = both.member is not None and replace(both.member, language=turn.member.language)
    if changed not in {False, turn.member} or any(isinstance(o, MoveOn | Grow) for o in both.acts):
        return say("flood.done")
    return say("flood.later")


def _spoken(turn: Turn) -> Decision:
    """Read a message of whatever type, and lead it to what takes it."""
    brought = attachment(turn.message, turn.draw_file)
    if brought is not None:
        turn = replace(turn, attachments=(brought,))
        taken = writing.add(turn, "") if turn.dialogue.writing else offer(turn)
        return with_fetch(taken, brought)
    text = turn.message.text
    if not text.strip():
        return Decision()
    if code := recognise(fold(text)):
        return _beside(turn, answer_receipt(turn, code))
    return _heard(turn, read(text, VOCABULARY))


def _heard(turn: Turn, heard: Heard) -> Decision:
    """Answer in the language of the command; what comes from a page is never part of a writing."""
    writes = turn.dialogue.writing is not None and turn.message.kind != "page"
    return answer_in(heard.word, turn, partial(_while_writing if writes else _at_rest, heard=heard))


def _at_rest(turn: Turn, heard: Heard) -> Decision:
    if heard.number is not None and (answered := questions.answer(turn, heard.number)):
        return answered
    if heard.command is not None:
        return carry_out(turn, heard)
    text = turn.message.text
    turn = replace(turn, content=text)
    if answered := questions.spoken(turn, text) or quizzing.answers(turn, text):
        return answered
    if _tapped(turn):
        return Decision((say("question.past"),))
    if mistyped(fold(text)):
        return replace(keep_short(turn), says=(say("receipt.mistyped"),))
    return ordinary.take(turn)


def _while_writing(turn: Turn, heard: Heard) -> Decision:
    """Take words into the writing that is open; only a command is anything else (rule 5)."""
    open_now = turn.dialogue.writing
    assert open_now is not None
    found = heard.command
    if found is None and _tapped(turn) and not parts.takes(open_now, turn.message.text):
        return _beside(turn, Decision((say("question.past"),)))
    own_part = heard.bare and heard.content and found and found.name == writing.NAMES[open_now.kind]
    if found is None or own_part:  # 建议：… inside a suggestion is its third part
        return writing.add(turn, turn.message.text, anonymous=heard.anonymous)
    if found.name in writing.NAMES.values():
        first = close(turn)
        assert first.dialogue is not None
        begun = carry_out(replace(turn, dialogue=first.dialogue), heard)
        return replace(begun, dialogue=begun.dialogue or first.dialogue).after(first)
    answered = carry_out(turn, heard)
    return answered if found.name == "done" else _beside(turn, answered)


def _tapped(turn: Turn) -> bool:
    """Tell whether a link below one of our questions sent this, and nobody wrote it."""
    short = len(turn.message.text) <= ordinary.SHORT
    return short and "bizmsgmenuid" in turn.message.fields


def _beside(turn: Turn, answered: Decision) -> Decision:
    """Say that the writing is still open, where another command was answered meanwhile."""
    still = (answered.dialogue or turn.dialogue).writing
    if still is None:
        return answered
    return replace(answered, says=(*answered.says, say("writing.still-open")))
