import time

import pytest

from bot.model.contribution import Kind
from bot.model.say import Say
from tests.conversation.talk import MEI, MORNING, Talk, keys, pushed, words

LONG = "西门的路灯坏了，请修一修"
KINDS = [Kind.DISCUSSION, Kind.EXPERIENCE, Kind.SUGGESTION]
NUMBERS = [
    *[(one, 0) for one in ("1", "１", "①", "一", " 1\n")],
    *[(two, 1) for two in ("2", "２", "②", "二")],
    *[(three, 2) for three in ("3", "３", "③", "三")],
]


def test_keeps_ordinary_text_and_offers_to_file_it(hears: Talk) -> None:
    decision = hears(LONG)
    (draft,) = decision.drafts
    assert (draft.text, draft.at, draft.short) == (LONG, MORNING, False)
    assert (decision.keep, decision.shorts, keys(decision)) == ((), (), ["draft.offer"])


@pytest.mark.parametrize(
    ("text", "kept"), [("一二三四五六七八九十", False), ("一二三四五六七八九十百", True)]
)
def test_takes_more_than_ten_characters_for_a_draft(hears: Talk, text: str, kept: bool) -> None:
    decision = hears(text)
    assert (len(decision.drafts), len(decision.shorts)) == ((1, 0) if kept else (0, 1))


def test_counts_code_points(hears: Talk) -> None:
    assert hears("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷").shorts
    assert hears("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷").drafts


@pytest.mark.parametrize("text", ["lamp at 16B", "Room 12 is 9", "a1 b2 c3 d4 5"])
def test_takes_no_sentence_for_a_receipt(hears: Talk, text: str) -> None:
    assert [one.text for one in hears(text).drafts] == [text]


@pytest.mark.parametrize(("number", "place"), NUMBERS)
def test_files_as_the_number_says(hears: Talk, number: str, place: int) -> None:
    hears(LONG)
    (kept,) = hears(number).keep
    assert (kept.kind, kept.text, kept.message_id) == (KINDS[place], LONG, "24900000000000001")
    assert (kept.author.openid, kept.item) == (MEI.openid, "law/001-ramp")
    assert hears.drafts == {}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_files_as_the_tapped_link_says(hears: Talk, place: int) -> None:
    offer = hears(LONG).says[-1]
    tapped = hears(str(place + 1), tapped=int(str(offer.values["question"])))
    assert [(one.kind, one.text) for one in tapped.keep] == [(KINDS[place], LONG)]


def test_answers_one_question_once(hears: Talk) -> None:
    hears(LONG)
    hears("3")
    decision = hears("3")
    assert (decision.keep, [one.text for one in decision.shorts]) == ((), ["3"])


def test_keeps_one_question_open_the_latest(hears: Talk) -> None:
    hears(LONG)
    hears("南门的路灯也坏了，请修一修")
    assert words(hears("3")) == ["南门的路灯也坏了，请修一修"]
    assert not hears("3").keep
    assert [one.text for one in hears.drafts.values()] == [LONG]


def test_takes_a_link_of_an_earlier_question_for_past(hears: Talk) -> None:
    first = int(str(hears(LONG).says[-1].values["question"]))
    second = int(str(hears("南门的路灯也坏了，请修一修").says[-1].values["question"]))
    assert first != second
    decision = hears("3", tapped=first)
    assert (decision.keep, keys(decision)) == ((), ["question.past"])
    assert len(hears.drafts) == 2
    assert words(hears("3", tapped=second)) == ["南门的路灯也坏了，请修一修"]


def test_files_nothing_twice_by_a_link(hears: Talk) -> None:
    number = int(str(hears(LONG).says[-1].values["question"]))
    hears("3", tapped=number)
    decision = hears("1", tapped=number)
    assert (decision.keep, keys(decision)) == ((), ["question.past"])


@pytest.mark.parametrize("tapped", [None, 1])
def test_keeps_a_question_open_for_fifteen_minutes(hears: Talk, tapped: int | None) -> None:
    hears(LONG)
    hears.waits(minutes=14, seconds=59)
    assert words(hears("3", tapped=tapped)) == [LONG]


@pytest.mark.parametrize("tapped", [None, 1])
def test_keeps_the_draft_when_the_question_is_over(hears: Talk, tapped: int | None) -> None:
    hears(LONG)
    hears.waits(minutes=15, seconds=1)
    assert not hears("3", tapped=tapped).keep
    assert [one.text for one in hears.drafts.values()] == [LONG]


@pytest.mark.parametrize("number", ["4", "9", "０", "⑨"])
def test_takes_a_number_that_was_not_offered_for_a_short_text(hears: Talk, number: str) -> None:
    hears(LONG)
    assert [one.text for one in hears(number).shorts] == [number]
    assert words(hears("3")) == [LONG]


def test_stays_open_beside_other_commands(hears: Talk) -> None:
    hears(LONG)
    hears("今日")
    assert words(hears("3")) == [LONG]


def test_puts_the_question_off_on_取消(hears: Talk) -> None:
    hears(LONG)
    hears("取消")
    assert not hears("3").keep
    assert [one.text for one in hears.drafts.values()] == [LONG]


def test_offers_the_latest_draft_again_under_我的(hears: Talk) -> None:
    hears(LONG)
    hears.waits(days=1)
    offers = hears("我的").says[-1].values["offers"]
    assert isinstance(offers, Say)
    number = int(str(offers.values["question"]))
    assert words(hears("2", tapped=number)) == [LONG]
    assert hears.drafts == {}


def test_offers_an_anonymous_draft_with_a_word_on_names(hears: Talk) -> None:
    hears("匿名 微讨论 西门的路灯坏了，没有人修")
    hears.waits(days=1)
    offers = hears("我的").says[-1].values["offers"]
    assert isinstance(offers, Say)
    assert offers.key == "draft.offer-anonymous"


def test_names_a_draft_without_words_by_what_it_is(hears: Talk) -> None:
    hears.brings("image")
    hears.waits(days=1)
    assert hears("我的").says[-1].values["text"] == Say("excerpt.image")


@pytest.mark.parametrize(
    "kind", ["image", "voice", "video", "shortvideo", "location", "link", "file"]
)
def test_keeps_what_is_not_text_as_a_draft(hears: Talk, kind: str) -> None:
    (draft,) = hears.brings(kind).drafts
    assert ([one.type for one in draft.attachments], draft.text) == ([kind], "")


def test_files_a_picture_as_the_number_says(hears: Talk) -> None:
    hears.brings("image")
    (kept,) = hears("3").keep
    assert [one.fields["MediaId"] for one in kept.attachments] == ["media0"]


def test_files_with_the_item_of_the_day_it_is_filed_on(hears: Talk) -> None:
    hears(LONG)
    hears.today = (pushed(2),)
    assert hears("1").keep[0].item == "law/002-ramp"


@pytest.mark.parametrize(
    "text", ["收到", "好的。", "谢谢！", "OK", "Thanks.", "👍", "👍🏽👍🏽", "[微笑]", "/::)"]
)
def test_answers_a_courtesy_without_a_hint(hears: Talk, text: str) -> None:
    decision = hears(text)
    assert (keys(decision), decision.drafts, decision.keep) == (["courtesy"], (), ())


@pytest.mark.parametrize("text", ["路灯", "坏了吗", "收到了吗", "好的呀", "x", "谢谢但是"])
def test_hints_after_a_short_text_and_keeps_it(hears: Talk, text: str) -> None:
    decision = hears(text)
    (short,) = decision.shorts
    assert (short.text, short.short) == (text, True)
    assert (keys(decision), decision.drafts, decision.keep) == (["hint"], (), ())


@pytest.mark.parametrize("row", ["/::)" * 10, "[!]" * 18, "/:" * 16])
def test_reads_a_row_of_emoji_at_once(hears: Talk, row: str) -> None:
    """Old emoji come as codes (/::)); a reply is due within five seconds."""
    began = time.thread_time()
    hears(f"{row} 谢谢")
    assert time.thread_time() - began < 0.1
