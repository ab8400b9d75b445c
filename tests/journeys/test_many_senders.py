"""I3 and I4: two schedulers, three senders, one of them killed in the middle of 2,000 members."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.journeys.house import House, until
from tests.journeys.load import post, text_message

MEMBERS = 2000
TITLE = "怎样才算提案"
IN_FLIGHT = 64
"""What one sender has in hand at most: two claims of 32 (delivery/engine.py)."""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[House]:
    """A house in a town of 2,000 followers."""
    built = House(tmp_path, members=MEMBERS, mode="plain")
    yield built
    built.end()


@pytest.mark.timeout(120)
def test_i3_nobody_twice_and_nobody_left_out_when_a_sender_dies(town: House) -> None:
    town.start("serve", "scheduler", "scheduler", "sender", "sender")
    victim = town.start("sender")
    town.wait_for_web()
    until(lambda: town.followers() == MEMBERS)
    everybody = [one["openid"] for one in town.wechat.get("members", limit=MEMBERS)["members"]]
    with ThreadPoolExecutor(8) as phones:
        list(phones.map(lambda openid: town.says(openid, "你好"), everybody))
    town.cli("push", "now", "lvzhi/001-ti-an-shi-shenme", "--yes")
    until(lambda: town.wechat.received(TITLE)["total"] > 200)
    town.kill(victim)
    done = until(lambda: [p for p in town.pushes() if p["state"] == "done"], 60)[0]
    got = town.wechat.received(TITLE)
    assert got["most_for_one"] == 1
    assert done["sending"] == 0
    assert done["audience"] == MEMBERS == done["delivered"] + done["waiting"]
    assert done["waiting"] <= IN_FLIGHT
    assert got["members"] >= MEMBERS - IN_FLIGHT
    assert got["members"] >= done["delivered"]
    waiting = set(everybody) - set(_who_got_it(town, everybody))
    for number, openid in enumerate(waiting):
        assert TITLE in post(town.port, text_message(openid, "今日", 900 + number))[1]


def _who_got_it(town: House, everybody: list[str]) -> list[str]:
    with ThreadPoolExecutor(8) as phones:
        chats = phones.map(lambda openid: (openid, town.wechat.texts(openid)), everybody)
        return [openid for openid, texts in chats if any(TITLE in text for text in texts)]
