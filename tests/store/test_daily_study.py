"""The commands of the daily study over a real store, whatever process answers."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.conversation.answering import Conversation
from bot.model.item import Depth, Quiz, QuizKind, StudyItem, Track
from bot.model.learning import Card
from bot.model.push import Delivery
from bot.store import check_ins, learning
from bot.store.base import Store
from bot.study.asking import question_id
from bot.study.library import Library
from tests.store.people import (
    DAY,
    ITEMS,
    MEI,
    NOW,
    OU,
    TRACK,
    X,
    Y,
    Z,
    a_push,
    answer,
    begin,
    conversation,
    follow,
    ledger,
    said,
    study_item,
)

TRUTH = Quiz(QuizKind.TRUEFALSE, "有坡道就够了。", (), "B", "还要能走得到。")
LETTER = Quiz(QuizKind.SINGLE, "谁能用坡道？", ("轮椅", "谁都能"), "B", "推车也走。")


def lessons() -> tuple[StudyItem, ...]:
    plain = zip(map(study_item, ITEMS), Depth, strict=True)
    return tuple(replace(one, depth=depth, quiz=(LETTER, TRUTH)) for one, depth in plain)


LIBRARY = Library((Track(TRACK, "身边的法", "", 1, lessons()),))


class Phone:
    """Mei's phone; each message is answered by a process that knows nothing yet."""

    def __init__(self, store: Store, who: str = MEI) -> None:
        self.store, self.who, self.at, self.sent = store, who, NOW, 0

    def process(self) -> Conversation:
        fresh = conversation(self.store)
        fresh.library = LIBRARY
        return fresh

    def __call__(self, text: str) -> str:
        self.sent += 1
        self.at += timedelta(seconds=1)
        return answer(self.process(), said(MEI, text, self.sent, self.at), self.at)


def test_i5_what_was_taken_deeper_is_never_pushed(store: Store) -> None:
    follow(store, MEI, OU)
    begin(store, a_push())
    phone = Phone(store)
    assert f"题目 {Y}" in phone("再深一点")
    assert learning.had(store, None, ITEMS) == set()
    tomorrow = begin(store, a_push(Y, day=DAY + timedelta(days=1)))
    assert ledger(store, tomorrow.id, 0, 1) == [Delivery.DELIVERED, Delivery.QUEUED]
    assert f"题目 {Z}" in phone("再深一点")
    assert "看过" in phone("再深一点")


def test_a_new_member_can_take_it_deeper_at_once(store: Store) -> None:
    begin(store, a_push())
    phone = Phone(store)
    assert f"题目 {Y}" in phone("深")
    assert f"题目 {Z}" in phone("深")


def test_a_quiz_goes_on_in_whatever_process(store: Store) -> None:
    begin(store, a_push())
    phone = Phone(store)
    assert "谁能用坡道" in phone("答题")
    assert "有坡道就够了" in phone("A")
    assert "2 题对 1 题" in phone("错")
    cards = learning.cards(store, MEI)
    assert [cards[question_id(X, place)].right for place in (0, 1)] == [False, True]
    assert check_ins.came(store, MEI, DAY) == {DAY}


def test_i2_the_same_letter_again_answers_one_question(store: Store) -> None:
    begin(store, a_push())
    phone = Phone(store)
    phone("答题")
    message = said(MEI, "B", 50, phone.at)
    first, again = (answer(phone.process(), message, phone.at) for _ in range(2))
    assert first == again
    assert len(learning.cards(store, MEI)) == 1


def test_takes_an_answer_that_a_page_recorded_meanwhile(store: Store) -> None:
    begin(store, a_push())
    phone = Phone(store)
    phone("答题")
    card = learning.cards(store, MEI)
    assert card == {}
    learning.first_answer(store, MEI, question_id(X, 0), _card(phone.at))
    assert "答对了" in phone("B")
    assert not learning.cards(store, MEI)[question_id(X, 0)].right


def _card(at: datetime) -> Card:
    return Card(at + timedelta(days=1), at, 0.2, 6.4, right=False)


def test_what_was_wrong_comes_back_the_next_day_beside_the_new_item(store: Store) -> None:
    begin(store, a_push())
    phone = Phone(store)
    for text in ("答题", "A", "错"):
        phone(text)
    assert "复习" not in phone("今日")
    phone.at += timedelta(days=1)
    begin(store, a_push(Y, day=DAY + timedelta(days=1)))
    told = phone("今日")
    assert f"题目 {Y}" in told
    assert "有 1 道题该复习了" in told
    assert "谁能用坡道" in phone("复习")
    assert "1 题对 1 题" in phone("B")
    assert learning.cards(store, MEI)[question_id(X, 0)].due > phone.at + timedelta(days=1)


def test_a_rhythm_counts_study_days_alone(store: Store) -> None:
    follow(store, MEI)
    phone = Phone(store)
    days = [DAY + timedelta(days=n) for n in (0, 1, 2, 5, 6)]  # Wednesday to Friday, and Monday
    for day, item in zip(days, (X, Y, Z, X, Y), strict=True):
        begin(store, a_push(item, day=day))
    told = {}
    for day in (days[0], days[1], days[3]):
        _at_ten(phone, day)
        told[day] = phone("打卡")
    assert "最近 2 个学习日，你来了 2 天" in told[days[1]]
    assert "最近 4 个学习日，你来了 3 天" in told[days[3]]
    assert "休息卡还有 1 张" in told[days[3]]
    _at_ten(phone, DAY + timedelta(days=3))
    assert "记下了" in phone("打卡")


def _at_ten(phone: Phone, day: date) -> None:
    phone.at = NOW + (day - DAY)
