"""Publishing: from a draft to a page, and what the bot is told of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.emulator.drafting import article, draft
from tests.emulator.running import MEI, Json, RunningEmulator
from tests.emulator.uploading import PNG, fetch, picture, upload
from tests.emulator.webhook import Webhook

CALLS = ("submit", "get", "getarticle", "batchget", "delete")


def submit(emulator: RunningEmulator, media_id: str) -> Json:
    return emulator.call("freepublish/submit", {"media_id": media_id})


def told(webhook: Webhook) -> dict[str, Any]:
    """What the next PUBLISHJOBFINISH says."""
    event = webhook.next_push().tree
    assert event["Event"] == "PUBLISHJOBFINISH"
    assert event["FromUserName"] != MEI
    info = event["PublishEventInfo"]
    assert isinstance(info, dict)
    return info


def published(emulator: RunningEmulator, webhook: Webhook, count: int = 1) -> Json:
    """A publication of that many articles, as `freepublish/get` tells it."""
    cover = picture(emulator)
    articles = [article(cover, title=f"第{n}课") for n in range(1, count + 1)]
    answer = submit(emulator, draft(emulator, *articles))
    emulator.clock(advance=2)
    assert told(webhook)["publish_id"] == answer["publish_id"]
    return emulator.call("freepublish/get", {"publish_id": answer["publish_id"]})


def delete(emulator: RunningEmulator, article_id: str, **index: object) -> int:
    body = {"article_id": article_id, **index}
    return int(emulator.call("freepublish/delete", body)["errcode"])


def test_tells_when_it_is_done(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.clock(rate=0)
    media_id = draft(emulator, article(picture(emulator)))
    answer = submit(emulator, media_id)
    assert answer.keys() == {"errcode", "errmsg", "publish_id", "msg_data_id"}
    running = emulator.call("freepublish/get", {"publish_id": answer["publish_id"]})
    assert running == {"publish_id": answer["publish_id"], "publish_status": 1, "fail_idx": []}
    emulator.clock(advance=2)
    info = told(webhook)
    assert (info["publish_id"], info["publish_status"]) == (answer["publish_id"], "0")
    done = emulator.call("freepublish/get", {"publish_id": int(answer["publish_id"])})
    assert (done["publish_status"], done["article_id"]) == (0, info["article_id"])
    [item] = done["article_detail"]["item"]
    assert info["article_detail"] == {
        "count": "1",
        "item": [{"idx": "1", "article_url": item["article_url"]}],
    }
    assert emulator.call("draft/get", {"media_id": media_id})["errcode"] == 40007
    assert submit(emulator, media_id)["errcode"] == 40007
    assert all(not emulator.chat(member) for member in (MEI,))


def test_is_a_page_that_can_do_no_harm(emulator: RunningEmulator, webhook: Webhook) -> None:
    ours = upload(emulator, "media/uploadimg", "a.png", PNG)["url"]
    content = f'<p>学而<script>alert(1)</script></p><img src="{ours}">'
    given = article(picture(emulator), title="<b>第一课", author="<i>", content=content)
    submit(emulator, draft(emulator, {**given, "content_source_url": "https://h5.example/"}))
    emulator.clock(advance=2)
    url = told(webhook)["article_detail"]["item"][0]["article_url"]
    status, headers, body = fetch(url)
    html = body.decode()
    assert status == 200
    assert "<h1>&lt;b&gt;第一课</h1>" in html
    assert f'<p>学而</p><img src="{ours.removeprefix(emulator.address)}">' in html
    assert "https://h5.example/" in html
    assert "script" not in html
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("sandbox ")
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert fetch(url.rpartition("/")[0] + "/2")[0] == 404
    assert fetch(f"{emulator.address}/emulator/article/unheard-of/1")[0] == 404


def test_gives_the_articles_back(emulator: RunningEmulator, webhook: Webhook) -> None:
    done = published(emulator, webhook, 2)
    answer = emulator.call("freepublish/getarticle", {"article_id": done["article_id"]})
    first, second = answer["news_item"]
    assert (first["title"], second["title"]) == ("第1课", "第2课")
    assert (first["is_deleted"], first["url"]) == (
        False,
        done["article_detail"]["item"][0]["article_url"],
    )


@pytest.mark.parametrize("code", [53503, 53504, 53505])
def test_refuses_what_a_check_stops(emulator: RunningEmulator, code: int) -> None:
    media_id = draft(emulator, article(picture(emulator)))
    emulator.put("switches", {"publish_refusal": code})
    assert submit(emulator, media_id)["errcode"] == code


def test_refuses_a_draft_without_its_cover(emulator: RunningEmulator) -> None:
    cover = picture(emulator)
    media_id = draft(emulator, article(cover))
    emulator.call("material/del_material", {"media_id": cover})
    assert submit(emulator, media_id)["errcode"] == 53503


def test_wants_a_draft(emulator: RunningEmulator) -> None:
    assert submit(emulator, "unheard-of")["errcode"] == 40007
    assert emulator.call("freepublish/submit", {})["errcode"] == 41006


@pytest.mark.parametrize("status", [2, 3, 4])
def test_tells_of_a_failure(emulator: RunningEmulator, webhook: Webhook, status: int) -> None:
    emulator.put("switches", {"publish_status": status})
    cover = picture(emulator)
    media_id = draft(emulator, article(cover), article(cover))
    publish_id = submit(emulator, media_id)["publish_id"]
    emulator.clock(advance=2)
    assert told(webhook) == {
        "publish_id": publish_id,
        "publish_status": str(status),
        "fail_idx": ["1", "2"],
    }
    failed = emulator.call("freepublish/get", {"publish_id": publish_id})
    assert failed == {"publish_id": publish_id, "publish_status": status, "fail_idx": [1, 2]}
    assert emulator.call("draft/count")["total_count"] == 1
    assert emulator.call("freepublish/batchget", {"offset": 0, "count": 1})["total_count"] == 0


def test_bans_after_the_fact(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.put("switches", {"publish_status": 6})
    submit(emulator, draft(emulator, article(picture(emulator))))
    emulator.clock(advance=2)
    assert told(webhook)["publish_status"] == "6"
    assert emulator.call("draft/count")["total_count"] == 0


def test_publishes_a_draft_once(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.clock(rate=0)
    media_id = draft(emulator, article(picture(emulator)))
    submit(emulator, media_id)
    submit(emulator, media_id)
    emulator.clock(advance=2)
    assert sorted(told(webhook)["publish_status"] for _ in range(2)) == ["0", "3"]


def test_deletes_one_article(emulator: RunningEmulator, webhook: Webhook) -> None:
    done = published(emulator, webhook, 2)
    article_id, detail = done["article_id"], done["article_detail"]["item"]
    assert delete(emulator, article_id, index=1) == 0
    assert [fetch(item["article_url"])[0] for item in detail] == [404, 200]
    answer = emulator.call("freepublish/getarticle", {"article_id": article_id})
    assert [one["is_deleted"] for one in answer["news_item"]] == [True, False]
    assert delete(emulator, article_id, index=2) == 0
    assert delete(emulator, article_id, index=2) == 53600


@pytest.mark.parametrize("index", [{}, {"index": 0}])
def test_deletes_all_of_them(
    emulator: RunningEmulator, webhook: Webhook, index: dict[str, int]
) -> None:
    done = published(emulator, webhook, 2)
    article_id, publish_id = done["article_id"], done["publish_id"]
    assert delete(emulator, article_id, **index) == 0
    gone = emulator.call("freepublish/get", {"publish_id": publish_id})
    assert gone == {"publish_id": publish_id, "publish_status": 5, "fail_idx": []}
    assert emulator.call("freepublish/batchget", {"offset": 0, "count": 1})["item"] == []
    answer = emulator.call("freepublish/getarticle", {"article_id": article_id})
    assert answer["errcode"] == 53600


def test_refuses_a_bad_index(emulator: RunningEmulator, webhook: Webhook) -> None:
    article_id = published(emulator, webhook)["article_id"]
    for index in (2, -1, "1", None):
        assert delete(emulator, article_id, index=index) == 40114


def test_knows_no_other_article(emulator: RunningEmulator) -> None:
    for body in ({"article_id": "unheard-of"}, {}, {"article_id": ["x"]}):
        assert emulator.call("freepublish/getarticle", body)["errcode"] == 53600
        assert emulator.call("freepublish/delete", body)["errcode"] == 53600
        assert emulator.call("freepublish/get", body)["errcode"] == 40035


def test_pages_through_publications(emulator: RunningEmulator, webhook: Webhook) -> None:
    ids = [published(emulator, webhook)["article_id"] for _ in range(3)]
    page = emulator.call("freepublish/batchget", {"offset": 1, "count": 20})
    assert (page["total_count"], page["item_count"]) == (3, 2)
    assert [item["article_id"] for item in page["item"]] == [ids[1], ids[0]]
    bare = emulator.call("freepublish/batchget", {"offset": 0, "count": 1, "no_content": 1})
    assert "content" not in bare["item"][0]["content"]["news_item"][0]
    for offset, count in ((0, 0), (0, 21), (-1, 1)):
        body = {"offset": offset, "count": count}
        assert emulator.call("freepublish/batchget", body)["errcode"] == 40097


def test_deletes_ten_a_day(emulator: RunningEmulator) -> None:
    for _ in range(10):
        assert delete(emulator, "unheard-of") == 53600
    assert delete(emulator, "unheard-of") == 45009


@pytest.fixture(scope="module")
def unverified(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, verified=False) as emulator:
        yield emulator


@pytest.mark.parametrize("name", CALLS)
def test_is_for_verified_accounts(unverified: RunningEmulator, name: str) -> None:
    assert unverified.call(f"freepublish/{name}", {})["errcode"] == 48001


def test_is_there_after_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        done = published(emulator, webhook)
        emulator.clock(rate=0)
        media_id = draft(emulator, article(picture(emulator)))
        publish_id = submit(emulator, media_id)["publish_id"]
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        body = {"article_id": done["article_id"]}
        [item] = emulator.call("freepublish/getarticle", body)["news_item"]
        assert "学而时习之" in fetch(item["url"])[2].decode()
        lost = emulator.call("freepublish/get", {"publish_id": publish_id})
        assert lost["publish_status"] == 3
        assert emulator.call("draft/count")["total_count"] == 1
