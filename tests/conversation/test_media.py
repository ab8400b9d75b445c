"""What comes besides words is taken as it is, and fetched whatever becomes of it."""

import pytest

from bot.conversation.acts.fetching import FetchFile
from bot.conversation.acts.growing import with_more
from bot.conversation.media import attachment
from bot.model.contribution import Attachment
from bot.model.incoming import Incoming
from tests.conversation.talk import MEI, MORNING, Talk


def _brought(kind: str, **fields: str) -> dict[str, str]:
    got = attachment(Incoming(MEI.openid, "gh", MORNING, kind, "1", fields), lambda: "f" * 32)
    assert got is not None
    assert (got.file == "f" * 32) == (kind == "voice")
    return got.fields


def test_keeps_what_says_something() -> None:
    heard = {"MediaId": "m", "Format": "amr", "MediaId16K": "m16"}
    assert _brought("voice", **heard, Recognition="") == heard
    told = {**heard, "Recognition": "路灯坏了"}
    assert _brought("voice", **told) == told
    place = {"Location_X": "31.2", "Location_Y": "121.4", "Scale": "16", "Label": "某路 8 号"}
    assert _brought("location", **place, Unknown="x") == place


@pytest.mark.parametrize("kind", ["image", "voice", "video", "shortvideo"])
@pytest.mark.parametrize("before", ["", "微建议", "匿名 微建议", "微讨论"])
def test_has_a_file_fetched_as_a_draft_and_while_writing(kind: str, before: str) -> None:
    mei = Talk()
    if before:
        mei(before)
    decision = mei.brings(kind)
    (act,) = [one for one in decision.acts if isinstance(one, FetchFile)]
    assert len(act.brought.file) == 32
    assert act.brought.fields["MediaId"].startswith("media")


@pytest.mark.parametrize("kind", ["location", "link", "file"])
def test_fetches_nothing_that_the_platform_has_no_file_of(kind: str) -> None:
    assert Talk().brings(kind).acts == ()


def test_i7_an_anonymous_suggestion_bears_no_name_of_the_platforms() -> None:
    mei = Talk()
    mei("匿名 微建议")
    for kind in ("image", "voice", "video"):
        mei.brings(kind)
    (kept,) = mei("完成").keep
    assert [one.type for one in kept.attachments] == ["image", "voice", "video"]
    assert all("MediaId" not in one.fields and len(one.file) == 32 for one in kept.attachments)
    mei("微建议")
    mei.brings()
    (named,) = mei("完成").keep
    assert "MediaId" in named.attachments[0].fields


def test_i7_what_is_added_to_an_anonymous_one_bears_none_either() -> None:
    mei = Talk()
    (sealed,) = mei("匿名 微建议 路灯坏了").keep
    (named,) = mei("微建议 路灯坏了").keep
    more = (Attachment("image", {"MediaId": "m", "PicUrl": "http://p/"}, "f" * 32),)
    assert with_more(sealed, "", more).attachments == (Attachment("image", {}, "f" * 32),)
    assert with_more(named, "", more).attachments == more
