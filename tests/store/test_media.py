"""Files that members sent: nothing tells who sent them; what is part of nothing is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.contribution import Attachment
from bot.model.ids import Receipt
from bot.model.incoming import Incoming
from bot.model.media import Found, Kept, MediaState, Transcript
from bot.store import contributions, fetches, media, streams
from bot.store.base import Store
from tests.store.people import DAY, MEI, NOW, answer, conversation, found, said
from tests.store.written import anonymous, stored, write


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait no time for entries of a stream that has none."""
    monkeypatch.setitem(found(streams.take.__kwdefaults__), "wait_ms", 10)


FOUND = Found("image/png", 3, "d" * 64, plays=False)


def picture(store: Store, number: int = 1) -> str:
    """Let Mei send one; gives the name of its file."""
    before = set(loose(store))
    sent = {"MediaId": f"the-media-{number}", "PicUrl": "http://pictures/1"}
    answer(conversation(store), Incoming(MEI, "gh", NOW, "image", str(number), sent))
    (file,) = set(loose(store)) - before
    return file


def loose(store: Store) -> list[str]:
    return media.loose(store, DAY + timedelta(days=1), 1)


def take(store: Store) -> fetches.Fetch:
    fetches.prepare(store)
    (fetch,) = fetches.take(store, "first", NOW)
    return fetch


def test_hands_what_a_message_brought_to_the_senders(store: Store) -> None:
    file = picture(store)
    assert media.read(store, file) == Kept("image", DAY)
    fetch = take(store)
    assert (fetch.file, fetch.type, fetch.media_id, fetch.day) == (
        file,
        "image",
        "the-media-1",
        DAY,
    )
    assert fetches.kept(store, fetch, FOUND)
    kept = media.read(store, file)
    assert kept == Kept("image", DAY, MediaState.KEPT, FOUND.mime, FOUND.size, FOUND.sha256)
    assert store.redis.xlen(store.keys.fetches()) == 0


def test_i2_a_message_delivered_twice_is_fetched_once(store: Store) -> None:
    picture(store)
    sent = Incoming(MEI, "gh", NOW, "image", "1", {"MediaId": "the-media-1"})
    answer(conversation(store), sent)
    assert store.redis.xlen(store.keys.fetches()) == 1


def test_i7_nothing_of_a_fetch_names_its_member_or_the_platforms_file(store: Store) -> None:
    file = picture(store)
    everything = repr(store.redis.hgetall(store.keys.media(file)))
    everything += repr(store.redis.execute_command("XRANGE", store.keys.fetches(), "-", "+"))
    assert MEI not in everything
    assert "the-media-1" not in everything
    fetches.later(store, take(store), "-1", NOW, 1)
    assert store.redis.xlen(store.keys.fetches()) == 0  # its entry's id tells the time


def test_i7_an_anonymous_record_holds_no_name_of_the_platforms(store: Store) -> None:
    bot = conversation(store)
    answer(bot, said(MEI, "匿名 微建议", 1))
    picture(store, 2)
    answer(bot, said(MEI, "完成", 3))
    (one,) = contributions.everything(store)
    assert one.anonymous
    (attached,) = one.attachments
    assert (attached.fields, len(attached.file)) == ({}, 32)


def test_knows_what_a_file_is_part_of(store: Store) -> None:
    file, other = picture(store), picture(store, 2)
    code = Receipt("346789CDX")
    one = anonymous(store, MEI, code)
    write(store, replace(one, attachments=(Attachment("image", {}, file),)))
    assert loose(store) == [other]
    assert found(media.read(store, file)).receipt == code
    grown = contributions.grows(
        store, stored(store, code), "更多", [Attachment("image", {}, other)]
    )
    for made in grown:
        store.call(made.command, made.key, *made.arguments)
    assert loose(store) == []


def test_waits_for_the_next_try(store: Store) -> None:
    file = picture(store)
    fetches.later(store, take(store), "-1", NOW + timedelta(seconds=5), 1)
    assert fetches.take(store, "first", NOW) == []
    known = found(media.read(store, file))
    assert (known.state, known.code, known.tries) == (MediaState.PENDING, "-1", 1)
    (again,) = fetches.take(store, "first", NOW + timedelta(seconds=5))
    assert (again.file, again.tries, again.media_id) == (file, 1, "the-media-1")


def test_i9_what_was_erased_is_fetched_and_kept_no_more(store: Store) -> None:
    file, other = picture(store), picture(store, 2)
    fetches.prepare(store)
    under_way = next(one for one in fetches.take(store, "first", NOW) if one.file == file)
    media.forget(store, [file, other])
    assert not fetches.kept(store, under_way, FOUND)
    assert media.read_many(store, [file, other]) == {}
    assert not media.transcribe(store, file, Transcript("说了", "ou", NOW))
    assert fetches.take(store, "second", NOW) == []
    assert [one for one in store.redis.scan_iter("*") if file.encode() in one] == []


def test_the_second_reader_of_one_entry_changes_nothing(store: Store) -> None:
    file = picture(store)
    fetch = take(store)
    assert fetches.kept(store, fetch, FOUND)
    fetches.failed(store, fetch, "40007")
    assert fetches.kept(store, fetch, replace(FOUND, size=4))
    known = found(media.read(store, file))
    assert (known.state, known.size) == (MediaState.KEPT, 3)


def test_keeps_what_was_said_with_who_wrote_it_down(store: Store) -> None:
    file = picture(store)
    written = Transcript("路灯坏了", "ou", NOW)
    assert media.transcribe(store, file, written)
    assert found(media.read(store, file)).transcript == written


def test_a_dead_readers_fetch_is_taken_over_and_a_living_ones_is_not(store: Store) -> None:
    file = picture(store)
    fetch = take(store)

    def grow_old() -> None:
        claim = ("XCLAIM", store.keys.fetches(), fetches.GROUP, "first", 0, fetch.entry)
        store.redis.execute_command(*claim, "IDLE", streams.STALE)

    grow_old()
    fetches.keep(store, "first", [fetch.entry])
    assert fetches.take(store, "second", NOW) == []
    grow_old()
    assert [one.file for one in fetches.take(store, "second", NOW)] == [file]
