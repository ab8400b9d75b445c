"""Where 再深一点 leads: further into today's themes, then to what a newcomer missed of them."""

from collections.abc import Collection, Sequence

from bot.model.ids import ItemId
from bot.model.item import StudyItem
from bot.study.library import Library


def related(library: Library, today: Sequence[StudyItem]) -> list[StudyItem]:
    """Give the other items of today's themes that lie deeper or stood before, in that order.

    What comes later at the same depth is left to its own day.
    """
    found: dict[ItemId, StudyItem] = {}
    for item in today:
        found |= {one.id: one for one in _deeper(library, item)}
    for item in today:
        found |= {one.id: one for one in _before(library, item) if one.id not in found}
    return [one for one in found.values() if one.id not in {item.id for item in today}]


def further(
    library: Library, today: Sequence[StudyItem], had: Collection[ItemId]
) -> list[StudyItem]:
    """Give those that a member has not had: the first is the one to be given now."""
    return [one for one in related(library, today) if one.id not in had]


def _deeper(library: Library, item: StudyItem) -> list[StudyItem]:
    theme = _theme(library, item)
    return sorted((one for one in theme if one.depth > item.depth), key=lambda one: one.depth)


def _before(library: Library, item: StudyItem) -> list[StudyItem]:
    theme = _theme(library, item)
    places = [at for at, one in enumerate(theme) if one.id == item.id]
    return [one for one in theme[: places[0] if places else 0] if one.depth <= item.depth]


def _theme(library: Library, item: StudyItem) -> list[StudyItem]:
    track = library.track(item.track)
    return [one for one in track.items if one.theme == item.theme] if track else []
