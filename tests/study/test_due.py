from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.learning import Card, QuestionId
from bot.study.due import again, due, first, next_due

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def grown(answers: list[bool]) -> list[Card]:
    """The cards of a question that is answered so, each time on the day it is due."""
    cards = [first(right=answers[0], now=NOW)]
    for right in answers[1:]:
        cards.append(again(cards[-1], right=right, now=cards[-1].due))
    return cards


def test_what_was_wrong_comes_back_the_next_day() -> None:
    assert first(right=False, now=NOW).due - NOW == DAY


def test_what_was_right_at_once_stays_away_for_a_week() -> None:
    assert first(right=True, now=NOW).due - NOW >= 7 * DAY


def test_what_is_known_again_comes_back_ever_later() -> None:
    cards = grown([False, True, True, True, True])
    spans = [card.due - card.last for card in cards]
    assert spans == sorted(spans)
    assert spans[-1] > 7 * DAY


def test_what_was_forgotten_comes_back_soon() -> None:
    *_, known, forgotten = grown([True, True, True, False])
    assert forgotten.due - forgotten.last < (known.due - known.last) / 4


@settings(max_examples=50)
@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_the_first_answer_counts_and_chance_does_not(answers: list[bool]) -> None:
    cards = grown(answers)
    assert cards == grown(answers)
    assert {card.right for card in cards} == {answers[0]}
    assert all(card.due - card.last >= DAY for card in cards)


def test_names_what_is_due_the_longest_due_first() -> None:
    a, b, c = (QuestionId(f"law/00{n}#0") for n in (1, 2, 3))
    cards = {
        n: Card(NOW + gap * DAY, NOW, 1, 5, right=False) for n, gap in ((a, 2), (b, 1), (c, 3))
    }
    assert due(cards, NOW + 2.5 * DAY) == [b, a]
    assert due(cards, NOW) == []
    assert next_due(cards, NOW + 2.5 * DAY) == NOW + 3 * DAY
    assert next_due({}, NOW) is None
