"""Articles for drafts, and what the platform makes of them."""

from typing import Any

from tests.emulator.running import Json, RunningEmulator

Article = dict[str, Any]


def article(cover: str, **fields: object) -> Article:
    return {"title": "第一课", "content": "<p>学而时习之</p>", "thumb_media_id": cover, **fields}


def add(emulator: RunningEmulator, *articles: object) -> Json:
    return emulator.call("draft/add", {"articles": articles})


def draft(emulator: RunningEmulator, *articles: object) -> str:
    return str(add(emulator, *articles)["media_id"])


def items(emulator: RunningEmulator, media_id: str) -> list[Article]:
    found: list[Article] = emulator.call("draft/get", {"media_id": media_id})["news_item"]
    return found


def kept(emulator: RunningEmulator, cover: str, content: str) -> str:
    """What is left of this content."""
    return str(items(emulator, draft(emulator, article(cover, content=content)))[0]["content"])
