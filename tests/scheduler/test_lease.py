import threading

from bot.scheduler.process import Leader, run
from bot.store import heartbeats, leases, members
from bot.store.base import Store
from tests.emulator.running import RunningEmulator
from tests.scheduler.office import Office, at, made, schedule
from tests.servers import Server
from tests.store.people import DAY, X


def expire(store: Store) -> None:
    """Let the lease end, as after ten seconds without a beat."""
    store.redis.delete(store.keys.lease("scheduler"))


def test_lets_one_lead(store: Store) -> None:
    first, second = Leader(store, "first"), Leader(store, "second")
    for _ in range(2):
        first.beat()
        second.beat()
    assert (first.fence, second.fence) == (1, None)
    assert heartbeats.alive(store, "scheduler") == 2
    assert 8 <= store.redis.ttl(store.keys.lease("scheduler")) <= 10


def test_hands_over_when_one_resigns(store: Store) -> None:
    first, second = Leader(store, "first"), Leader(store, "second")
    first.beat()
    first.resign()
    second.beat()
    assert second.fence == 2
    assert heartbeats.alive(store, "scheduler") == 1


def test_takes_over_when_one_falls_silent(store: Store) -> None:
    first, second = Leader(store, "first"), Leader(store, "second")
    first.beat()
    expire(store)
    second.beat()
    first.beat()
    assert (first.fence, second.fence) == (None, 2)


def test_leads_no_more_while_the_store_is_away(own_server: Server) -> None:
    leader = Leader(own_server.store(), "first")
    leader.beat()
    own_server.kill()
    leader.beat()
    assert leader.fence is None
    leader.resign()


def test_i4_makes_no_push_with_an_old_fence(store: Store) -> None:
    """The first fell asleep while it led; the second leads now, and has not pushed yet."""
    asleep = Office(store, "first")
    schedule(store)
    expire(store)
    Office(store, "second")
    assert asleep.leader.fence == 1
    asleep.push()
    assert made(store) == []


def test_i4_makes_one_push_a_day_with_two_schedulers(store: Store) -> None:
    first, second = Office(store, "first"), Office(store, "second")
    schedule(store)
    for _ in range(3):
        for one in (first, second):
            one.push()
    expire(store)
    second.leader.beat()
    for _ in range(3):
        for one in (first, second):
            one.push()
    assert made(store) == [(DAY, X, True)]


def test_runs_its_jobs_while_it_leads_and_hands_over_at_the_end(
    store: Store, emulator: RunningEmulator
) -> None:
    office, stop = Office(store, "first", emulator.address), threading.Event()
    schedule(store)
    office.now = at(8, 1)
    running = threading.Thread(target=run, args=(office.leader, office.world, stop))
    running.start()
    waited = threading.Event()
    for _ in range(500):
        if made(store) and members.followers_tried(store):
            break
        waited.wait(0.01)
    stop.set()
    running.join()
    assert made(store) == [(DAY, X, True)]
    assert members.count(store) == (3, 3)
    assert leases.holder(store, "scheduler") is None
