"""I7: an anonymous suggestion's author stands nowhere in clear, and nothing ties them to it."""

import base64
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.contributions.receipts import draw
from bot.model.contribution import Kind, MoveRecord, State
from bot.model.ids import OpenId, Receipt
from bot.store import contributions, listed, moved, rewriting, streams
from bot.store.base import Store
from bot.store.client import Client
from tests.servers import Server
from tests.store.people import DAY, MEI, NOW, OU, answer, conversation, said
from tests.store.test_connection import wait_for
from tests.store.written import stored

_RECEIPT = re.compile(r"[346789CDFHJKMNPQRTVWXYA]{9}")
WAYS = [
    ["匿名 微建议 食堂的账该公布"],
    ["微建议 匿名：食堂的账该公布"],
    ["匿名", "食堂的账该公布", "完成"],
    ["微建议", "食堂的账该公布", "匿名", "完成"],
    ["匿名 食堂的账为什么一直不公布呢", "3"],
]


def hand_in(store: Store, way: list[str], who: OpenId = MEI) -> Receipt:
    """Hand in anonymously, in one of the ways there are; gives the code that was told."""
    bot = conversation(store)
    told = [answer(bot, said(who, text, number)) for number, text in enumerate(way, 1)]
    found = _RECEIPT.search(told[-1])
    assert found is not None
    return Receipt(found.group())


def values(client: Client, key: str) -> list[bytes]:
    """All that stands under a key."""
    reading = {
        b"string": ("GET", key),
        b"hash": ("HGETALL", key),
        b"list": ("LRANGE", key, 0, -1),
        b"set": ("SMEMBERS", key),
        b"zset": ("ZRANGE", key, 0, -1),
        b"stream": ("XRANGE", key, "-", "+"),
    }
    raw = client.execute_command(*reading[client.execute_command("TYPE", key)])
    if isinstance(raw, bytes):
        return [raw]
    flat = [part for pair in raw.items() for part in pair] if isinstance(raw, dict) else list(raw)
    return [one if isinstance(one, bytes) else repr(one).encode() for one in flat]


def everything(store: Store) -> Iterator[tuple[str, bytes]]:
    for raw in store.redis.scan_iter("*"):
        key = raw.decode()
        yield key, b"\n".join([raw, *values(store.redis, key)])


def shapes(openid: OpenId) -> list[bytes]:
    """An openid as it stands, in hexadecimal, and in base64 wherever it begins."""
    raw = openid.encode()
    shifted = [base64.b64encode(b"\0" * shift + raw)[4:-4] for shift in range(3)]
    return [raw, raw.hex().encode(), *shifted, *(one.translate(_URL) for one in shifted)]


_URL = bytes.maketrans(b"+/", b"-_")


@pytest.mark.parametrize("way", WAYS, ids=" / ".join)
def test_i7_ties_nobody_to_an_anonymous_suggestion(store: Store, way: list[str]) -> None:
    code = hand_in(store, way)
    record = store.keys.contribution(code)
    neutral = {record, store.keys.contributions(), store.keys.unlisted()}
    for key, content in everything(store):
        if code.encode() in content:
            assert key in neutral
            for shape in shapes(MEI):
                assert shape not in content, key


@pytest.mark.parametrize("way", WAYS, ids=" / ".join)
def test_i7_keeps_neither_hour_nor_message(store: Store, way: list[str]) -> None:
    code = hand_in(store, way)
    fields = store.redis.hgetall(store.keys.contribution(code))
    assert set(fields) == {b"kind", b"text", b"proof", b"address", b"created", b"state"}
    assert date.fromisoformat(fields[b"created"].decode()) == DAY
    place = store.redis.zscore(store.keys.contributions(), code)
    assert place == contributions.day_start(DAY)
    assert store.redis.ttl(store.keys.contribution(code)) == -1


def test_i7_lists_it_for_nobody(store: Store) -> None:
    for way in WAYS:
        hand_in(store, way, OpenId(f"oWay{WAYS.index(way):024}"))
    for number in range(len(WAYS)):
        assert contributions.of_member(store, OpenId(f"oWay{number:024}"), 9) == []


def test_i7_opens_to_its_author_alone(store: Store) -> None:
    code = hand_in(store, WAYS[0])
    bot = conversation(store)
    hers, his = answer(bot, said(MEI, code, 8)), answer(bot, said(OU, code, 9))
    assert "食堂的账" in hers
    assert "食堂的账" not in his
    unknown = draw()
    assert his == answer(bot, said(OU, unknown, 10)).replace(unknown, code)


def test_i7_reaches_its_author_with_the_answer(store: Store) -> None:
    code = hand_in(store, WAYS[0])
    streams.prepare(store, store.keys.moved(), moved.GROUP)
    step = MoveRecord("ou", NOW, State.SUBMITTED, State.ACCEPTED)
    assert contributions.move(store, stored(store, code), step, "notice.accepted")
    (entry,) = moved.next_moves(store, "first")
    assert moved.hand_over(store, entry) is not None
    assert code in answer(conversation(store), said(MEI, "你好", 9))
    for key, content in everything(store):
        assert code.encode() not in content or MEI.encode() not in content, key


@pytest.mark.parametrize("later", ["撤回 {}", "补充 {} 还有水费"])
def test_i7_holds_when_its_author_comes_back(own_server: Server, later: str) -> None:
    store = own_server.store()
    code = hand_in(store, WAYS[0])
    contributions.list_anonymous(store)
    rewritten(own_server)
    before = (listed.find(store, code), listed.counts(store, Kind.SUGGESTION))
    told = answer(conversation(store), said(MEI, later.format(code), 20))
    assert code in told
    assert (listed.find(store, code), listed.counts(store, Kind.SUGGESTION)) == before
    for key, content in everything(store):
        assert code.encode() not in content or MEI.encode() not in content, key
    for step in contributions.moves(store, code):
        assert (step.by, step.at.minute, step.at.second) == ("", 0, 0)
    rewritten(own_server)
    assert not any(tied(one, code, MEI) for one in files(own_server).values())
    contributions.list_anonymous(store)  # the hour strikes
    assert listed.find(store, code) == stored(store, code) != before[0]
    assert sum(listed.counts(store, Kind.SUGGESTION).values()) == 1
    assert not any(b"listed_" in one for one in store.redis.hgetall(store.keys.contribution(code)))


def test_i7_owes_a_rewriting_when_its_author_was_told(own_server: Server) -> None:
    store = own_server.store()
    code = hand_in(store, WAYS[0])
    rewritten(own_server)
    streams.prepare(store, store.keys.moved(), moved.GROUP)
    step = MoveRecord("ou", NOW, State.SUBMITTED, State.ACCEPTED)
    assert contributions.move(store, stored(store, code), step, "notice.accepted")
    rewritten(own_server)
    (entry,) = moved.next_moves(store, "first")
    told = moved.hand_over(store, entry)
    assert told is not None
    rewritten(own_server)
    moved.pay_window(store, MEI, NOW.timestamp())
    rewritten(own_server)
    moved.take_back(store, told)
    rewritten(own_server)


def test_i7_owes_a_rewriting_when_the_reply_tells_its_author(own_server: Server) -> None:
    store = own_server.store()
    code = hand_in(store, WAYS[0])
    streams.prepare(store, store.keys.moved(), moved.GROUP)
    step = MoveRecord("ou", NOW, State.SUBMITTED, State.ACCEPTED)
    contributions.move(store, stored(store, code), step, "notice.accepted")
    (entry,) = moved.next_moves(store, "first")
    moved.hand_over(store, entry)
    rewritten(own_server)
    assert code in answer(conversation(store), said(MEI, "你好", 30))
    rewritten(own_server)
    assert not any(tied(one, code, MEI) for one in files(own_server).values())


def files(server: Server) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in server.folder.rglob("*") if one.is_file()}


def tied(content: bytes, code: Receipt, openid: OpenId) -> bool:
    """Whether receipt and openid stand in one entry of a file, keys being where entries begin."""
    entries = content.split(b"tt:{")
    return any(code.encode() in one and any(s in one for s in shapes(openid)) for one in entries)


def rewritten(server: Server) -> None:
    """Wait until the file has been written anew."""
    store = server.store()
    assert rewriting.rewrite_if_due(store)

    def done() -> bool:
        told = store.redis.info("persistence")
        busy = told["aof_rewrite_in_progress"] or told["aof_rewrite_scheduled"]
        return not busy and told["aof_last_bgrewrite_status"] == "ok"

    wait_for(done)


@pytest.mark.parametrize("way", WAYS[3:], ids=" / ".join)
def test_i7_leaves_no_trace_in_the_servers_files(own_server: Server, way: list[str]) -> None:
    store = own_server.store()
    crowd = [OpenId(f"oCrowd{number:022}") for number in range(20)]
    bot = conversation(store)
    for number, who in enumerate(random.Random(1).sample(crowd, 20)):
        answer(bot, said(who, f"微建议 第{number}条路灯", 50))
    code = hand_in(store, way)
    written = b"".join(files(own_server).values())
    assert written.index(MEI.encode()) < len(written)
    assert code.encode() in written
    rewritten(own_server)
    found = files(own_server)
    assert any(code.encode() in one for one in found.values())
    for path, content in found.items():
        assert not tied(content, code, MEI), path
        if path.name.endswith(".incr.aof"):
            assert code.encode() not in content, path


def test_i7_finds_what_is_tied() -> None:
    """The search itself can fail."""
    code, where = Receipt("346789CDX"), "tt:{a}:contribution:346789CDX"
    for shape in shapes(MEI):
        assert tied(where.encode() + b" author " + shape, code, MEI)
    assert not tied(where.encode() + b" tt:{a}:member:" + MEI.encode(), code, MEI)


def test_i7_owes_a_rewriting_after_each_sealing(own_server: Server) -> None:
    store = own_server.store()
    assert not rewriting.rewrite_if_due(store)
    hand_in(store, WAYS[0])
    rewritten(own_server)
    assert not rewriting.rewrite_if_due(store)
    hand_in(store, WAYS[0], OU)
    rewritten(own_server)
