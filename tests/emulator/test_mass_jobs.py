"""Mass sends afterwards: how they stand, what is deleted, how fast they go."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.emulator.massing import counts, ended, massed, status, to_all, to_some
from tests.emulator.running import MEI, OU, Json, RunningEmulator
from tests.emulator.test_mass import film, newsletter
from tests.emulator.uploading import fetch
from tests.emulator.webhook import Webhook


@pytest.fixture(autouse=True)
def _clock_stands(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)


def delete(emulator: RunningEmulator, **body: object) -> int:
    return int(emulator.call("message/mass/delete", body)["errcode"])


@pytest.fixture
def letter(emulator: RunningEmulator, webhook: Webhook) -> Json:
    """A mass send of two articles that has ended."""
    answer = to_all(emulator, **newsletter(emulator, "第一课", "第二课"))
    ended(emulator, webhook)
    return answer


def pages(emulator: RunningEmulator) -> list[bool]:
    """Which of the articles on Mei's phone can be read."""
    urls = [card["url"] for card in massed(emulator, MEI)[0]["articles"]]
    return ["学而时习之" in fetch(url)[2].decode() for url in urls]


def test_knows_each_by_number_or_text(emulator: RunningEmulator, letter: Json) -> None:
    answer = emulator.call("message/mass/get", {"msg_id": str(letter["msg_id"])})
    assert answer == {"msg_id": letter["msg_id"], "msg_status": "SEND_SUCCESS"}
    for unknown in (1, "one", None, [letter["msg_id"]]):
        assert emulator.call("message/mass/get", {"msg_id": unknown})["errcode"] == 40059


def test_deletes_one_article_and_leaves_the_card(emulator: RunningEmulator, letter: Json) -> None:
    assert delete(emulator, msg_id=letter["msg_id"], article_idx=1) == 0
    assert pages(emulator) == [False, True]
    assert status(emulator, letter["msg_id"]) == "SEND_SUCCESS"
    assert delete(emulator, msg_id=letter["msg_id"], article_idx=1) == 40065
    assert delete(emulator, msg_id=letter["msg_id"], article_idx=2) == 0
    assert status(emulator, letter["msg_id"]) == "DELETE"
    assert len(massed(emulator, MEI)[0]["articles"]) == 2


@pytest.mark.parametrize("index", [{}, {"article_idx": 0}])
def test_deletes_all_articles(
    emulator: RunningEmulator, letter: Json, index: dict[str, object]
) -> None:
    assert delete(emulator, msg_id=letter["msg_id"], **index) == 0
    assert pages(emulator) == [False, False]
    assert status(emulator, letter["msg_id"]) == "DELETE"
    assert delete(emulator, msg_id=letter["msg_id"]) == 40065


def test_deletes_by_address(emulator: RunningEmulator, letter: Json) -> None:
    url = massed(emulator, MEI)[0]["articles"][1]["url"]
    assert delete(emulator, url=url) == 0
    assert pages(emulator) == [True, False]
    assert delete(emulator, url=f"http://{urlsplit(url).netloc}/elsewhere") == 40059


def test_deletes_a_film(emulator: RunningEmulator, webhook: Webhook) -> None:
    answer = to_all(emulator, msgtype="mpvideo", mpvideo={"media_id": film(emulator)})
    ended(emulator, webhook)
    assert delete(emulator, msg_id=answer["msg_id"], article_idx=2) == 40060
    assert delete(emulator, msg_id=answer["msg_id"]) == 0
    assert status(emulator, answer["msg_id"]) == "DELETE"


@pytest.mark.parametrize("index", [3, -1, "1", True])
def test_refuses_an_article_that_never_was(
    emulator: RunningEmulator, letter: Json, index: object
) -> None:
    assert delete(emulator, msg_id=letter["msg_id"], article_idx=index) == 40060
    assert pages(emulator) == [True, True]


def test_deletes_only_what_was_sent(emulator: RunningEmulator, webhook: Webhook) -> None:
    assert delete(emulator, msg_id=1) == 40059
    assert delete(emulator) == 40059
    answer = to_all(emulator, **newsletter(emulator, "第一课"))
    assert delete(emulator, msg_id=answer["msg_id"]) == 40065
    text = to_some(emulator)
    emulator.clock(advance=1)
    assert delete(emulator, msg_id=text["msg_id"]) == 40204


def test_asks_for_the_speed_by_get_and_post(emulator: RunningEmulator) -> None:
    assert emulator.call("message/mass/speed/get") == {"speed": 0, "realspeed": 80}
    assert emulator.call("message/mass/speed/set", {"speed": 3})["errcode"] == 0
    where = f"{emulator.address}/cgi-bin/message/mass/speed/get?access_token={emulator.token()}"
    assert fetch(where, None, b"")[2] == b'{"speed": 3, "realspeed": 30}'


@pytest.mark.parametrize(
    ("body", "code"), [({"speed": 5}, 45083), ({"speed": "3"}, 45083), ({}, 45084)]
)
def test_refuses_what_is_no_speed(
    emulator: RunningEmulator, body: dict[str, object], code: int
) -> None:
    assert emulator.call("message/mass/speed/set", body)["errcode"] == code


def test_goes_in_pieces_at_that_speed(webhook: Webhook) -> None:
    with RunningEmulator(webhook.url, members=10_000) as emulator:
        emulator.clock(rate=0)
        emulator.call("message/mass/speed/set", {"speed": 4})
        openids = [f"oTiantianDemoMember{number:09}" for number in range(1, 5_001)]
        to_some(emulator, touser=openids)
        told = []
        for _ in range(3):
            told.append(emulator.received("今日一题")["members"])
            emulator.clock(advance=1.2)
        assert counts(webhook.next_push().tree) == (5_000, 5_000, 5_000, 0)
        assert told == sorted(told)
        assert told[0] == 0


def test_a_crowd_costs_nothing(webhook: Webhook) -> None:
    with RunningEmulator(webhook.url, members=1_000_000) as emulator:
        emulator.clock(rate=0)
        emulator.send(OU, "在")
        webhook.next_push()
        to_all(emulator)
        assert counts(ended(emulator, webhook)) == (1_000_000,) * 3 + (0,)
        told = emulator.received("今日一题")
        assert (told["total"], told["members"], told["missing"]) == (1_000_000, 1_000_000, 0)
        assert massed(emulator, "oTiantianDemoMember000999999")[0]["text"] == "今日一题"


def test_is_kept_over_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    options = {"state_dir": tmp_path, "port": 0}
    with RunningEmulator(webhook.url, **options) as emulator:
        emulator.clock(rate=0)
        emulator.send(MEI, "在")
        webhook.next_push()
        first = to_all(emulator, "一", clientmsgid="one")
        ended(emulator, webhook)
        emulator.send(OU, "在")
        webhook.next_push()
        second = to_some(emulator, "二")
    with RunningEmulator(webhook.url, **options) as emulator:
        assert status(emulator, first["msg_id"]) == "SEND_SUCCESS"
        assert status(emulator, second["msg_id"]) == "SEND_FAIL"
        again = to_all(emulator, "三", clientmsgid="one")
        assert (again["errcode"], again["msg_id"]) == (45065, first["msg_id"])
        told = {"total": 3, "members": 3, "most_for_one": 1, "missing": 0}
        assert emulator.received("一") == told
        assert [entry["n"] for entry in emulator.chat(OU)] == [1, 2]
        assert [entry["n"] for entry in emulator.chat(MEI)] == [1, 2]
