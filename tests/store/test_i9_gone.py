"""I9: nothing brings back who is erased but their own word; who leaves goes after a while."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.members import own_data
from bot.store import members
from bot.store.base import Store
from tests.store.erased import GONE, KEPT, House, erase, live, of
from tests.store.people import (
    ITEMS,
    MEI,
    NOW,
    OU,
    TEXTS,
    answer,
    event,
    follow,
    said,
)
from tests.store.test_i7_sealed import everything


def test_i9_keeps_what_was_written_after_it(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    live(house)
    house.says("取消")
    house.says("删除我的数据")
    house.says("1")
    assert "http://x/privacy/" in house.says("微建议 这是后来写的")
    house.says("这也是后来写的草稿，不要弄丢了")
    for _ in range(2):
        house.erases()
    assert [one.text for one in of(store, MEI)] == ["这是后来写的"]
    told = own_data.gather(store, TEXTS, MEI, ITEMS, NOW)
    assert "这也是后来写的草稿，不要弄丢了" in str(told)
    assert not any(word in str(told) for word in (KEPT, *GONE))
    assert members.read(store, MEI).number == 2


def test_i9_decides_anew_in_a_process_that_remembers_them(store: Store, tmp_path: Path) -> None:
    """The versions of a new record run through those of the old one."""
    house = House(store, tmp_path)
    other = House(store, tmp_path)
    other.sent = 500
    follow(store, MEI)
    for text in ("你好", "微建议", "说了一半"):  # the other process remembers a half-written one
        other.says(text)
    house.says("取消")
    house.says("删除我的数据")
    house.says("1")
    house.erases()
    version = members.versions(store)
    assert MEI not in version
    while members.versions(store).get(MEI, 0) < 4:
        house.says("你好")
    other.says("完成")
    assert of(store, MEI) == []


def test_i9_brings_nobody_back_with_an_old_message(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    hello = said(MEI, "微建议 路灯", 900)
    first = answer(house.bot, hello)
    erase(house)
    before = sorted(one.decode() for one in store.redis.scan_iter("*"))
    assert answer(House(store, tmp_path).bot, hello) == first
    assert answer(house.bot, event(MEI, "unsubscribe")) == ""
    house.bot.fall_silent(MEI, NOW)
    assert sorted(one.decode() for one in store.redis.scan_iter("*")) == before
    assert members.read(store, MEI).number is None


def test_i9_brings_nobody_back_with_the_nightly_list(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    follow(store, MEI, OU)
    erase(house)
    assert members.follow(store, [MEI, OU]) == 0
    assert list(members.versions(store)) == [OU]
    house.says("又来了")
    assert members.read(store, MEI).active
    assert store.redis.smembers(store.keys.erased()) == set()
    assert [members.follow(store, [MEI, OU]), *members.versions(store)] == [0, OU, MEI]


def test_i9_erases_who_left_and_did_not_come_back(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    house.says("微建议 路灯坏了")
    house.says("微建议 另一个人的", OU)
    for who in (MEI, OU):
        answer(house.bot, event(who, "unsubscribe"))
    house.now = NOW + timedelta(days=6)
    house.erases()
    assert len(of(store, MEI)) == 1
    answer(house.bot, event(OU, "subscribe", house.now), house.now)
    house.now = NOW + timedelta(days=7)
    house.erases()
    assert (of(store, MEI), len(of(store, OU))) == ([], 1)
    assert members.read(store, MEI).number is None
    assert (
        store.redis.smembers(store.keys.erased()) == set()
    )  # the list brings them back: they left


def test_i9_erases_at_once_without_grace(store: Store, tmp_path: Path) -> None:
    house = House(store, tmp_path)
    house.bot.house = replace(house.bot.house, grace=timedelta(0))
    house.says("微建议")
    house.says("说了一半")
    answer(house.bot, event(MEI, "unsubscribe"))
    house.erases()
    assert not any(MEI.encode() in content for _, content in everything(store))
