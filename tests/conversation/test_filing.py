import pytest

from bot.model.contribution import Kind
from bot.model.member import Member
from tests.conversation.talk import MEI, MORNING, Talk, keys, pushed, words

THREE = [
    ("微讨论", Kind.DISCUSSION),
    ("微体会", Kind.EXPERIENCE),
    ("微建议", Kind.SUGGESTION),
]


@pytest.mark.parametrize(("word", "kind"), THREE)
def test_keeps_who_when_and_what(hears: Talk, word: str, kind: Kind) -> None:
    (kept,) = hears(f"{word} 路灯坏了").keep
    assert (kept.kind, kept.text, kept.author.openid) == (kind, "路灯坏了", MEI.openid)
    assert (kept.created, kept.message_id, kept.attachments) == (MORNING, "24900000000000001", ())
    assert kept.item == "law/001-ramp"


@pytest.mark.parametrize(("word", "kind"), THREE)
def test_names_the_receipt_of_what_it_kept(hears: Talk, word: str, kind: Kind) -> None:
    decision = hears(f"{word} 路灯坏了")
    assert keys(decision)[0] == f"kept.{kind}" + "-on" * (kind is Kind.DISCUSSION)
    assert decision.says[0].values["receipt"] == decision.keep[0].receipt


def test_gives_every_contribution_a_receipt_of_its_own(hears: Talk) -> None:
    made = {hears("微建议 路灯坏了").keep[0].receipt for _ in range(20)}
    assert len(made) == 20


@pytest.mark.parametrize(("word", "kind"), THREE)
def test_files_without_an_item_today(word: str, kind: Kind) -> None:
    (kept,) = Talk(today=())(f"{word} 路灯坏了").keep
    assert (kept.kind, kept.item, kept.topic) == (kind, None, None)


@pytest.mark.parametrize(("word", "kind"), THREE)
def test_takes_a_newcomer_like_anybody(word: str, kind: Kind) -> None:
    (kept,) = Talk(member=Member(MEI.openid))(f"{word} 路灯坏了").keep
    assert (kept.kind, kept.text) == (kind, "路灯坏了")


@pytest.mark.parametrize("word", ["微讨论", "微体会"])
def test_files_with_the_earliest_item_of_several(word: str) -> None:
    (kept,) = Talk(today=(pushed(2), pushed(1)))(f"{word} 路灯坏了").keep
    assert kept.item == "law/002-ramp"


def test_posts_to_todays_topic(hears: Talk) -> None:
    assert hears("微讨论 我赞成").keep[0].topic == "law/001-ramp"


def test_takes_a_novel(hears: Talk) -> None:
    novel = "路灯坏了，" * 20_000
    assert words(hears(f"微建议 {novel}")) == [novel]


def test_says_nothing_to_an_empty_message(hears: Talk) -> None:
    decision = hears(" \n")
    assert (decision.says, decision.keep, decision.drafts) == ((), (), ())
