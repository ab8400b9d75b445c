"""The rules of one study item's file."""

import re
from dataclasses import dataclass
from datetime import date

from bot.model.ids import ItemId, TrackId
from bot.model.item import Depth, StudyItem
from bot.model.say import say
from bot.study import markdown, quizzes
from bot.study.faults import Notes
from bot.study.form import Form
from bot.study.marked import Block, Broken, read
from bot.study.source import Source, split

LONGEST_TITLE = 24
"""Characters; what a news card shows on two lines of a phone."""

_FILE = re.compile(r"(?P<number>\d{3})-[a-z0-9]+(-[a-z0-9]+)*\.md")
_FIELDS = (
    *("title", "theme", "depth", "source", "source_url", "checked", "date", "question", "quiz"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An item as it was read, with what the rules between items look at.

    `number` and `depth` are None where they could not be read; `item` is of use only while no
    fault was noted.
    """

    item: StudyItem
    file: str
    number: int | None
    depth: Depth | None
    depth_line: int
    body_line: int


def check_item(
    track: TrackId, name: str, text: str, today: date | None, notes: Notes
) -> Draft | None:
    """Read an item's file, noting all that is wrong; None where it could not be taken apart.

    Without a `today`, no date counts as being in the future.
    """
    matched = _FILE.fullmatch(name)
    if not matched:
        notes.add(1, say("study.fault.file-name"))
    source = split(text)
    if source is None:
        notes.add(1, say("study.fault.front-matter"))
        return None
    block = _front(source, notes)
    if block is None:
        return None
    form = Form(block, notes)
    form.only(_FIELDS)
    _check_body(source, notes)
    depth = _depth(form)
    return Draft(
        item=StudyItem(
            id=ItemId(f"{track}/{name.removesuffix('.md')}"),
            track=track,
            title=_title(form),
            theme=form.text("theme"),
            depth=depth or Depth.SEE,
            source=form.text("source"),
            source_url=form.address("source_url"),
            checked=_checked(form, today),
            question=form.text("question"),
            quiz=quizzes.check_all(form),
            body=source.body,
        ),
        file=notes.file,
        number=int(matched["number"]) if matched else None,
        depth=depth,
        depth_line=form.line("depth"),
        body_line=source.body_line,
    )


def _front(source: Source, notes: Notes) -> Block | None:
    try:
        return read(source.front, source.front_line)
    except Broken as broken:
        notes.add(broken.line, say("study.fault.yaml", problem=broken.problem))
        return None


def _title(form: Form) -> str:
    title = form.text("title")
    if len(title) > LONGEST_TITLE:
        form.fault("title", say("study.fault.title-long", length=len(title), longest=LONGEST_TITLE))
    return title


def _depth(form: Form) -> Depth | None:
    depth = form.number("depth")
    if depth in list(Depth):
        return Depth(depth)
    if depth is not None:
        form.fault("depth", say("study.fault.depth"))
    return None


def _checked(form: Form, today: date | None) -> date:
    if "date" in form.block.fields:  # the day that the item itself is tied to
        form.day("date")
    checked = form.day("checked")
    if today and checked > today:
        form.fault("checked", say("study.fault.future", day=checked.isoformat()))
    return checked


def _check_body(source: Source, notes: Notes) -> None:
    if not source.body:
        notes.add(source.body_line, say("study.fault.empty-body"))
    for line in markdown.lines_with_stars(source.body):
        notes.add(source.body_line + line, say("study.fault.stars"))
