"""The rules of one track: its own file, and how its items follow each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.model.say import say
from bot.study.checking import Draft
from bot.study.faults import Fault, Notes
from bot.study.form import Form
from bot.study.marked import Broken, read


@dataclass(frozen=True, slots=True)
class Heading:
    """What a track's own file says."""

    title: str = ""
    description: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class TrackDraft:
    """A track as it was read; of use only while no fault was noted."""

    heading: Heading = field(default_factory=Heading)
    drafts: tuple[Draft, ...] = ()


def check_heading(text: str, notes: Notes) -> Heading:
    """Read a track.yaml, noting all that is wrong."""
    try:
        form = Form(read(text, 1), notes)
    except Broken as broken:
        notes.add(broken.line, say("study.fault.yaml", problem=broken.problem))
        return Heading()
    form.only(("title", "description", "order"))
    return Heading(form.text("title"), form.text("description"), form.number("order") or 0)


def check_order(drafts: Sequence[Draft]) -> list[Fault]:
    """Give what is wrong between the items of a track, which come in the order of their names."""
    faults = []
    for place, draft in enumerate(drafts):
        earlier = drafts[:place]
        same = next((one for one in earlier if one.number == draft.number), None)
        if same and draft.number is not None:
            said = say("study.fault.number-twice", number=draft.number, other=same.file)
            faults.append(Fault(draft.file, 1, said))
        if draft.depth and draft.item.theme and draft.depth > 1 and not _prepared(draft, earlier):
            said = say(
                "study.fault.depth-order",
                theme=draft.item.theme,
                depth=int(draft.depth),
                before=draft.depth - 1,
            )
            faults.append(Fault(draft.file, draft.depth_line, said))
    return faults


def _prepared(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether the depth before this one came earlier; one that could not be read may be it."""
    assert draft.depth
    return any(
        one.item.theme in (draft.item.theme, "") and one.depth in (draft.depth - 1, None)
        for one in earlier
    )
