"""What an article of a draft may hold."""

import json

import pytest

from tests.emulator.drafting import Article, add, article, draft, items, kept
from tests.emulator.running import RunningEmulator
from tests.emulator.uploading import PNG, fetch, picture, upload


@pytest.fixture
def cover(emulator: RunningEmulator) -> str:
    return picture(emulator)


def test_gives_back_what_was_written(emulator: RunningEmulator, cover: str) -> None:
    given = article(
        cover,
        article_type="news",
        author="编辑部",
        digest="摘要",
        content_source_url="https://h5.example/1?a=1&b=2",
        need_open_comment=1,
        only_fans_can_comment=1,
    )
    media_id = draft(emulator, given)
    assert items(emulator, media_id)[0].items() >= given.items()
    told = emulator.call("draft/get", {"media_id": media_id})
    assert told.keys() == {"news_item", "create_time", "update_time"}
    assert fetch(told["news_item"][0]["thumb_url"])[2] == PNG
    assert "学而时习之" in fetch(told["news_item"][0]["url"])[2].decode()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": "字" * 33}, 45003),
        ({"title": ""}, 45003),
        ({"title": 7}, 40035),
        ({"author": "字" * 17}, 45110),
        ({"digest": "字" * 129}, 45004),
        ({"content": "字" * 20_000}, 45002),
        ({"content": ""}, 44004),
        ({"content": None}, 40035),
        ({"content": '<iframe src="https://h5.example/">'}, 45166),
        ({"content_source_url": "https://h5.example/" + "a" * 1_006}, 45005),
        ({"content_source_url": "javascript:alert(1)"}, 41039),
        ({"content_source_url": "https://["}, 41039),
        ({"content_source_url": 7}, 41039),
        ({"thumb_media_id": "unheard-of"}, 40007),
        ({"thumb_media_id": "sample-image"}, 40007),
        ({"thumb_media_id": None}, 40007),
        ({"article_type": "poem"}, 40035),
        ({"need_open_comment": 2}, 40035),
    ],
)
def test_refuses_a_bad_article(
    emulator: RunningEmulator, cover: str, fields: Article, code: int
) -> None:
    assert add(emulator, article(cover, **fields))["errcode"] == code
    media_id = draft(emulator, article(cover))
    body = {"media_id": media_id, "index": 0, "articles": article(cover, **fields)}
    assert emulator.call("draft/update", body)["errcode"] == code


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "字" * 32, "author": "字" * 16, "digest": "字" * 128},
        {"content": "字" * 19_999},
        {"content_source_url": "https://h5.example/" + "a" * 1_005},
    ],
)
def test_takes_the_longest(emulator: RunningEmulator, cover: str, fields: Article) -> None:
    assert "media_id" in add(emulator, article(cover, **fields))


def test_takes_no_temporary_cover(emulator: RunningEmulator) -> None:
    media_id = upload(emulator, "media/upload", "a.png", PNG, type="image")["media_id"]
    assert add(emulator, article(media_id))["errcode"] == 40007


def test_takes_eight_articles(emulator: RunningEmulator, cover: str) -> None:
    media_id = draft(emulator, *[article(cover, digest="摘要")] * 8)
    assert [one["digest"] for one in items(emulator, media_id)] == [""] * 8
    assert add(emulator, *[article(cover)] * 9)["errcode"] == 45008
    assert add(emulator)["errcode"] == 44003
    assert add(emulator, "words")["errcode"] == 44003
    assert emulator.call("draft/add", {"articles": article(cover)})["errcode"] == 44003


def test_makes_a_digest_of_the_first_words(emulator: RunningEmulator, cover: str) -> None:
    media_id = draft(emulator, article(cover, content="<h1>学</h1>" + "字" * 60))
    assert items(emulator, media_id)[0]["digest"] == "学" + "字" * 53


def test_shows_unicode_escapes_as_they_stand(emulator: RunningEmulator, cover: str) -> None:
    """What `json.dumps` makes of Chinese unless it is told otherwise."""
    raw = json.dumps({"articles": [article(cover, author=r"a\b\\u")]}).encode()
    url = f"{emulator.address}/cgi-bin/draft/add?access_token={emulator.token()}"
    media_id = json.loads(fetch(url, body=raw)[2])["media_id"]
    found = items(emulator, media_id)[0]
    assert found["title"] == r"\u7b2c\u4e00\u8bfe"
    assert found["author"] == r"a\b\\u"


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="alert(1)" style="color:red">a</p>', '<p style="color:red">a</p>'),
        ('<a href=" jav&#9;ascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="https://h5.example/?a=1&amp;b=2">a</a>',) * 2,
        ('a<img src="https://h5.example/a.png">b', "ab"),
        ('a<img srcset="https://h5.example/a.png 1x">b', "ab"),
        ("1 &lt; 2 &amp; 3", "1 &lt; 2 &amp; 3"),
        ('<p style="background:url(https://h5.example/)">a</p>', "<p>a</p>"),
        ("<html><head><title>t</title></head><body>a<br/></body></html>", "a<br>"),
        ("<svg><script>1</script></svg>", "<svg></svg>"),
        ("a</script>b<!-- c -->", "ab"),
    ],
)
def test_makes_content_harmless(
    emulator: RunningEmulator, cover: str, content: str, left: str
) -> None:
    assert kept(emulator, cover, content) == left


@pytest.mark.parametrize("tag", ["iframe", "object", "embed", "form", "input"])
def test_refuses_forbidden_elements(emulator: RunningEmulator, cover: str, tag: str) -> None:
    refused = add(emulator, article(cover, content=f"<p><{tag}></p>"))
    assert refused["errcode"] == 45166


def test_leaves_own_pictures(emulator: RunningEmulator, cover: str) -> None:
    ours = upload(emulator, "media/uploadimg", "a.png", PNG)["url"]
    lasting = upload(emulator, "material/add_material", "a.png", PNG, type="image")["url"]
    content = f'<img src="{ours}"><img data-src="{lasting}">'
    assert kept(emulator, cover, content) == content
    temporary = upload(emulator, "media/upload", "a.png", PNG, type="image")["media_id"]
    outside = ours.replace("127.0.0.1", "h5.example")
    for url in (f"{ours.rpartition('/')[0]}/{temporary}", ours + "x", outside):
        assert kept(emulator, cover, f'a<img src="{url}">') == "a"


def test_takes_a_draft_of_pictures(emulator: RunningEmulator, cover: str) -> None:
    images = [{"image_media_id": cover}] * 20
    newspic = {
        "article_type": "newspic",
        "title": "图集",
        "content": "<b>三</b>张",
        "image_info": {"image_list": images},
    }
    media_id = draft(emulator, newspic)
    found = items(emulator, media_id)[0]
    assert (found["content"], found["image_info"]["image_list"]) == ("三张", images)
    assert fetch(found["url"])[2].count(b"<img") == 20


@pytest.mark.parametrize(
    ("images", "code"),
    [
        ([], 40007),
        (None, 40007),
        (["x"], 40007),
        ([{"image_media_id": "sample-image"}], 40007),
        ([{"image_media_id": "COVER"}] * 21, 45008),
    ],
)
def test_refuses_bad_pictures(
    emulator: RunningEmulator, cover: str, images: object, code: int
) -> None:
    text = json.dumps(images).replace("COVER", cover)
    info = {"image_info": {"image_list": json.loads(text)}}
    refused = add(emulator, article(cover, article_type="newspic", **info))
    assert refused["errcode"] == code
