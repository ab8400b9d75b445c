from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.wechat.outbound import text_reply

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
MESSAGE = Incoming(OpenId("oMei"), "gh_0123456789ab", NOW, "text", "1", {"Content": "路灯"})
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")


def parsed(text: str) -> dict[str, str]:
    """A reply's elements, as the platform reads them; fails where it is no XML."""
    root = ElementTree.fromstring(text_reply(MESSAGE, text, NOW))  # noqa: S314 - our own
    assert root.tag == "xml"
    return {child.tag: child.text or "" for child in root}


def test_answers_the_sender_from_the_account() -> None:
    assert parsed("路灯") == {
        "ToUserName": "oMei",
        "FromUserName": "gh_0123456789ab",
        "CreateTime": str(int(NOW.timestamp())),
        "MsgType": "text",
        "Content": "路灯",
    }


def test_begins_with_its_root() -> None:
    assert text_reply(MESSAGE, "路灯", NOW).startswith("<xml>")


def test_says_nothing_with_nothing() -> None:
    assert text_reply(MESSAGE, "", NOW) == ""


@pytest.mark.parametrize(
    "text", ["a]]>b", "]]>", "]]]]>>", "]]>]]>", "<![CDATA[a]]>", "</Content>", "{0} {x}"]
)
def test_survives_what_would_end_its_text(text: str) -> None:
    content = parsed(text)["Content"]
    assert content.replace(" ", "") == text.replace(" ", "")


@given(st.text(LETTERS | st.sampled_from("]>&<\n"), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_words_any_text(text: str) -> None:
    assert parsed(text)["Content"].replace("]] >", "]]>") == text.replace("]] >", "]]>")
