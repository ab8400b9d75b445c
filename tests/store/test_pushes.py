from datetime import timedelta

from bot.model.ids import PushId
from bot.model.push import Delivery, Progress
from bot.store import pushes
from bot.store.base import Store
from bot.store.ledgers import hands_over
from bot.store.writes import AT_NUMBER, NUMBER
from tests.store.people import DAY, NOW, X, Y, a_push, begin, found


def test_reads_nothing_where_there_is_nothing(store: Store) -> None:
    assert pushes.read(store, a_push().id) is None
    assert pushes.read_day(store, DAY).pushes == ()
    assert (pushes.newest(store, 5), pushes.column(store)) == ([], [])
    assert pushes.progress(store, []) == []
    assert pushes.progress(store, [PushId("none")]) == [Progress()]
    assert pushes.audience(store, X) == (0, 0)


def test_gives_the_day_with_the_ledgers_to_watch(store: Store) -> None:
    first, second = begin(store, a_push()), begin(store, a_push(Y, "evening"))
    begin(store, a_push(Y, "evening", DAY + timedelta(days=1)))
    today = pushes.read_day(store, DAY)
    assert [one.id for one in today.pushes] == [first.id, second.id]
    assert today.ledgers == (store.keys.ledger(first.id), store.keys.ledger(second.id))


def test_lists_the_newest_first(store: Store) -> None:
    for days in range(3):
        begin(store, a_push(day=DAY + timedelta(days=days), now=NOW + timedelta(days=days)))
    assert [one.study_day.day for one in pushes.newest(store, 2)] == [6, 5]


def test_keeps_what_a_push_is(store: Store) -> None:
    push = begin(store, a_push())
    assert found(pushes.read(store, push.id)) == push
    assert (push.item, push.study_day, push.created) == (X, DAY, NOW)


def test_counts_what_was_told_as_waiting(store: Store) -> None:
    push = begin(store, a_push())
    counts = {f"c{number}": number * 10 for number in range(1, 7)}
    store.redis.hset(store.keys.push(push.id), mapping=counts)
    (found_,) = pushes.progress(store, [push.id])
    assert found_ == Progress(audience=210, delivered=30, waiting=90, unreached=60, sending=30)


def test_hands_an_item_to_who_was_not_in_the_audience(store: Store) -> None:
    made = hands_over(store, a_push().id, X, Delivery.NONE, Delivery.DELIVERED)
    assert [(one.command, one.arguments) for one in made] == [("SETBIT", (NUMBER, 1))]


def test_hands_an_item_over_and_counts_it(store: Store) -> None:
    made = hands_over(store, a_push().id, X, Delivery.WAITING, Delivery.DELIVERED)
    assert [(one.command, one.arguments) for one in made] == [
        ("SETBIT", (NUMBER, 1)),
        ("BITFIELD", ("SET", "u4", AT_NUMBER, 3)),
        ("HINCRBY", ("c4", -1)),
        ("HINCRBY", ("c3", 1)),
    ]


def test_tells_of_a_waiting_item_once(store: Store) -> None:
    push = a_push().id
    assert hands_over(store, push, X, Delivery.TOLD, Delivery.TOLD) == []
    assert hands_over(store, push, X, Delivery.DELIVERED, Delivery.TOLD) == []
    assert len(hands_over(store, push, X, Delivery.WAITING, Delivery.TOLD)) == 3
