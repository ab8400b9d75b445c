import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.said import NotSaid, Said, made_at, new_token, said_in
from tests.reading.halls import NOW

TOKEN = new_token(NOW)
WORDS = st.builds(
    Said,
    st.just(TOKEN),
    st.sampled_from(["discuss", "suggest", ""]),
    st.text(max_size=5),
    st.booleans(),
    st.dictionaries(st.sampled_from(["Item", "Post"]), st.text(max_size=3), max_size=2),
)


@given(WORDS, WORDS)
def test_is_the_same_only_where_all_of_it_is(one: Said, other: Said) -> None:
    assert (one.key == other.key) == (one == other)


def test_knows_when_its_form_was_made() -> None:
    said = Said(TOKEN, "discuss", "甲")
    assert made_at(said.key) == NOW
    assert new_token(NOW) != TOKEN


def test_takes_no_token_that_is_none() -> None:
    for token in ("", "x", TOKEN[:-1], TOKEN + "0", TOKEN.upper() + "Z", "/../x"):
        with pytest.raises(NotSaid):
            said_in({"token": token, "do": "discuss", "words": "甲"})
