"""What an author hears of each move, from the table of moves to the words on their phone."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from bot.contributions.moves import make
from bot.contributions.table import MOVES, PATIENCE, Move
from bot.contributions.wants import LONGEST_NAME, LONGEST_REASON, Want
from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State, Visibility
from bot.model.dialogue import Notice
from bot.model.ids import Receipt
from bot.model.say import Say
from bot.store import contributions, moved, streams
from bot.store.base import Store
from bot.store.client import Value
from tests.store.people import (
    ENGLISH,
    MEI,
    NOW,
    TEXTS,
    answer,
    conversation,
    follow,
    found,
    said,
)
from tests.store.written import stored, write

CODE = Receipt("43333333Y")
MOST = 2048
"""Bytes of a message (fact sheet 6.1)."""

LONG = {
    Want.REASON: "😀" * LONGEST_REASON,
    Want.WHERE: "😁" * LONGEST_NAME,
    Want.UNIT: "😂" * LONGEST_NAME,
    Want.PERSON: "😃" * LONGEST_NAME,
    Want.DUE: "2026-12-31",
    Want.ANSWER: "B",
}
TOLD = [(row, kind) for row in MOVES if row.notice for kind in sorted(row.kinds)]


def kept(kind: Kind, state: State, **more: object) -> Contribution:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    one = Contribution(CODE, kind, "路灯", Author(MEI), at, state=state)
    return replace(one, **more)  # type: ignore[arg-type]


def hears(store: Store, row: Move, one: Contribution) -> Notice:
    """Let staff make a move, and hand its notice over."""
    streams.prepare(store, store.keys.moved(), moved.GROUP)
    write(store, one)
    history = (MoveRecord("ou", NOW - PATIENCE, State.SUBMITTED, one.state),)
    _, step = make(row.name, one, min(row.roles), "ou", LONG, NOW, history)
    assert contributions.move(store, stored(store, CODE), step, row.notice)
    (entry,) = moved.next_moves(store, "first")
    return found(moved.hand_over(store, entry)).notice


@pytest.mark.parametrize(
    ("row", "kind"), TOLD, ids=lambda one: getattr(one, "name", None) or str(one)
)
def test_tells_all_that_the_move_says_within_one_message(
    store: Store, row: Move, kind: Kind
) -> None:
    notice = hears(store, row, kept(kind, min(row.before)))
    for texts in (TEXTS, ENGLISH):
        words = texts.render(Say(notice.key, notice.values))
        assert CODE in words
        assert len(words.encode()) <= MOST
        for want in row.wants:
            assert (texts("answer.b") if want is Want.ANSWER else LONG[want]) in words


def consent(store: Store, given: bool) -> None:
    follow(store, MEI)
    fields: dict[str, Value] = {"s": f"{given:d} {int(NOW.timestamp())} 1", "l": "en"}
    store.redis.hset(store.keys.member(MEI), mapping=fields)


ACCEPT, SHOW = (next(one for one in MOVES if one.notice == name) for name in moved.SHOWN)


@pytest.mark.parametrize(
    ("kind", "visibility", "given", "tells"),
    [
        (Kind.DISCUSSION, Visibility.ORGANISERS, True, ""),
        (Kind.DISCUSSION, Visibility.ORGANISERS, False, "-unshown"),
        (Kind.EXPERIENCE, Visibility.EVERYONE, True, "-experience"),
        (Kind.EXPERIENCE, Visibility.BRANCH, False, "-unshown"),
        (Kind.EXPERIENCE, Visibility.ORGANISERS, True, "-organisers"),
        (Kind.EXPERIENCE, Visibility.ORGANISERS, False, "-organisers"),
    ],
)
def test_promises_no_more_than_the_author_allows(
    store: Store, kind: Kind, visibility: Visibility, given: bool, tells: str
) -> None:
    consent(store, given)
    notice = hears(store, ACCEPT, kept(kind, State.SUBMITTED, visibility=visibility))
    assert notice.key == f"notice.let-through{tells}"
    if tells == "-unshown":
        assert "同意公开" in TEXTS.render(Say(notice.key, notice.values))


@pytest.mark.parametrize("given", [True, False])
def test_says_of_what_is_shown_again_whether_it_is(store: Store, given: bool) -> None:
    consent(store, given)
    notice = hears(store, SHOW, kept(Kind.DISCUSSION, State.HIDDEN))
    assert notice.key == ("notice.shown" if given else "notice.let-through-unshown")


def test_tells_in_the_readers_language(store: Store) -> None:
    consent(store, True)
    streams.prepare(store, store.keys.moved(), moved.GROUP)
    write(store, kept(Kind.SUGGESTION, State.SUBMITTED))
    step = MoveRecord("ou", NOW, State.SUBMITTED, State.ACCEPTED)
    assert contributions.move(store, stored(store, CODE), step, "notice.accepted")
    (entry,) = moved.next_moves(store, "first")
    assert found(moved.hand_over(store, entry)).language == "en"


@pytest.mark.parametrize(
    ("texts", "grade"), list(product((TEXTS, ENGLISH), range(3))), ids=lambda one: str(one)[:5]
)
def test_an_answers_links_rate_it(store: Store, texts: object, grade: int) -> None:
    row = next(one for one in MOVES if one.name == "answer")
    notice = hears(store, row, kept(Kind.SUGGESTION, State.ASSIGNED))
    words = (TEXTS if texts is TEXTS else ENGLISH).render(Say(notice.key, notice.values))
    tapped = re.findall(r"msgmenucontent=([^&]+)&msgmenuid=0\"", words)
    assert len(tapped) == 3
    message = said(MEI, tapped[grade], 5)
    message.fields["bizmsgmenuid"] = "0"
    answer(conversation(store), message)
    (*_, step) = contributions.moves(store, CODE)
    grades = ("good", "fair", "bad")
    assert (step.by, step.details) == ("", {"grade": grades[grade]})
    assert stored(store, CODE).state is (State.ASSIGNED if grade == 2 else State.RATED)


@pytest.mark.parametrize("texts", [TEXTS, ENGLISH], ids=["zh", "en"])
def test_names_the_days_that_the_table_gives(texts: object) -> None:
    sentences = (TEXTS if texts is TEXTS else ENGLISH).sentences
    assert f"{PATIENCE.days} " in sentences["notice.returned"]
