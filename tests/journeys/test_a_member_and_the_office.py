"""A signed message in, a record, a reply; a push out to the phones; 今日 for who was silent."""

from dataclasses import replace
from datetime import timedelta

from bot.store import schedules
from tests.emulator.running import MEI, OU, SOL
from tests.journeys.house import RECEIPT, House, until


def test_keeps_a_suggestion_and_tells_its_state(house: House) -> None:
    house.everything()
    reply = house.says(MEI, "微建议增加路灯")
    receipt = RECEIPT.search(reply)
    assert receipt is not None
    (kept,) = house.export()
    assert (kept["text"], kept["author"], kept["kind"]) == ("增加路灯", MEI, "suggestion")
    assert kept["receipt"] == receipt.group()
    assert kept["message_id"] is not None
    assert receipt.group() in house.says(MEI, receipt.group())
    assert "增加路灯" not in house.says(OU, receipt.group())


def test_pushes_to_whom_it_can_and_lets_the_silent_pull(house: House) -> None:
    house.everything()
    for member in (MEI, OU):
        house.says(member, "你好")
    (made,) = house.json("push", "now", "lvzhi/001-ti-an-shi-shenme", "--yes")
    assert made["audience"] == 3
    (done,) = until(lambda: [p for p in house.pushes() if p["state"] == "done"])
    assert (done["delivered"], done["waiting"], done["sending"]) == (2, 1, 0)
    title = "怎样才算提案"
    got = house.wechat.received(title)
    assert (got["total"], got["members"], got["most_for_one"]) == (2, 2, 1)
    assert title in house.says(SOL, "谢谢")  # told in the next reply,
    assert title not in house.says(SOL, "谢谢")  # once
    assert title in house.says(SOL, "今日")
    assert house.pushes()[0]["delivered"] == 3


def test_makes_the_days_push_once_whatever_restarts(house: House) -> None:
    house.everything()
    house.says(MEI, "你好")
    daily = ("daily", "--track", "lvzhi", "--at", "00:00", "--catch-up", "1439")
    house.cli("schedules", "add", *daily)
    (schedule,) = schedules.read_all(house.opened)
    assert schedule.since is not None
    yesterday = schedule.since - timedelta(days=1)
    schedules.save(house.opened, replace(schedule, since=yesterday))
    until(lambda: house.wechat.received("怎样才算提案")["total"] == 1)
    house.kill()
    house.everything()
    house.start("scheduler", "sender")
    until(lambda: house.pushes()[0]["state"] == "done")
    assert len([one for one in house.pushes() if one["state"] != "missed"]) == 1
    assert house.wechat.received("怎样才算提案")["total"] == 1
