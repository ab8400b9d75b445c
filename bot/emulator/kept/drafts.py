"""The account's drafts: articles that nobody has seen yet."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

Article: TypeAlias = dict[str, Any]
"""`article_type`, `title`, `author`, `digest`, `content` (harmless HTML), `content_source_url`,
`thumb_media_id`, `need_open_comment`, `only_fans_can_comment`; `image_info` of a `newspic`."""


@dataclass(slots=True)
class Draft:
    """Its articles have the indexes 0, 1, …; times are in unix seconds."""

    media_id: str
    articles: list[Article]
    created_at: int
    updated_at: int


class Drafts:
    """By media_id."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def add(self, articles: list[Article], now: float) -> Draft:
        draft = Draft(secrets.token_urlsafe(48), articles, int(now), int(now))
        self._drafts[draft.media_id] = draft
        return draft

    def find(self, media_id: object) -> Draft | None:
        return self._drafts.get(media_id) if isinstance(media_id, str) else None

    def take(self, media_id: object) -> list[Article] | None:
        """Its articles, for a mass send or a publication: with that the draft is gone.

        None for a media_id that stands for no draft, or no longer.
        """
        draft = self.find(media_id)
        if draft is None:
            return None
        del self._drafts[draft.media_id]
        return draft.articles

    def newest_first(self) -> list[Draft]:
        latest = reversed(self._drafts.values())
        return sorted(latest, key=lambda draft: -draft.updated_at)

    def saved(self) -> list[dict[str, Any]]:
        return [asdict(draft) for draft in self._drafts.values()]

    def restore(self, saved: list[Mapping[str, Any]]) -> None:
        self._drafts = {fields["media_id"]: Draft(**fields) for fields in saved}
