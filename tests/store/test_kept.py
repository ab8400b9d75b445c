from collections.abc import Sequence
from datetime import timedelta

from bot.model.contribution import Attachment, Draft
from bot.model.ids import OpenId
from bot.store import kept
from bot.store.base import Store
from bot.store.writes import Write
from tests.store.people import MEI, NOW, OU

PLACE = Attachment("location", {"Location_X": "31.2"})


def draft(number: int, text: str = "一句没有命令的长话") -> Draft:
    return Draft(f"m.{number}", text, NOW + timedelta(minutes=number), (PLACE,), str(number))


def run(store: Store, writes: Sequence[Write]) -> None:
    for one in writes:
        store.redis.execute_command(one.command, one.key, *one.arguments)


def keep(store: Store, text: Draft, who: OpenId = MEI, life: int = kept.DRAFT_LIFE) -> None:
    run(store, kept.writes(store, who, text, life))


def test_gives_back_what_was_kept_newest_first(store: Store) -> None:
    for number in (1, 2, 3):
        keep(store, draft(number))
    assert kept.of_member(store, MEI, 2) == [draft(3), draft(2)]


def test_gives_a_member_only_their_own(store: Store) -> None:
    keep(store, draft(1))
    assert kept.of_member(store, OU, 9) == []


def test_drops_what_was_filed(store: Store) -> None:
    keep(store, draft(1))
    keep(store, draft(2))
    run(store, kept.removes(store, MEI, draft(1).id))
    assert kept.of_member(store, MEI, 9) == [draft(2)]
    assert len(list(store.redis.scan_iter("*:kept:*"))) == 1


def test_keeps_each_for_its_time(store: Store) -> None:
    keep(store, draft(1))
    keep(store, draft(2), life=kept.SHORT_LIFE)
    lives = sorted(store.redis.ttl(key.decode()) for key in store.redis.scan_iter("*:kept:*"))
    assert [round(life / 86_400) for life in lives] == [30, 90]
    assert round(store.redis.ttl(store.keys.kept_of(MEI)) / 86_400) == 90


def test_leaves_out_what_ran_out(store: Store) -> None:
    keep(store, draft(1))
    keep(store, draft(2))
    (first, *_) = [write.key for write in kept.writes(store, MEI, draft(1), 1)]
    store.redis.delete(first)
    assert kept.of_member(store, MEI, 9) == [draft(2)]


def test_keeps_no_word_in_clear(store: Store) -> None:
    keep(store, draft(1, "隔壁老王的路灯"))
    for key in store.redis.scan_iter("*:kept:*"):
        raw = store.redis.get(key.decode()) or b""
        assert "老王".encode() not in raw
        assert MEI.encode() not in key
