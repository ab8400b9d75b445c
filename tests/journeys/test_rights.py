"""What a member is told of their data, how they get it, and that it goes (I9)."""

import json
import re
import time
from contextlib import suppress

from bot.model.ids import OpenId
from bot.store import members
from tests.emulator.running import MEI, OU
from tests.journeys.house import House, until
from tests.store.test_i7_sealed import shapes, values

_LINK = re.compile(r'href="(http://127\.0\.0\.1:\d+)?(/[^"]*)"')
WORDS = "食堂的汤太咸了，请少放一点盐"


def link(reply: str) -> str:
    found = _LINK.search(reply)
    assert found is not None, reply
    return found.group(2)


def test_i9_erases_a_member_wholly(house: House) -> None:
    house.everything()
    once = (
        f"<xml><ToUserName>gh</ToUserName><FromUserName>{MEI}</FromUserName>"
        f"<CreateTime>{int(time.time())}</CreateTime><MsgType>text</MsgType>"
        f"<Content>微建议 {WORDS}</Content><MsgId>24900000000000001</MsgId></xml>"
    )
    first = house.wechat.act(MEI, "send", {"xml": once})["reply"]["Content"]
    assert "/privacy/" in link(first)
    assert "/privacy/" not in house.says(MEI, "同意公开")
    house.wechat.act(MEI, "send", {"type": "image"})
    house.says(OU, "微建议 路口的绿灯太短")
    address = link(house.says(MEI, "我的数据"))
    assert MEI not in address
    status, file = house.get(address)
    assert (status, WORDS in file, "绿灯" in file) == (200, True, False)
    assert json.loads(file)
    assert house.get(address)[0] == 404
    house.says(MEI, "删除我的数据")
    house.says(MEI, "1")
    until(lambda: not _traces(house))
    again = house.wechat.act(MEI, "send", {"xml": once})["reply"]["Content"]
    assert again == first
    house.opened.redis.delete(house.opened.keys.followers_read())  # as if it were night
    until(lambda: members.followers_tried(house.opened))
    assert _traces(house) == []
    assert OU in members.versions(house.opened)
    assert MEI not in members.versions(house.opened)
    assert "/privacy/" in house.says(MEI, "又来了，看看还在不在")
    assert members.read(house.opened, OpenId(MEI)).active


def _traces(house: House) -> list[str]:
    """Name where something of Mei is found: keys, the store's files, logs, media, all of it."""
    held = {}
    for key in map(bytes.decode, house.opened.redis.scan_iter("*")):
        with suppress(KeyError):  # it has just gone
            held[key] = b"\n".join([key.encode(), *values(house.opened.redis, key)])
    for folder in (house.store.folder, house.folder):
        for path in folder.rglob("*"):
            with suppress(OSError):  # a socket, a folder, a file that has just gone
                held[str(path)] = path.read_bytes()
    looked_for = [*shapes(OpenId(MEI)), WORDS.encode()]
    return [name for name, content in held.items() if any(one in content for one in looked_for)]
