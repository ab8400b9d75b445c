"""Articles that have left the drafts: published without a word, or sent to many."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.emulator.kept.drafts import Article

ARTICLE_PATH = "/emulator/article/"

DONE, RUNNING, NOT_ORIGINAL, FAILED, REJECTED, DELETED, BANNED = range(7)
"""What may have become of a publication."""

_FIRST_PUBLISH_ID = 2_247_483_650  # where the platform's own begin


@dataclass(slots=True)
class Publication:
    """`articles` have the numbers 1, 2, …; there are none before it is done."""

    article_id: str
    publish_id: int
    """0 for one that came with a mass send: `freepublish` does not know it."""
    draft_id: str
    status: int
    at: int
    articles: list[Article] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    """The numbers of those that were in the way of a publication."""

    def url(self, address: str, number: int = 1) -> str:
        """Where that article is read, on the emulator at this address."""
        return f"{address}{ARTICLE_PATH}{self.article_id}/{number}"

    def article(self, number: int) -> Article | None:
        """None for one that never was, or is deleted."""
        there = 1 <= number <= len(self.articles) and number not in self.deleted
        return self.articles[number - 1] if there else None


class Publications:
    """By article_id, and by publish_id."""

    def __init__(self) -> None:
        self._all: list[Publication] = []
        self._found: dict[str, Publication] = {}

    def find(self, article_id: object) -> Publication | None:
        """What can be read under this id; None where nothing is, or nothing is left."""
        one = self.any(article_id)
        return one if one and one.status == DONE else None

    def any(self, article_id: object) -> Publication | None:
        """The same, deleted and banned ones too."""
        return self._found.get(article_id) if isinstance(article_id, str) else None

    def send(self, articles: list[Article], now: float) -> Publication:
        """Articles of a mass send: readable at once, and for good."""
        return self._add(Publication(_new_id(), 0, "", DONE, int(now), list(articles)))

    def begin(self, draft_id: str, now: float) -> Publication:
        """A draft is submitted; what becomes of it shows later."""
        publish_id = _FIRST_PUBLISH_ID + len(self._all)
        return self._add(Publication(_new_id(), publish_id, draft_id, RUNNING, int(now)))

    def job(self, publish_id: object) -> Publication | None:
        """By a publish_id, as a number or as text."""
        jobs = (one for one in self._all if one.publish_id)
        return next((one for one in jobs if str(one.publish_id) == str(publish_id)), None)

    def newest_first(self) -> list[Publication]:
        """Those that were published, without those of mass sends."""
        return [one for one in reversed(self._all) if one.publish_id and one.status == DONE]

    def delete(self, publication: Publication, number: int) -> None:
        """One article, or all of them for 0."""
        gone = range(1, len(publication.articles) + 1) if number == 0 else [number]
        publication.deleted = sorted({*publication.deleted, *gone})
        if len(publication.deleted) == len(publication.articles):
            publication.status = DELETED

    def saved(self) -> list[dict[str, Any]]:
        return [asdict(one) for one in self._all]

    def restore(self, saved: list[Mapping[str, Any]]) -> None:
        """What was running when the emulator ended has failed: nobody will finish it."""
        for fields in saved:
            one = self._add(Publication(**fields))
            if one.status == RUNNING:
                one.status = FAILED

    def _add(self, publication: Publication) -> Publication:
        self._all.append(publication)
        self._found[publication.article_id] = publication
        return publication


def _new_id() -> str:
    return secrets.token_urlsafe(32)
