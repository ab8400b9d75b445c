from datetime import timedelta

from bot.model.contribution import Kind
from bot.store import contributions, writings
from tests.scheduler.office import Office
from tests.store.people import MEI, NOW, OU, answer, conversation, event, said

QUARTER = timedelta(minutes=15, seconds=1)


def writes(office: Office, *texts: str) -> None:
    bot = conversation(office.store)
    for number, text in enumerate(texts):
        answer(bot, said(MEI, text, number))


def test_files_what_was_there_after_a_quarter_of_an_hour(office: Office) -> None:
    writes(office, "微建议", "路灯坏了", "已经三天")
    office.now = NOW + timedelta(minutes=14)
    office.notice_silence()
    assert contributions.of_member(office.store, MEI, 9) == []
    office.now = NOW + QUARTER
    for _ in range(2):
        office.notice_silence()
    (one,) = contributions.of_member(office.store, MEI, 9)
    assert (one.kind, one.text, one.message_id) == (Kind.SUGGESTION, "路灯坏了\n已经三天", "1")


def test_tells_the_receipt_with_the_next_reply_once(office: Office) -> None:
    writes(office, "微建议", "路灯坏了")
    office.now = NOW + QUARTER
    office.notice_silence()
    (one,) = contributions.of_member(office.store, MEI, 9)
    bot, later = conversation(office.store), office.now
    replies = [answer(bot, said(MEI, "好的", number, later), later) for number in (8, 9)]
    assert [one.receipt in reply for reply in replies] == [True, False]


def test_drops_an_empty_one(office: Office) -> None:
    writes(office, "微建议")
    office.now = NOW + QUARTER
    office.notice_silence()
    assert list(contributions.everything(office.store)) == []
    assert writings.silent_since(office.store, office.now) == []


def test_opens_no_window_and_brings_nobody_back(office: Office) -> None:
    """Nobody wrote: a silence is not an act of the member's."""
    writes(office, "微建议", "路灯坏了")
    answer(conversation(office.store), said(OU, "微建议", 1))
    record = office.store.keys.member(MEI)
    before = office.store.redis.hmget(record, ("lu", "ll", "su", "sl", "f"))
    office.now = NOW + QUARTER
    office.notice_silence()
    assert office.store.redis.hmget(record, ("lu", "ll", "su", "sl", "f")) == before


def test_seals_an_anonymous_one(office: Office) -> None:
    writes(office, "匿名", "食堂的账该公布")
    office.now = NOW + QUARTER
    office.notice_silence()
    (one,) = contributions.everything(office.store)
    assert (one.text, one.author.openid, one.message_id) == ("食堂的账该公布", None, None)


def test_files_for_who_left(office: Office) -> None:
    writes(office, "微建议", "路灯坏了")
    answer(conversation(office.store), event(MEI, "unsubscribe"))
    assert [one.text for one in contributions.everything(office.store)] == ["路灯坏了"]
    office.now = NOW + QUARTER
    office.notice_silence()
    assert len(list(contributions.everything(office.store))) == 1
