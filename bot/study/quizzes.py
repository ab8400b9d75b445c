"""The rules of a quiz question."""

from string import ascii_uppercase

from bot.model.item import Quiz, QuizKind
from bot.model.say import say
from bot.study.faults import Notes
from bot.study.form import Form
from bot.study.marked import Block

_FIELDS = ("kind", "question", "options", "answer", "explanation")
_FEWEST, _MOST = 2, 6


def check_all(form: Form) -> tuple[Quiz, ...]:
    """Read the questions of an item; there must be one at least."""
    value = form.value("quiz")
    if value is None:
        return ()
    if not isinstance(value, tuple):
        form.fault("quiz", say("study.fault.quiz-list"))
        return ()
    found = []
    for entry in value:
        if isinstance(entry.value, Block):
            found.append(_check(entry.value, form.notes))
        else:
            form.notes.add(entry.line, say("study.fault.quiz-list"))
    return tuple(found)


def _check(block: Block, notes: Notes) -> Quiz:
    form = Form(block, notes)
    form.only(_FIELDS)
    kind = _kind(form)
    question = form.text("question")
    options = _options(form, kind)
    also: tuple[str, ...] = ()
    if kind is QuizKind.FILL:
        answer, *rest = _words(form)
        also = tuple(rest)
    else:
        answer = _answer(form, kind, len(options))
    return Quiz(kind or QuizKind.SINGLE, question, options, answer, form.text("explanation"), also)


def _kind(form: Form) -> QuizKind | None:
    text = form.text("kind")
    if text in list(QuizKind):
        return QuizKind(text)
    if text:
        form.fault("kind", say("study.fault.quiz-kind", kind=text))
    return None


def _options(form: Form, kind: QuizKind | None) -> tuple[str, ...]:
    if kind in (QuizKind.TRUEFALSE, QuizKind.FILL):
        if "options" in form.block.fields:
            form.fault("options", say(f"study.fault.{kind}-options"))
        return ()
    if kind is None and "options" not in form.block.fields:
        return ()  # an unknown kind may need none
    value = form.value("options")
    if value is None:
        return ()
    options = value if isinstance(value, tuple) else ()
    if not _FEWEST <= len(options) <= _MOST:
        form.fault("options", say("study.fault.options", fewest=_FEWEST, most=_MOST))
    for one in options:
        if not isinstance(one.value, str) or not one.value.strip():
            form.notes.add(one.line, say("study.fault.not-text", field="options"))
    return tuple(str(one.value).strip() for one in options)


def _words(form: Form) -> list[str]:
    """Read what may be filled in: words, or a list of them with the best first."""
    value = form.value("answer")
    if not isinstance(value, tuple):
        return [form.text("answer") if value is not None else ""]
    for one in value:
        if not isinstance(one.value, str) or not one.value.strip():
            form.notes.add(one.line, say("study.fault.not-text", field="answer"))
    return [str(one.value).strip() for one in value]


def _answer(form: Form, kind: QuizKind | None, options: int) -> str:
    """Read the right letters, in order."""
    if kind is QuizKind.TRUEFALSE:
        answer = form.value("answer")
        if answer is not None and answer not in ("A", "B"):
            form.fault("answer", say("study.fault.truefalse-answer"))
        return str(answer)
    answer = form.text("answer")
    letters = ascii_uppercase[:options]
    if answer and options and not (set(answer) <= set(letters) and len(set(answer)) == len(answer)):
        form.fault("answer", say("study.fault.letters", last=letters[-1]))
    elif kind is QuizKind.SINGLE and len(answer) > 1:
        form.fault("answer", say("study.fault.one-letter"))
    return "".join(sorted(answer))
