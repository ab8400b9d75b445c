from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.study.rendering import to_html, to_text

MARKDOWN = st.text(
    alphabet=st.sampled_from("甲乙。 \n#>-*_`[](){}<>!&\"'/:.1ahscriptjv="), max_size=120
)


class Links(HTMLParser):
    """Collects tags and addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert name in ("href", "rel", "start")
            if name == "href":
                self.addresses.append(value or "")


def test_renders_paragraphs_quotations_and_lists() -> None:
    page = to_html("甲**乙**\n\n> 丙\n\n- 丁\n\n3. 戊").replace("\n", "")
    assert page == (
        "<p>甲<strong>乙</strong></p><blockquote><p>丙</p></blockquote>"
        '<ul><li>丁</li></ul><ol start="3"><li>戊</li></ol>'
    )


def test_begins_headings_below_the_title() -> None:
    assert to_html("# 甲\n\n###### 乙").split() == ["<h2>甲</h2>", "<h6>乙</h6>"]


def test_shows_raw_html_as_words() -> None:
    assert to_html("<b onclick=x>甲</b>").startswith("<p>&lt;b onclick")


@pytest.mark.parametrize("address", ["https://a.cn/x", "http://a.cn"])
def test_keeps_a_web_link(address: str) -> None:
    assert to_html(f"[甲]({address})") == f'<p><a href="{address}" rel="noopener">甲</a></p>\n'


@pytest.mark.parametrize("address", ["javascript:a()", "mailto:a@b.cn", "/console/", "data:x"])
def test_keeps_no_other_link(address: str) -> None:
    assert Links(to_html(f"[甲]({address})")).addresses == []


def test_loads_no_picture() -> None:
    assert "img" not in Links(to_html("![甲](https://a.cn/x.png)")).tags


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), MARKDOWN))
def test_renders_anything_safely(body: str) -> None:
    page = to_html(body)
    found = Links(page)
    assert "<script" not in page.lower()
    assert not found.tags & {"script", "style", "img", "iframe", "svg"}
    assert all(one.startswith(("http://", "https://")) for one in found.addresses)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), MARKDOWN))
def test_renders_anything_as_text(body: str) -> None:
    assert to_text(body) == to_text(body).strip()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("甲**乙** *丙* `丁`", "甲乙 丙 丁"),
        ("# 甲\n\n乙", "【甲】\n\n乙"),
        ("> **第二条** 甲。\n>\n> 乙。", "「第二条 甲。\n\n乙。」"),
        ("- 甲\n- 乙\n  - 丙", "· 甲\n· 乙\n· 丙"),
        ("2. 甲\n3. 乙", "2. 甲\n3. 乙"),
        ("甲\n\n---\n\n乙", "甲\n\n乙"),
        ("甲  \n乙", "甲\n乙"),
        ("```\na = 1\n```", "a = 1"),
        ("见[甲](https://a.cn/x)。", "见甲 https://a.cn/x 。"),
        ("见<https://a.cn/x>", "见 https://a.cn/x"),
        ("[甲](mailto:a@b.cn)", "甲"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        (">", ""),
    ],
)
def test_writes_text_for_a_chat(body: str, text: str) -> None:
    assert to_text(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("甲\n乙", "甲乙"),
        ("甲\n**乙**", "甲乙"),
        ("one\ntwo", "one two"),
        ("**甲。** 乙", "甲。乙"),
        ("**第二条** 乙", "第二条 乙"),
    ],
)
def test_writes_no_blank_that_chinese_has_not(body: str, text: str) -> None:
    assert to_text(body) == text
    assert text in to_html(body).replace("<strong>", "").replace("</strong>", "")
