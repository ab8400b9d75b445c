import base64

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from bot.store.sealing import Sealer
from tests.store.people import MEI, OU

SEALER, ANOTHER = Sealer("one key"), Sealer("another key")
PARTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(codec="ascii")))
def test_opens_what_it_sealed(words: str, place: str) -> None:
    assert SEALER.open(SEALER.seal(words, place), place) == words


def test_opens_in_its_own_place_alone() -> None:
    sealed = SEALER.seal("路灯", f"dialogue:{MEI}")
    with pytest.raises(InvalidTag):
        SEALER.open(sealed, f"dialogue:{OU}")


def test_opens_with_its_own_key_alone() -> None:
    with pytest.raises(InvalidTag):
        ANOTHER.open(SEALER.seal("路灯", "a"), "a")
    with pytest.raises(InvalidTag):
        ANOTHER.open_address(SEALER.seal_address(MEI, "R"), "R")


def test_finds_a_changed_bit() -> None:
    sealed = bytearray(SEALER.seal("路灯", "a"))
    sealed[-1] ^= 1
    with pytest.raises(InvalidTag):
        SEALER.open(bytes(sealed), "a")


def test_seals_the_same_words_differently_each_time() -> None:
    assert SEALER.seal("路灯", "a") != SEALER.seal("路灯", "a")
    assert SEALER.seal_address(MEI, "R") != SEALER.seal_address(MEI, "R")


@pytest.mark.parametrize("openid", ["a", MEI, "-_" * 32])
def test_opens_a_return_address(openid: str) -> None:
    sealed = SEALER.seal_address(openid, "R")
    assert SEALER.open_address(sealed, "R") == openid
    assert len(sealed) == len(SEALER.seal_address("a", "R"))


def test_shows_nothing_of_an_address() -> None:
    sealed = SEALER.seal_address(MEI, "R")
    assert MEI[:4].encode() not in base64.urlsafe_b64decode(sealed) + sealed.encode()


def test_opens_an_address_for_its_own_receipt_alone() -> None:
    with pytest.raises(InvalidTag):
        SEALER.open_address(SEALER.seal_address(MEI, "R"), "S")


def test_keeps_its_purposes_apart() -> None:
    raw = base64.urlsafe_b64decode(SEALER.seal_address(MEI, "R"))
    with pytest.raises(InvalidTag):
        SEALER.open(raw, "R")


@given(PARTS, PARTS)
def test_marks_no_two_things_alike(one: list[str], other: list[str]) -> None:
    assert (SEALER.mark(*one) == SEALER.mark(*other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [(["ab", "c"], ["a", "bc"]), (["a"], ["a", ""]), (["a\0b"], ["a", "b"]), ([], [""])],
)
def test_marks_parts_by_where_they_end(one: list[str], other: list[str]) -> None:
    assert SEALER.mark(*one) != SEALER.mark(*other)


def test_marks_with_its_own_key() -> None:
    assert SEALER.mark("author", MEI) == Sealer("one key").mark("author", MEI)
    assert SEALER.mark("author", MEI) != ANOTHER.mark("author", MEI)
    assert len(SEALER.mark()) == 40
