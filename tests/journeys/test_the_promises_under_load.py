"""I1 and I2 at once: every message twice and in parallel; everything killed in the middle."""

import threading

from tests.journeys.house import RECEIPT, House, until
from tests.journeys.load import Crowd, post, text_message

FIRST = 24_900_000_000_000_000


def _suggestions(count: int, start: int = 0) -> list[tuple[int, str]]:
    return [
        (n, text_message(f"oCrowd_{n % 40:021d}", f"微建议 第{n}条", FIRST + n))
        for n in range(start, start + count)
    ]


def test_i2_once_however_often_and_parallel(house: House) -> None:
    house.start("serve")
    house.wait_for_web()
    crowd = Crowd(house.port)
    crowd.deliver(_suggestions(1000), connections=16)
    assert len(crowd.answers) == 1000
    assert all(len(both) == 2 and both[0] == both[1] for both in crowd.answers.values())
    kept = house.export()
    assert sorted(one["text"] for one in kept) == sorted(f"第{n}条" for n in range(1000))
    receipts = {one["message_id"]: one["receipt"] for one in kept}
    for number, (answer, _) in crowd.answers.items():
        assert receipts[str(FIRST + number)] in answer


def test_i1_what_was_answered_survives_the_death_of_everything(house: House) -> None:
    house.start("serve", "scheduler", "sender")
    house.wait_for_web()
    crowd = Crowd(house.port)
    load = threading.Thread(target=crowd.deliver, args=(_suggestions(600), 16))
    load.start()
    until(lambda: len(crowd.answers) > 150)
    house.kill()
    house.store.kill()
    load.join()
    assert len(crowd.answers) < 600, "the load was over before the blow"
    house.store.start()
    house.start("serve")
    house.wait_for_web()
    kept = {one["receipt"] for one in house.export()}
    said = [RECEIPT.search(both[0]) for both in crowd.answers.values()]
    answered = {found.group() for found in said if found}
    assert len(answered) > 100
    assert answered <= kept


def test_i2_takes_plain_and_safe_alike(house: House) -> None:
    house.start("serve")
    house.wait_for_web()
    xml = text_message("oMei", "微建议 种树", FIRST)
    assert post(house.port, xml) == post(house.port, xml, safe=True)
    assert len(house.export()) == 1
