from datetime import UTC, date, datetime

import pytest

from bot.contributions.handing_in import Seals, Words, anonymous, named
from bot.model.contribution import Attachment, Kind, State
from bot.model.ids import ItemId, OpenId, Receipt

MEI = OpenId("oMei_000000000000000000000001")
RECEIPT = Receipt("43333333Y")
NOW = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
PICTURE = Attachment("image", {"MediaId": "m1"})
WORDS = Words("  路灯坏了。\n", (PICTURE,), "24900000000000001")
SEALS = Seals(proof=lambda *_: "proof", address=lambda *_: "address")


@pytest.mark.parametrize("kind", Kind)
def test_keeps_everything_of_a_named_one(kind: Kind) -> None:
    one = named(kind, WORDS, MEI, RECEIPT, NOW, ItemId("law/001"))
    assert (one.text, one.kind, one.receipt, one.created) == (WORDS.text, kind, RECEIPT, NOW)
    assert (one.author.openid, one.message_id, one.item) == (MEI, WORDS.message_id, "law/001")
    assert (one.attachments, one.state, one.anonymous) == ((PICTURE,), State.SUBMITTED, False)
    assert (one.author.proof, one.author.address) == ("", "")


@pytest.mark.parametrize(
    ("kind", "topic"),
    [(Kind.DISCUSSION, "law/001"), (Kind.EXPERIENCE, None), (Kind.SUGGESTION, None)],
)
def test_posts_a_discussion_alone_to_a_topic(kind: Kind, topic: str | None) -> None:
    assert named(kind, WORDS, MEI, RECEIPT, NOW, ItemId("law/001")).topic == topic
    assert named(kind, WORDS, MEI, RECEIPT, NOW, None).topic is None


def test_keeps_neither_author_instant_nor_message_of_an_anonymous_one() -> None:
    one = anonymous(WORDS, MEI, RECEIPT, date(2026, 11, 24), ItemId("law/001"), SEALS)
    assert (one.kind, one.text, one.item) == (Kind.SUGGESTION, WORDS.text, "law/001")
    assert (one.author.openid, one.author.proof, one.author.address) == (None, "proof", "address")
    assert (one.anonymous, one.message_id, one.created) == (True, None, date(2026, 11, 24))
    assert not isinstance(one.created, datetime)
    assert MEI not in repr(one)
    assert "24900000000000001" not in repr(one)


def test_seals_the_author_to_the_receipt() -> None:
    seals = Seals(
        proof=lambda who, code: f"{who}|{code}", address=lambda who, code: f"{code}|{who}"
    )
    one = anonymous(WORDS, MEI, RECEIPT, date(2026, 11, 24), None, seals)
    assert (one.author.proof, one.author.address) == (f"{MEI}|{RECEIPT}", f"{RECEIPT}|{MEI}")
