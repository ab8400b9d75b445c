"""I6: the store stands still, then dies; every member is told in words, nothing appears later."""

import threading
import time

from tests.journeys.house import House, until
from tests.journeys.load import click, post, text_message

FIRST = 24_900_000_000_000_000


def _ask(house: House, words: str, count: int = 64) -> list[tuple[float, str]]:
    answers: list[tuple[float, str]] = []

    def one(number: int) -> None:
        begun = time.monotonic()
        xml = text_message(f"oLift_{number:022d}", f"微建议 {words}", FIRST + number)
        _, body = post(house.port, xml)
        answers.append((time.monotonic() - begun, body))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_i6_no_false_receipt_and_nothing_kept_after_all(house: House) -> None:
    house.start("serve")
    house.wait_for_web()
    assert "回执号" in _ask(house, "之前", 1)[0][1]
    house.store.hold()
    stood_still = _ask(house, "停住时")
    house.store.kill()
    dead = _ask(house, "倒下后")
    for took, body in stood_still + dead:
        assert took < 5
        assert "没有存下来" in body
        assert "回执号" not in body
    assert "再点一次" in post(house.port, click("oLift_0000000000000000000000", "today"))[1]
    house.store.start()
    until(lambda: "回执号" in _ask(house, "回来了", 1)[0][1])
    assert {one["text"] for one in house.export()} == {"之前", "回来了"}


def test_i6_a_store_that_wakes_writes_nothing_of_it(house: House) -> None:
    house.start("serve")
    house.wait_for_web()
    assert "回执号" in _ask(house, "之前", 1)[0][1]
    house.store.hold()
    assert all("没有存下来" in body for _, body in _ask(house, "停住时"))
    house.store.go_on()
    until(lambda: "回执号" in _ask(house, "醒来了", 1)[0][1])
    assert {one["text"] for one in house.export()} == {"之前", "醒来了"}
