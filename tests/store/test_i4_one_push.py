"""I4: any number of schedulers create one push a schedule and study day."""

from concurrent.futures import ThreadPoolExecutor

from bot.model.push import Progress
from bot.push import pushing
from bot.store import pushes
from bot.store.base import Store
from tests.servers import Server
from tests.store.people import DAY, ITEMS, MEI, NOW, OU, ZONE, X, a_push, follow


def test_i4_creates_a_push_once(server: Server, store: Store) -> None:
    stores = [server.store() for _ in range(4)]
    with ThreadPoolExecutor(16) as threads:
        made = threads.map(
            lambda n: pushes.create(stores[n % 4], a_push(ITEMS[n % 3]), None), range(64)
        )
        assert sorted(made) == [False] * 63 + [True]
    assert len(pushes.read_day(store, DAY).pushes) == 1
    assert len(pushes.newest(store, 99)) == 1


def test_i4_freezes_an_audience_once(server: Server, store: Store) -> None:
    follow(store, MEI, OU)
    pushes.create(store, a_push(), None)
    stores = [server.store() for _ in range(4)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: pushing.freeze(stores[n % 4], a_push()), range(32)))
    assert pushes.progress(store, [a_push().id]) == [Progress(audience=2, sending=2)]
    assert store.redis.xlen(store.keys.batches()) == 1


def test_i4_pushes_now_once_for_one_asker(store: Store) -> None:
    follow(store, MEI)
    made = {pushing.push_now(store, X, NOW, ZONE, "ada").id for _ in range(3)}
    assert len(made) == len(pushes.newest(store, 9)) == 1
    assert pushing.push_now(store, X, NOW, ZONE, "").id not in made
