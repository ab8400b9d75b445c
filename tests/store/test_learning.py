from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.ids import MemberNumber
from bot.model.learning import Card, QuestionId
from bot.model.push import Delivery
from bot.push.days import end_of
from bot.store import check_ins, learning
from bot.store.base import Store
from bot.store.check_ins import _bits, _days
from bot.store.writes import NUMBER, apply
from bot.study import due
from bot.study.progress import progress
from bot.study.recording import answered
from tests.store.people import DAY, MEI, NOW, OU, SOL, ZONE, a_push, begin, follow

QUESTION = QuestionId("law/001-lesson#0")
CARD = Card(NOW + timedelta(days=1), NOW, 0.212, 6.4133, right=False)
NONE: frozenset[date] = frozenset()


@given(st.sets(st.dates(date(2028, 1, 1), date(2028, 12, 31)), min_size=1))
def test_packs_the_days_of_a_leap_year(days: set[date]) -> None:
    packed = _bits(days)
    assert set(_days(2028, packed)) == days
    assert len(packed) <= 64  # the server keeps a hash compact up to here
    assert packed.decode("latin1") != NUMBER


def test_keeps_the_days_they_came(store: Store) -> None:
    follow(store, MEI)
    days = [date(2025, 12, 31), date(2026, 1, 1), DAY]
    for at, day in enumerate(days):
        assert apply(store, check_ins.comes(store, MEI, day, days[:at]))
    assert check_ins.came(store, MEI, DAY) == set(days)
    assert check_ins.came(store, OU, DAY) == NONE


def test_writes_no_day_over_another_that_was_not_seen(store: Store) -> None:
    assert apply(store, check_ins.comes(store, MEI, DAY, ()))
    assert not apply(store, check_ins.comes(store, MEI, DAY + timedelta(days=1), ()))


def test_drops_the_year_before_last(store: Store) -> None:
    for day in (date(2024, 5, 1), DAY):
        assert apply(store, check_ins.comes(store, MEI, day, ()))
    assert check_ins.all_days(store, MEI) == [DAY]


def test_a_days_push_makes_a_study_day_for_whom_it_was_meant(store: Store) -> None:
    follow(store, MEI)
    begin(store, a_push())
    follow(store, OU)  # after the push
    span = (DAY - timedelta(days=30), DAY)
    mei, ou = MemberNumber(0), MemberNumber(1)
    assert check_ins.study_days(store, mei, NONE, *span) == {DAY}
    assert check_ins.study_days(store, ou, NONE, *span) == NONE
    assert check_ins.study_days(store, ou, frozenset({DAY}), *span) == {DAY}
    assert check_ins.study_days(store, None, frozenset({DAY}), *span) == {DAY}
    assert (
        check_ins.study_days(store, mei, NONE, DAY - timedelta(days=9), DAY - timedelta(days=1))
        == NONE
    )


def test_who_could_not_be_reached_had_no_study_day(store: Store) -> None:
    follow(store, MEI)
    push = begin(store, a_push())
    ledger = store.keys.ledger(push.id)
    store.redis.execute_command("BITFIELD", ledger, "SET", "u4", "#0", int(Delivery.UNREACHED))
    assert check_ins.study_days(store, MemberNumber(0), NONE, DAY, DAY) == NONE


def test_keeps_a_card_as_it_was(store: Store) -> None:
    assert apply(store, learning.learns(store, MEI, QUESTION, None, CARD))
    assert learning.cards(store, MEI) == {QUESTION: CARD}
    assert learning.cards(store, OU) == {}


def test_changes_no_card_that_has_changed_meanwhile(store: Store) -> None:
    later = due.again(CARD, right=True, now=CARD.due)
    assert apply(store, learning.learns(store, MEI, QUESTION, None, CARD))
    assert not apply(store, learning.learns(store, MEI, QUESTION, None, later))
    kept = learning.cards(store, MEI)[QUESTION]
    assert apply(store, learning.learns(store, MEI, QUESTION, kept, later))
    assert not apply(store, learning.learns(store, MEI, QUESTION, kept, later))


def test_keeps_a_first_answer_from_a_page_and_no_other(store: Store) -> None:
    follow(store, MEI)
    assert answered(store, MEI, QUESTION, right=False, now=NOW)
    assert not answered(store, MEI, QUESTION, right=True, now=NOW)
    assert not learning.cards(store, MEI)[QUESTION].right


def test_keeps_nothing_of_a_stranger(store: Store) -> None:
    assert not answered(store, MEI, QUESTION, right=False, now=NOW)
    assert list(store.redis.scan_iter(match="*cards*")) == []


def test_tells_a_member_how_their_study_stands(store: Store) -> None:
    follow(store, MEI)
    begin(store, a_push())
    answered(store, MEI, QUESTION, right=False, now=NOW)
    apply(store, check_ins.comes(store, MEI, DAY, ()))
    tonight, tomorrow = (end_of(DAY + timedelta(days=n), ZONE) for n in (0, 1))
    found = progress(store, MEI, MemberNumber(0), DAY, tonight)
    assert (found.rhythm.came, found.rhythm.of, found.rhythm.streak) == (1, 1, 1)
    assert found.came == found.study_days == {DAY}
    assert (found.due, found.next_due) == (0, NOW + timedelta(days=1))
    assert progress(store, MEI, MemberNumber(0), DAY, tomorrow).due == 1


def test_gives_it_all_to_its_member_alone(store: Store) -> None:
    for who in (MEI, OU):
        follow(store, who)
        answered(store, who, QUESTION, right=False, now=NOW)
        apply(store, check_ins.comes(store, who, DAY, ()))
    assert learning.of_member(store, MEI) == {
        "check_ins": ["2026-03-04"],
        "questions": {
            QUESTION: {
                "right_at_first": False,
                "last_answered": "2026-03-04T02:00:00+00:00",
                "due": datetime(2026, 3, 5, 2, 0, tzinfo=UTC).isoformat(),
            }
        },
    }
    assert learning.of_member(store, SOL) == {"check_ins": [], "questions": {}}
