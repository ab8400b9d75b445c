"""I9: who had themselves erased is found nowhere any more."""

import inspect
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.members import own_data
from bot.members.erasing import Places
from bot.members.erasing import erase as erase_all
from bot.model.ids import Receipt
from bot.store import contributions, members, pushes
from bot.store.base import Store
from bot.store.erasing import under_way
from bot.store.keys import Keys
from tests.servers import Server
from tests.store.erased import GONE, KEPT, House, erase, live, media, of
from tests.store.people import (
    ITEMS,
    MEI,
    NOW,
    OU,
    TEXTS,
    a_push,
    follow,
    ledger,
)
from tests.store.test_connection import wait_for
from tests.store.test_i7_sealed import everything, files, shapes


def rewriting_goes_on(store: Store) -> bool:
    """Whether the server still writes its file anew, as the job told it to."""
    assert not store.redis.exists(store.keys.rewrite_due())
    told = store.redis.info("persistence")
    return bool(told["aof_rewrite_in_progress"] or told["aof_rewrite_scheduled"])


def traces(gone: list[Receipt], names: list[str]) -> Iterator[bytes]:
    yield from shapes(MEI)
    yield from (word.encode() for word in (*GONE, *gone, *names))


def test_i9_leaves_nothing_in_store_files_and_media(own_server: Server, tmp_path: Path) -> None:
    house = House(own_server.store(), tmp_path)
    kept, gone, names = live(house)
    assert (len(gone), len(names)) == (3, 3)
    written = b"".join(files(own_server).values())
    assert all(name.encode() in written for name in (MEI, *gone, *names))
    erase(house)
    wait_for(lambda: not rewriting_goes_on(house.store))
    found = dict(everything(house.store))
    found |= {str(path): content for path, content in files(own_server).items()}
    found |= {str(one): one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    for where, content in found.items():
        for trace in traces(gone, names):
            assert trace not in content, (where, trace)
    assert any(KEPT.encode() in one for one in found.values())
    (stays,) = contributions.read(house.store, [kept])
    assert (stays.text, stays.author.erased, stays.anonymous) == (KEPT, True, False)
    assert (stays.attachments, stays.message_id) == ((), None)
    assert media(house.store) == []
    assert [one.by for one in contributions.moves(house.store, kept)] == ["ou", ""]


def test_i9_leaves_nothing_of_their_number(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    live(house)
    number = members.read(store, MEI).number
    assert number is not None
    push = a_push()
    assert ledger(store, push.id, number) != [0]
    assert pushes.progress(store, [push.id])[0].audience == 2
    erase(house)
    assert ledger(store, push.id, number) == [0]
    assert pushes.progress(store, [push.id])[0].audience == 1
    assert not any(store.redis.getbit(store.keys.had(item), number) for item in ITEMS)
    assert not store.redis.getbit(store.keys.active(), number)
    assert store.redis.lrange(store.keys.roll(), 0, -1) == [OU.encode(), b""]


def test_i9_lists_the_erasure_by_its_mark_alone(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    follow(store, MEI)
    erase(house)
    mark = members.erased_mark(store, MEI)
    assert (tmp_path / "erased").read_text() == f"{int(NOW.timestamp())} {mark}\n"
    assert (tmp_path / "erased").stat().st_mode & 0o777 == 0o600
    assert store.redis.smembers(store.keys.erased()) == {mark.encode()}


def test_i9_goes_on_where_it_was_broken_off(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    live(house)
    house.says("取消")
    house.says("删除我的数据")
    house.says("1")

    def broken(files: Sequence[str]) -> None:
        raise OSError("no such disk")

    places = Places(tmp_path, ITEMS, broken)
    (erasure,) = under_way(store)
    with pytest.raises(OSError, match="no such disk"):
        erase_all(store, places, erasure, NOW)
    house.erases()
    assert store.redis.zcard(store.keys.erasing()) == 0
    assert not any(MEI.encode() in content for _, content in everything(store))


def test_i9_leaves_an_anonymous_one_that_nobody_can_find(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    house.says("匿名 微建议 食堂的账该公布")
    assert "食堂的账该公布" not in str(own_data.gather(store, TEXTS, MEI, ITEMS, NOW))
    erase(house)
    (one,) = contributions.everything(store)
    assert (one.text, one.anonymous) == ("食堂的账该公布", True)


def test_i9_does_not_erase_who_says_no(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    house.says("微建议 路灯坏了")
    house.says("删除我的数据")
    house.says("取消")
    house.says("1")
    house.erases()
    assert len(of(store, MEI)) == 1


ERASED = {
    "member", "kept_of", "contributions_of", "cards",  # by openid: with the record, or with it
    "contribution", "moves", "replies", "likes",  # by receipt: with the contribution
    "liked_by", "like_rate",  # by mark: by their own means
}  # fmt: skip
"""What of the keys is a member's, and erased by this."""

HARMLESS = {
    "answer",  # a day, sealed, by an HMAC: so that an old message brings nobody back
    "notices",  # deleted as the erasure begins
    "lent",  # half an hour, sealed
    "spent",  # half an hour; holds nothing
    "kept",  # by the list of a member's
    "session",  # staff's
    "guesses",  # a day, a count alone: erasing oneself gives no new guesses
}


def test_i9_knows_every_key_that_may_be_a_members() -> None:
    personal = {
        name
        for name, method in inspect.getmembers(Keys, inspect.isfunction)
        if {"openid", "receipt", "number", "mark", "entry"}
        & set(inspect.signature(method).parameters)
    }
    assert personal - ERASED - HARMLESS == set()


def test_i9_finds_what_it_looks_for(store: Store, tmp_path: Path) -> None:
    """The search itself can fail."""
    house = House(store, tmp_path)
    _, gone, names = live(house)
    contents = b"".join(content for _, content in everything(store))
    hidden = {word.encode() for word in ("说了一半", "草稿里的十来个字呢")}  # sealed
    for trace in traces(gone, names):
        assert trace in contents or trace in hidden or trace in shapes(MEI)[1:], trace
