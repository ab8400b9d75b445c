import pytest

from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State
from bot.model.dialogue import Notice
from bot.model.ids import Receipt
from bot.model.say import say
from bot.store import contributions, moved, notices, streams
from bot.store.base import Store
from bot.store.streams import Entry
from tests.store.people import MEI, NOW, OU, found
from tests.store.written import anonymous, stored, write

CODE = Receipt("346789CDX")
NOTICE = Notice(
    "notice.accepted", {"receipt": CODE, "kind": say("kind.suggestion"), "reason": "好"}
)
STREAM, GROUP = "tt:{a}:stream", "readers"


def move(store: Store, kept: Contribution) -> Entry:
    """Let a suggestion move, and take the move to tell of."""
    streams.prepare(store, store.keys.moved(), moved.GROUP)
    write(store, kept)
    step = MoveRecord("ou", NOW, State.SUBMITTED, State.ACCEPTED, "好")
    assert contributions.move(store, stored(store, CODE), step, "notice.accepted")
    (entry,) = moved.next_moves(store, "first")
    return entry


def waiting(store: Store) -> list[Notice]:
    raw = store.redis.lrange(notices.queue_of(store, MEI), 0, -1)
    return [notices.open_notice(store.sealer, one) for one in raw]


@pytest.mark.parametrize("sealed", [False, True])
def test_hands_a_notice_to_its_author(store: Store, sealed: bool) -> None:
    named = Contribution(CODE, Kind.SUGGESTION, "路灯", Author(MEI), NOW)
    entry = move(store, anonymous(store, MEI, CODE) if sealed else named)
    told = found(moved.hand_over(store, entry))
    assert (told.openid, told.notice) == (MEI, NOTICE)
    assert waiting(store) == [NOTICE]
    moved.take_back(store, told)
    assert waiting(store) == []


def test_hands_a_notice_over_once(store: Store) -> None:
    """Two senders may hold one entry: one that was slow, and the one that took it over."""
    entry = move(store, Contribution(CODE, Kind.SUGGESTION, "路灯", Author(MEI), NOW))
    assert moved.hand_over(store, entry) is not None
    assert moved.hand_over(store, entry) is None
    assert waiting(store) == [NOTICE]


def test_drops_a_move_of_what_is_gone(store: Store) -> None:
    entry = move(store, Contribution(CODE, Kind.SUGGESTION, "路灯", Author(MEI), NOW))
    store.redis.delete(store.keys.contribution(CODE))
    assert moved.hand_over(store, entry) is None
    assert store.redis.xlen(store.keys.moved()) == 0


def test_makes_a_group_once(store: Store) -> None:
    for _ in range(2):
        streams.prepare(store, STREAM, GROUP)
    assert store.redis.xlen(STREAM) == 0


def test_gives_an_entry_to_one_reader(store: Store) -> None:
    streams.prepare(store, STREAM, GROUP)
    store.redis.xadd(STREAM, {"a": "一"})
    (mine,) = streams.take(store, STREAM, GROUP, "first")
    assert mine.fields == {"a": "一"}
    assert streams.take(store, STREAM, GROUP, "second", wait_ms=1) == []


def test_takes_over_what_a_dead_reader_left(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    streams.prepare(store, STREAM, GROUP)
    store.redis.xadd(STREAM, {"a": "一"})
    (mine,) = streams.take(store, STREAM, GROUP, "first")
    assert streams.take_over(store, STREAM, GROUP, "second") == []
    grow_old(store, mine)
    assert streams.take_over(store, STREAM, GROUP, "second") == [mine]
    grow_old(store, mine)
    streams.keep(store, STREAM, GROUP, "second", mine.id)
    assert streams.take_over(store, STREAM, GROUP, "third") == []


def grow_old(store: Store, entry: Entry) -> None:
    """Let an entry look as if its reader had given no sign of life for long."""
    claim = ("XCLAIM", STREAM, GROUP, "first", 0, entry.id, "IDLE", streams.STALE, "JUSTID")
    store.redis.execute_command(*claim, parse_justid=True)


def test_finds_a_dead_readers_entry_behind_many_live_ones(store: Store) -> None:
    """An organisation may run more than ten senders."""
    streams.prepare(store, STREAM, GROUP)
    for number in range(30):
        store.redis.xadd(STREAM, {"number": number})
    entries = streams.take(store, STREAM, GROUP, "first", most=30)
    grow_old(store, entries[-1])
    assert streams.take_over(store, STREAM, GROUP, "second") == [entries[-1]]


def test_keeps_anonymous_authors_out_of_the_stream(store: Store) -> None:
    move(store, anonymous(store, OU, CODE))
    raw = repr(store.redis.execute_command("XRANGE", store.keys.moved(), "-", "+"))
    assert CODE in raw
    assert OU not in raw
