"""The library: all tracks and items of a content folder, loaded whole or not at all."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from re import compile as pattern

from bot.model.ids import ItemId, TrackId
from bot.model.item import StudyItem, Track
from bot.model.say import say
from bot.study.checking import check_item
from bot.study.faults import ContentFaults, Fault, Notes
from bot.study.likeness import alike
from bot.study.plain import to_text
from bot.study.source import NotText, text_of
from bot.study.tracks import Heading, TrackDraft, check_heading, check_order

_HEADING = "track.yaml"
_FOLDER = pattern(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Library:
    """Every track in its order, every item in its track."""

    tracks: tuple[Track, ...]

    @cached_property
    def _items(self) -> dict[ItemId, StudyItem]:
        return {item.id: item for track in self.tracks for item in track.items}

    def item(self, id_: ItemId) -> StudyItem | None:
        """Find an item."""
        return self._items.get(id_)

    def track(self, id_: TrackId) -> Track | None:
        """Find a track."""
        return next((track for track in self.tracks if track.id == id_), None)


def load(folder: Path, today: date | None = None) -> Library:
    """Read a content folder. Raises `ContentFaults` with everything that is wrong with it.

    With a `today` no source may have been read later: for whoever checks what they wrote. A server
    leaves it out, so that a wrong clock does not keep it from starting. Raises `OSError` where the
    folder cannot be read.
    """
    faults: list[Fault] = []
    drafts: dict[TrackId, TrackDraft] = {}
    for path in _visible(folder):
        if path.is_dir():
            drafts[TrackId(path.name)] = _read_track(path, today, faults)
        elif path.name != "README.md":
            faults.append(Fault(path.name, 1, say("study.fault.stray")))
    faults += _alike(drafts)
    if faults:
        raise ContentFaults(faults)
    return Library(tuple(sorted(map(_track, drafts, drafts.values()), key=_place)))


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _place(track: Track) -> tuple[int, str]:
    return track.order, track.id


def _track(id_: TrackId, draft: TrackDraft) -> Track:
    heading = draft.heading
    items = tuple(one.item for one in draft.drafts)
    return Track(id_, heading.title, heading.description, heading.order, items)


def _read_track(folder: Path, today: date | None, faults: list[Fault]) -> TrackDraft:
    """Read one track's folder, adding to the faults."""
    track = TrackId(folder.name)
    heading_notes = Notes(f"{track}/{_HEADING}")
    heading = None
    if not _FOLDER.fullmatch(track):
        heading_notes.add(1, say("study.fault.folder-name", folder=track))
    drafts = []
    for path in _visible(folder):
        notes = heading_notes if path.name == _HEADING else Notes(f"{track}/{path.name}")
        text = _text(path, notes)
        if notes is heading_notes:
            heading = Heading() if text is None else check_heading(text, notes)
        elif text is not None and (one := check_item(track, path.name, text, today, notes)):
            drafts.append(one)
        faults += notes.faults
    if heading is None:
        heading_notes.add(1, say("study.fault.no-heading"))
        faults += heading_notes.faults
    faults += check_order(drafts)
    return TrackDraft(heading or Heading(), tuple(drafts))


def _text(path: Path, notes: Notes) -> str | None:
    if not path.is_file() or path.suffix not in (".md", ".yaml"):
        notes.add(1, say("study.fault.stray"))
        return None
    try:
        return text_of(path)
    except NotText as error:
        notes.add(error.line, say("study.fault.not-utf8"))
        return None


def _alike(drafts: dict[TrackId, TrackDraft]) -> list[Fault]:
    """Find items that say nearly the same, in whichever track; the later one is at fault."""
    all_drafts = list(chain.from_iterable(track.drafts for track in drafts.values()))
    return [
        Fault(
            all_drafts[later].file,
            all_drafts[later].body_line,
            say("study.fault.alike", other=all_drafts[earlier].file, percent=int(share * 100)),
        )
        for earlier, later, share in alike([to_text(one.item.body) for one in all_drafts])
    ]
