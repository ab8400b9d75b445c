"""How drafts are kept, changed and listed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.emulator.drafting import add, article, draft, items
from tests.emulator.running import RunningEmulator
from tests.emulator.uploading import PNG, fetch, picture
from tests.emulator.webhook import Webhook


@pytest.fixture
def cover(emulator: RunningEmulator) -> str:
    return picture(emulator)


def test_changes_one_article(emulator: RunningEmulator, cover: str) -> None:
    emulator.clock(rate=0)
    media_id = draft(emulator, article(cover), article(cover))
    emulator.clock(advance=60)
    body = {"media_id": media_id, "index": 1, "articles": article(cover, title="第二课")}
    assert emulator.call("draft/update", body) == {"errcode": 0, "errmsg": "ok"}
    assert [one["title"] for one in items(emulator, media_id)] == ["第一课", "第二课"]
    told = emulator.call("draft/get", {"media_id": media_id})
    assert told["update_time"] - told["create_time"] == 60


@pytest.mark.parametrize("index", [2, -1, "0", None, True])
def test_refuses_a_bad_index(emulator: RunningEmulator, cover: str, index: object) -> None:
    media_id = draft(emulator, article(cover), article(cover))
    body = {"media_id": media_id, "index": index, "articles": article(cover)}
    assert emulator.call("draft/update", body)["errcode"] == 40114


def test_wants_one_article_for_an_update(emulator: RunningEmulator, cover: str) -> None:
    media_id = draft(emulator, article(cover))
    body = {"media_id": media_id, "index": 0, "articles": [article(cover)]}
    assert emulator.call("draft/update", body)["errcode"] == 44003


def test_forgets_what_is_deleted(emulator: RunningEmulator, cover: str) -> None:
    media_id = draft(emulator, article(cover))
    assert emulator.call("draft/count")["total_count"] == 1
    url = items(emulator, media_id)[0]["url"]
    assert emulator.call("draft/delete", {"media_id": media_id})["errcode"] == 0
    assert emulator.call("draft/count")["total_count"] == 0
    assert fetch(url)[0] == 404
    for path in ("draft/get", "draft/delete", "draft/update"):
        assert emulator.call(path, {"media_id": media_id})["errcode"] == 40007
        assert emulator.call(path, {"media_id": ["x"]})["errcode"] == 40007
        assert emulator.call(path, {})["errcode"] == 41006


def test_pages_through_drafts(emulator: RunningEmulator, cover: str) -> None:
    ids = [draft(emulator, article(cover)) for _ in range(3)]
    page = emulator.call("draft/batchget", {"offset": 1, "count": 20})
    assert (page["total_count"], page["item_count"]) == (3, 2)
    assert [item["media_id"] for item in page["item"]] == [ids[1], ids[0]]
    assert page["item"][0]["content"]["news_item"][0]["content"]
    bare = emulator.call("draft/batchget", {"offset": 0, "count": 1, "no_content": 1})
    assert "content" not in bare["item"][0]["content"]["news_item"][0]


@pytest.mark.parametrize("page", [(0, 0), (0, 21), (-1, 1), (0, None), ("0", 1)])
def test_refuses_a_bad_page(emulator: RunningEmulator, page: tuple[object, object]) -> None:
    body = {"offset": page[0], "count": page[1]}
    assert emulator.call("draft/batchget", body)["errcode"] == 40097


@pytest.fixture(scope="module")
def unverified(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, account="subscription", verified=False) as emulator:
        yield emulator


def test_is_for_everybody_but_not_with_comments(unverified: RunningEmulator) -> None:
    cover = picture(unverified)
    assert "media_id" in add(unverified, article(cover))
    assert add(unverified, article(cover, need_open_comment=1))["errcode"] == 88000


def test_is_there_after_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        media_id = draft(emulator, article(picture(emulator)))
        before = items(emulator, media_id)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        after = items(emulator, media_id)
        assert after[0]["title"] == before[0]["title"]
        assert fetch(after[0]["thumb_url"])[2] == PNG
