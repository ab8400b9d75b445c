"""I7: what a curious colleague with a text editor finds of an anonymous suggestion's author."""

import re
from datetime import UTC, datetime

from bot.contributions.moves import make
from bot.model.ids import Receipt
from bot.model.role import Role
from bot.store import contributions
from tests.emulator.running import MEI, OU
from tests.journeys.house import RECEIPT, House, until

_READ = {
    "hash": ("HGETALL",),
    "list": ("LRANGE", 0, -1),
    "set": ("SMEMBERS",),
    "zset": ("ZRANGE", 0, -1, "WITHSCORES"),
    "stream": ("XRANGE", "-", "+"),
}

WORDS = "食堂的汤太咸了，请少放一点盐"


def _walk(house: House) -> dict[str, str]:
    """Read every key of the store with all that it holds."""
    ask = house.opened.redis.execute_command
    held = {}
    for key in house.opened.redis.scan_iter(match="*"):
        kind = ask("TYPE", key)
        command = _READ.get(kind.decode() if isinstance(kind, bytes) else kind, ("GET",))
        held[key.decode()] = repr(ask(command[0], key, *command[1:]))
    return held


def _hours(held: str) -> list[str]:
    """Find what tells an hour: a time of day, or unix seconds or milliseconds of one."""
    numbers = (int(one) for one in re.findall(r"(?<!\d)(1[6-9]\d{8})(?:\d{3})?(?!\d)", held))
    return re.findall(r"T\d\d:\d\d", held) + [str(one) for one in numbers if one % 86_400]


def _later_than_the_rewriting(house: House) -> bytes:
    """Read what the append-only file holds of commands, in clear, since it was rewritten."""
    return b"".join(one.read_bytes() for one in house.store.folder.rglob("*.incr.aof"))


def test_i7_nothing_ties_the_record_to_its_author(house: House) -> None:
    house.everything()
    house.says(MEI, "你好")
    house.says(OU, "微建议 有名有姓的一条")
    receipt = _receipt(house.says(MEI, f"匿名 微建议 {WORDS}"))
    assert receipt.encode() in _later_than_the_rewriting(house)
    house.cli("doctor", "--repair")
    until(lambda: receipt.encode() not in _later_than_the_rewriting(house))
    held = _walk(house)
    naming = {
        key.rpartition("}:")[2]: value for key, value in held.items() if receipt in key + value
    }
    assert set(naming) == {f"contribution:{receipt}", "contributions", "not-yet-listed"}
    assert not any(MEI in value for value in naming.values())
    assert not _hours(naming[f"contribution:{receipt}"])
    assert not any(
        WORDS[:6].encode() in value.encode() for key, value in held.items() if MEI in key
    )
    kept = next(one for one in house.export() if one["receipt"] == receipt)
    assert (kept["author"], kept["message_id"], kept["text"]) == (None, None, WORDS)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kept["created_at"])


def test_i7_its_way_through_the_office_tells_nothing_either(house: House) -> None:
    house.everything()
    house.says(OU, "微建议 有名有姓的一条")
    house.says(MEI, "匿名 微建议")
    house.wechat.post(f"members/{MEI}/send", {"type": "image"})
    house.says(MEI, WORDS)
    receipt = _receipt(house.says(MEI, "完成"))
    house.says(MEI, f"补充 {receipt} 早饭也是")
    contributions.list_anonymous(house.opened)
    (one,) = contributions.read(house.opened, [Receipt(receipt)])
    row, step = make("accept", one, Role.ORGANISER, "ou", {}, datetime.now(UTC))
    assert contributions.move(house.opened, one, step, row.notice)
    until(lambda: any("已立案" in text for text in house.wechat.texts(MEI)))
    (file,) = (each.file for each in one.attachments)
    held = {key: value for key, value in _walk(house).items() if receipt in key + value}
    for key, value in held.items():
        assert MEI not in key + value, key
        assert "MediaId" not in value, key
    until(lambda: list((house.folder / "media").rglob(f"{file}*")))
    (kept,) = (house.folder / "media").rglob(file)
    assert int(kept.stat().st_mtime) % 3600 == 0
    (told,) = (each for each in house.export() if each["receipt"] == receipt)
    assert MEI not in repr(told)
    assert told["author"] is told["message_id"] is None
    assert not _hours(repr(told))
    assert MEI not in (house.folder / "log").read_text(encoding="utf-8")


def test_i7_the_log_names_nobody(house: House) -> None:
    house.everything()
    _receipt(house.says(MEI, f"匿名 微建议 {WORDS}"))
    log = (house.folder / "log").read_text(encoding="utf-8")
    assert MEI not in log
    assert WORDS not in log


def test_i7_the_answer_still_reaches_the_author(house: House) -> None:
    house.everything()
    receipt = _receipt(house.says(MEI, f"匿名 微建议 {WORDS}"))
    assert WORDS[:8] in house.says(MEI, receipt)
    assert WORDS[:8] not in house.says(OU, receipt)
    assert receipt not in house.says(MEI, "我的")
    assert receipt not in house.says(MEI, "进度")
    (one,) = contributions.read(house.opened, [Receipt(receipt)])
    move, step = make("accept", one, Role.ORGANISER, "ou", {}, datetime.now(UTC))
    assert contributions.move(house.opened, one, step, move.notice)
    until(lambda: any("已立案" in text for text in house.wechat.texts(MEI)))
    assert not any(receipt in text for text in house.wechat.texts(OU)[1:])


def _receipt(reply: str) -> str:
    found = RECEIPT.search(reply)
    assert found is not None, reply
    return found.group()
