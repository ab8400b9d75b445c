import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.study.rendering import lead

SENTENCES = st.text(alphabet=st.sampled_from("甲a。！」\n. 1é́👨‍👩‍👧️…"), max_size=60)


@settings(deadline=None)
@given(st.one_of(st.text(), SENTENCES), st.integers(0, 120))
def test_gives_a_beginning_within_the_limit(text: str, limit: int) -> None:
    found = lead(text, limit)
    assert len(found.encode()) <= limit
    assert text.startswith(found) if found == text else text.startswith(found.removesuffix("…"))


@settings(deadline=None)
@given(st.one_of(st.text(), SENTENCES), st.integers(0, 120))
def test_parts_no_accent_from_its_letter(text: str, limit: int) -> None:
    found = lead(text, limit)
    kept = found.removesuffix("…")
    if kept and found != text:
        assert unicodedata.category(text[len(kept)]) != "Mn"


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("甲乙。丙丁。", 18, "甲乙。丙丁。"),
        ("甲乙。丙丁。", 17, "甲乙。…"),
        ("甲乙。丙丁。", 12, "甲乙。…"),
        ("甲乙。丙丁。", 11, "甲乙…"),
        ("甲乙丙丁", 8, "甲…"),
        ("甲乙", 3, "…"),
        ("甲乙", 2, ""),
        ("", 0, ""),
        ("「甲。」乙丙丁", 18, "「甲。」…"),
        ("甲乙\n\n丙丁", 12, "甲乙…"),
        ("It is 3.5 m. And more of it.", 20, "It is 3.5 m.…"),
        ("ab👨‍👩‍👧cd", 14, "ab…"),
    ],
)
def test_cuts_at_the_end_of_a_sentence(text: str, limit: int, kept: str) -> None:
    assert lead(text, limit) == kept
