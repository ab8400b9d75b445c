from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.model.contribution import Attachment, Author, Contribution, Kind, MoveRecord, State
from bot.model.ids import OpenId, Receipt
from bot.store import contributions
from bot.store import listed as lists
from bot.store.base import Store
from bot.store.listed import newest
from tests.store.people import DAY, MEI, OU, SOL, X
from tests.store.written import anonymous, stored, write

A, B, C, D = (Receipt(f"34678{letter}CDX") for letter in "ACDF")


def at(hour: int) -> datetime:
    return datetime(2026, 3, 4, hour, tzinfo=UTC)


def named(code: Receipt, hour: int = 2, who: OpenId = MEI) -> Contribution:
    return Contribution(code, Kind.SUGGESTION, f"建议 {code}", Author(who), at(hour))


def codes(found: list[Contribution]) -> list[Receipt]:
    return [one.receipt for one in found]


def listed(store: Store, *states: State) -> list[Receipt]:
    return list(newest(store, Kind.SUGGESTION, states))


FULL = Contribution(
    receipt=A,
    kind=Kind.DISCUSSION,
    text=" 一行\n<b>&\u200b😀 ]]> ",
    author=Author(MEI),
    created=datetime(2026, 3, 4, 1, 2, 3, 456, tzinfo=UTC),
    message_id="9007199254740993",
    item=X,
    topic="第一题",
    attachments=(Attachment("image", {"MediaId": "m", "PicUrl": "http://图"}),),
)


FULL_AS_D = replace(FULL, receipt=D)


@pytest.mark.parametrize("kind", list(Kind))
def test_reads_what_was_written(store: Store, kind: Kind) -> None:
    written = replace(FULL, kind=kind)
    write(store, written)
    assert contributions.read(store, [A]) == [written]


def test_reads_a_bare_one(store: Store) -> None:
    bare = Contribution(A, Kind.EXPERIENCE, "", Author(MEI), at(2))
    write(store, bare)
    assert contributions.read(store, [A]) == [bare]


def test_reads_an_anonymous_one(store: Store) -> None:
    sealed = anonymous(store, MEI, A)
    write(store, sealed)
    (read,) = contributions.read(store, [A])
    assert read == sealed
    assert (read.author.openid, read.created, type(read.created)) == (None, DAY, date)


def test_reads_in_the_order_asked_for(store: Store) -> None:
    write(store, named(A), named(B))
    assert codes(contributions.read(store, [B, C, A])) == [B, A]
    assert contributions.read(store, []) == []


def test_lists_the_newest_first_over_all_states(store: Store) -> None:
    write(store, named(A, 1), named(B, 2), named(C, 3))
    step = MoveRecord("ou", at(5), State.SUBMITTED, State.ACCEPTED)
    assert contributions.move(store, stored(store, B), step, "notice.accepted")
    assert listed(store, State.SUBMITTED) == [C, A]
    assert listed(store, State.SUBMITTED, State.ACCEPTED) == [C, B, A]
    assert listed(store, State.NOT_ADOPTED) == []


def test_lists_beyond_a_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contributions, "_PAGE", 2)
    monkeypatch.setattr(lists, "_CHUNK", 2)
    write(store, named(A, 1), named(B, 2), named(C, 3), named(D, 4))
    assert listed(store, State.SUBMITTED) == [D, C, B, A]
    assert codes(list(contributions.everything(store))) == [A, B, C, D]


def test_lists_only_suggestions(store: Store) -> None:
    write(store, FULL)
    assert listed(store, *State) == []
    assert codes(list(contributions.everything(store))) == [A]


def test_counts_and_finds_what_is_listed(store: Store) -> None:
    write(store, named(A, 1), named(B, 2), anonymous(store, OU, C), FULL_AS_D)
    counts = lists.counts(store, Kind.SUGGESTION)
    assert (counts[State.SUBMITTED], counts[State.ACCEPTED]) == (2, 0)
    assert [bool(lists.find(store, code)) for code in (A, B, C, D)] == [True, True, False, True]
    contributions.list_anonymous(store)
    assert lists.counts(store, Kind.SUGGESTION)[State.SUBMITTED] == 3
    assert lists.find(store, C) == contributions.read(store, [C])[0]


def test_searches_for_words_in_capitals_or_not(store: Store) -> None:
    write(store, replace(named(A), text="修 LED 路灯"), replace(named(B), text="修路"), named(C))
    assert list(lists.holding(store, [C, B, A], "led")) == [A]
    assert list(lists.holding(store, [C, B, A], "修")) == [B, A]


def test_gives_a_member_their_own(store: Store) -> None:
    write(store, named(A, 1), named(B, 2, OU), named(C, 3), anonymous(store, MEI, D))
    assert codes(contributions.of_member(store, MEI, 5)) == [C, A]
    assert codes(contributions.of_member(store, MEI, 1)) == [C]
    assert contributions.of_member(store, SOL, 5) == []


def test_gives_an_author_what_they_name(store: Store) -> None:
    write(store, named(A), anonymous(store, MEI, B), anonymous(store, OU, C))
    assert contributions.for_author(store, MEI, A) == named(A)
    assert found_by(store, MEI) == [A, B]
    assert found_by(store, OU) == [C]
    assert found_by(store, SOL) == []


def found_by(store: Store, who: OpenId) -> list[Receipt]:
    return [code for code in (A, B, C, D) if contributions.for_author(store, who, code)]


def test_lists_anonymous_ones_when_told_to(store: Store) -> None:
    write(store, anonymous(store, MEI, B), anonymous(store, OU, A), named(C))
    assert listed(store, State.SUBMITTED) == [C]
    assert contributions.list_anonymous(store) == 2
    assert listed(store, State.SUBMITTED) == [C, B, A]
    assert contributions.list_anonymous(store) == 0
    assert listed(store, State.SUBMITTED) == [C, B, A]


def test_orders_one_days_anonymous_ones_by_chance_alone(store: Store) -> None:
    """Their codes are random, and they stand at the start of the day, in the order of the code."""
    write(store, *(anonymous(store, MEI, code) for code in (D, A, C, B)))
    assert codes(list(contributions.everything(store))) == [A, B, C, D]
    contributions.list_anonymous(store)
    assert listed(store, State.SUBMITTED) == [D, C, B, A]
