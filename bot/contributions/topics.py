"""Who may see a topic and post to it."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.model.branches import within
from bot.model.ids import BranchId
from bot.model.topic import Topic
from bot.store import topics
from bot.store.base import Store

_NUMBERED = re.compile(r"[1-9][0-9]{0,5}")


def open_to(found: Iterable[Topic], branch: BranchId, now: datetime) -> tuple[Topic, ...]:
    """Give the topics that take posts of this branch now, the latest first."""
    fit = (one for one in found if one.open_at(now) and within(branch, one.node))
    return tuple(sorted(fit, key=lambda one: one.number, reverse=True))


def visible(store: Store, topic: str, branch: BranchId) -> bool:
    """Say whether a branch may see a topic, open or closed: an item's everybody may."""
    if not _NUMBERED.fullmatch(topic):
        return True
    found = topics.read(store, int(topic))
    return found is not None and within(branch, found.node)
