"""Trouble that a test asks for: between the bot and the platform, both ways."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection, RemoteDisconnected
from threading import Barrier
from typing import Any

import pytest

from bot.emulator.codes import MESSAGES
from bot.emulator.faults import fault_rules
from bot.emulator.faults.faults import Faults
from tests.emulator.running import APP_ID, APP_SECRET, MEI, OU, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, echo

SEND = "/cgi-bin/message/custom/send"


def put(emulator: RunningEmulator, *rules: dict[str, Any], seed: int = 1) -> None:
    emulator.put("faults", {"seed": seed, "rules": list(rules)})


def rule(kind: str, on: str = SEND, **rest: object) -> dict[str, Any]:
    return {"on": on, "kind": kind, "rate": 1, **rest}


def posted(emulator: RunningEmulator, words: str, token: str) -> tuple[int, bytes]:
    """Status and body of a customer-service text to Mei, whatever they are."""
    body = {"touser": MEI, "msgtype": "text", "text": {"content": words}}
    with closing(HTTPConnection(emulator.address.removeprefix("http://"), timeout=5)) as line:
        line.request("POST", f"{SEND}?access_token={token}", json.dumps(body))
        answer = line.getresponse()
        return answer.status, answer.read()


@pytest.fixture
def token(emulator: RunningEmulator) -> str:
    """Mei has written, so that she can be written to."""
    emulator.send(MEI, "在")
    return emulator.token()


def test_is_healthy_until_told_otherwise(emulator: RunningEmulator, token: str) -> None:
    assert emulator.state()["faults"] == []
    put(emulator, rule("errcode", errcode=-1))
    assert emulator.state()["faults"] == [{**rule("errcode", errcode=-1), "hits": 0}]
    put(emulator)
    assert emulator.state()["faults"] == []
    assert emulator.custom(MEI, "好", token) == 0
    assert emulator.get("calls")["calls"][-1]["fault"] is None


def test_is_healthy_after_a_reset(emulator: RunningEmulator) -> None:
    put(emulator, rule("errcode", errcode=-1))
    emulator.reset()
    assert emulator.state()["faults"] == []


def test_is_late(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("latency", ms=60))
    assert emulator.custom(MEI, "迟", token) == 0
    line = emulator.get("calls", path=SEND)["calls"][-1]
    assert line["ms"] >= 60
    assert line["fault"] == "latency"


def test_takes_its_time_first(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("errcode", errcode=-1, ms=60))
    assert emulator.custom(MEI, "迟", token) == -1
    assert emulator.get("calls", path=SEND)["calls"][-1]["ms"] >= 60


@pytest.mark.parametrize(
    ("code", "words"), [(45009, "reach max api daily quota limit"), (-1, "system error")]
)
def test_answers_a_code(emulator: RunningEmulator, token: str, code: int, words: str) -> None:
    put(emulator, rule("errcode", errcode=code))
    answer = json.loads(posted(emulator, "不", token)[1])
    assert answer["errcode"] == code
    assert answer["errmsg"].startswith(f"{words} rid: ")
    assert emulator.texts(MEI) == []
    assert emulator.get("calls", path=SEND)["calls"][-1]["errcode"] == code


def test_answers_a_code_that_nobody_knows(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("errcode", errcode=987654))
    assert json.loads(posted(emulator, "不", token)[1])["errmsg"].startswith("unknown error rid")


@pytest.mark.parametrize(("after", "shown"), [(False, []), (True, ["信"])])
def test_answers_a_status(
    emulator: RunningEmulator, token: str, after: bool, shown: list[str]
) -> None:
    put(emulator, rule("status", after=after), rule("status", "/cgi-bin/user/get", status=503))
    status, body = posted(emulator, "信", token)
    assert (status, body.startswith(b"<html>")) == (502, True)
    assert emulator.texts(MEI) == shown


@pytest.mark.parametrize(("after", "shown"), [(False, []), (True, ["信"])])
def test_resets_the_connection(
    emulator: RunningEmulator, token: str, after: bool, shown: list[str]
) -> None:
    put(emulator, rule("reset", after=after))
    with pytest.raises(ConnectionResetError, match="reset by peer"):
        posted(emulator, "信", token)
    assert emulator.texts(MEI) == shown
    assert emulator.get("calls", path=SEND)["calls"][-1]["fault"] == "reset"


def test_loses_a_call(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("drop"))
    with pytest.raises(RemoteDisconnected):
        posted(emulator, "信", token)
    assert emulator.texts(MEI) == []


def test_cuts_an_answer_in_half(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("truncate"))
    assert posted(emulator, "信", token) == (200, b'{"errcode":0,')
    assert emulator.texts(MEI) == ["信"]


@pytest.mark.parametrize(("rest", "code"), [({}, 40001), ({"errcode": 42001}, 42001)])
def test_kills_a_token(emulator: RunningEmulator, rest: dict[str, int], code: int) -> None:
    asked = {"grant_type": "client_credential", "appid": APP_ID, "secret": APP_SECRET}
    token = emulator.call("stable_token", asked, token=None)["access_token"]
    put(emulator, rule("token", "/cgi-bin/user/get", times=1, **rest))
    for _ in range(2):
        assert emulator.call("user/get", token=token)["errcode"] == code
    fresh = emulator.call("stable_token", asked, token=None)["access_token"]
    assert fresh != token
    assert emulator.call("user/get", token=fresh)["total"] == 3


def test_ends_after_so_many_times(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("errcode", errcode=-1, times=2))
    assert [emulator.custom(MEI, "信", token) for _ in range(3)] == [-1, -1, 0]
    assert emulator.state()["faults"][0]["hits"] == 2


def test_counts_the_rule_that_ended_the_call(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("latency", ms=1), rule("errcode", errcode=-1), rule("truncate"))
    assert emulator.custom(MEI, "信", token) == -1
    assert [one["hits"] for one in emulator.state()["faults"]] == [1, 1, 0]
    assert emulator.get("calls", path=SEND)["calls"][-1]["fault"] == "latency+errcode"


def test_means_paths_by_their_beginning(emulator: RunningEmulator, token: str) -> None:
    put(emulator, rule("errcode", "/cgi-bin/user/*", errcode=-1))
    assert emulator.call("user/get", token=token)["errcode"] == -1
    assert emulator.call("user/info", token=token, openid=MEI)["errcode"] == -1
    assert emulator.custom(MEI, "信", token) == 0
    assert emulator.send(MEI, "在")["tries"] == 1


def strikes(seed: int, *rules: dict[str, Any]) -> list[tuple[int, float]]:
    """When the first rule struck out of 50 times, and how long that took."""
    faults = Faults()
    faults.set(*fault_rules.read({"seed": seed, "rules": list(rules)}))
    hits = [faults.strike("call", SEND) for _ in range(50)]
    first = [(n, hit) for n, some in enumerate(hits) for hit in some if hit.rule.on == SEND]
    return [(n, hit.seconds) for n, hit in first]


def test_throws_the_same_dice_again() -> None:
    slow = rule("latency", ms=10, tail=40) | {"rate": 0.3}
    first = strikes(7, slow)
    assert 5 < len(first) < 30
    assert len({seconds for _, seconds in first}) == len(first)
    assert all(seconds >= 0.01 for _, seconds in first)
    assert strikes(7, slow) == first
    assert strikes(8, slow) != first
    assert strikes(7, slow, rule("latency", "/*", ms=5) | {"rate": 0.5}) == first
    assert strikes(7, slow | {"rate": 0}) == []


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"on": "user/get"}, "rule 2: on wants"),
        ({"kind": "smell"}, "rule 2: kind: 'smell'"),
        ({"kind": "double"}, "rule 2: kind: 'double'"),
        ({"on": "callback"}, "rule 2: kind: 'errcode'"),
        ({"on": "callback", "kind": "token"}, "rule 2: kind: 'token'"),
        ({"rate": 1.5}, "rule 2: rate wants"),
        ({"rate": True}, "rule 2: rate wants"),
        ({"times": 0}, "rule 2: times wants"),
        ({"ms": -1}, "rule 2: ms wants"),
        ({"tail": "long"}, "rule 2: tail wants"),
        ({"errcode": "busy"}, "rule 2: errcode wants"),
        ({"errcode": 40014, "kind": "token"}, "rule 2: errcode wants 40001"),
        ({"status": 200, "kind": "status"}, "rule 2: status wants"),
        ({"status": 502}, "rule 2: status: errcode has no such field"),
        ({"after": 1, "kind": "reset"}, "rule 2: after wants"),
        ({"after": True, "kind": "drop"}, "rule 2: after: drop has no such field"),
        ({"odds": 1}, "rule 2: odds: no such field"),
    ],
)
def test_refuses_a_bad_rule(emulator: RunningEmulator, bad: dict[str, Any], words: str) -> None:
    good = rule("errcode", errcode=-1)
    put(emulator, good)
    rules = [good, {**good, **bad}]
    if "kind" in bad and bad["kind"] != "token":
        rules[1].pop("errcode")
    status, answer = put_badly(emulator, {"rules": rules})
    assert status == 400
    assert words in answer["error"]
    assert len(emulator.state()["faults"]) == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "rules"),
        ({"rules": {}}, "rules"),
        ({"rules": [], "rate": 1}, "rules"),
        ({"rules": [], "seed": "x"}, "seed"),
        ({"rules": ["x"]}, "rule 1: want an object"),
        ({"rules": [rule("latency")]}, "rule 1: ms"),
        ({"rules": [rule("errcode")]}, "rule 1: errcode"),
    ],
)
def test_refuses_what_is_no_list_of_rules(
    emulator: RunningEmulator, body: dict[str, Any], words: str
) -> None:
    status, answer = put_badly(emulator, body)
    assert (status, words in answer["error"]) == (400, True)


def put_badly(emulator: RunningEmulator, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    with closing(HTTPConnection(emulator.address.removeprefix("http://"), timeout=5)) as line:
        line.request("PUT", "/emulator/api/faults", json.dumps(body))
        answer = line.getresponse()
        return answer.status, json.load(answer)


# Callbacks


def lines(emulator: RunningEmulator) -> list[tuple[int, str | None, str | None]]:
    """Try, fault and injected of each line in the log."""
    told = emulator.get("callbacks")["callbacks"]
    return [(line["try"], line["fault"], line["injected"]) for line in told]


def test_drops_a_push(emulator: RunningEmulator, webhook: Webhook) -> None:
    put(emulator, rule("drop", "callback", times=1))
    result = emulator.send(MEI, "一")
    assert (result["tries"], result["fault"], result["shown"]) == (0, None, [])
    assert lines(emulator) == [(0, "drop", "drop")]
    emulator.send(MEI, "二")
    assert webhook.next_push().tree["Content"] == "二"


@pytest.mark.parametrize("kind", ["double", "parallel"])
def test_pushes_twice(emulator: RunningEmulator, webhook: Webhook, kind: str) -> None:
    put(emulator, rule(kind, "callback"))
    webhook.script = echo
    result = emulator.send(MEI, "一")
    assert [entry["text"] for entry in result["shown"]] == ["一"]
    first, second = webhook.next_push(), webhook.next_push()
    assert first.body == second.body
    assert lines(emulator) == [(1, None, kind)] * 2
    assert emulator.texts(MEI) == ["一"]


def test_pushes_the_second_behind_the_first(emulator: RunningEmulator, webhook: Webhook) -> None:
    put(emulator, rule("double", "callback"))
    webhook.script = lambda push: Answer(seconds=0.1)
    emulator.send(MEI, "一")
    first, second = emulator.get("callbacks")["callbacks"]
    assert second["at"] - first["at"] >= 0.1


def test_pushes_both_at_once(emulator: RunningEmulator, webhook: Webhook) -> None:
    put(emulator, rule("parallel", "callback"))
    both = Barrier(2)

    def wait_for_the_other(push: Push) -> Answer:
        both.wait(timeout=5)
        return Answer()

    webhook.script = wait_for_the_other
    emulator.send(MEI, "一")
    assert lines(emulator) == [(1, None, "parallel")] * 2


def test_lets_the_next_push_overtake(emulator: RunningEmulator, webhook: Webhook) -> None:
    put(emulator, rule("reorder", "callback", times=1))
    with ThreadPoolExecutor() as pool:
        first = pool.submit(emulator.send, MEI, "一")
        while not emulator.state()["faults"][0]["hits"]:
            pass
        emulator.send(OU, "二")
        assert first.result()["tries"] == 1
    said = [webhook.next_push().tree["Content"] for _ in range(2)]
    assert said == ["二", "一"]


def test_waits_a_second_for_an_overtaker(emulator: RunningEmulator) -> None:
    put(emulator, rule("reorder", "callback"))
    before = emulator.now()
    assert emulator.send(MEI, "一")["tries"] == 1
    assert emulator.now() - before >= 1


def test_pushes_late(emulator: RunningEmulator) -> None:
    put(emulator, rule("latency", "callback", ms=60))
    before = emulator.now()
    emulator.send(MEI, "一")
    assert emulator.get("callbacks")["callbacks"][0]["at"] - before >= 0.06
    assert lines(emulator) == [(1, None, "latency")]


@pytest.mark.parametrize(("kind", "fault"), [("reset", "connection"), ("status", "status")])
@pytest.mark.parametrize("after", [False, True])
def test_tries_again_behind_a_bad_line(
    emulator: RunningEmulator, webhook: Webhook, kind: str, fault: str, after: bool
) -> None:
    put(emulator, rule(kind, "callback", times=2, after=after))
    webhook.script = echo
    result = emulator.send(MEI, "一")
    assert (result["tries"], result["shown"][0]["text"]) == (3, "一")
    assert lines(emulator) == [(1, fault, kind), (2, fault, kind), (3, None, None)]
    assert webhook.pushes.qsize() == (3 if after else 1)


def test_loses_the_answers_that_come_too_late(emulator: RunningEmulator, webhook: Webhook) -> None:
    put(emulator, rule("latency", "callback", ms=5000, after=True, times=1))
    webhook.script = echo
    result = emulator.send(MEI, "一")
    assert (result["tries"], result["fault"]) == (2, None)
    assert lines(emulator) == [(1, "timeout", "latency"), (2, None, None)]


def test_cuts_what_the_bot_says(emulator: RunningEmulator, webhook: Webhook) -> None:
    put(emulator, rule("truncate", "callback"))
    webhook.script = echo
    assert emulator.send(MEI, "一")["fault"] == "malformed"


def test_meets_what_no_member_caused(emulator: RunningEmulator) -> None:
    put(emulator, rule("drop", "callback"))
    assert emulator.post("happen", {"event": "debug_demo"})["tries"] == 0


def test_gives_every_code_of_the_sheet_on_demand(emulator: RunningEmulator, token: str) -> None:
    for code, words in MESSAGES.items():
        put(emulator, rule("errcode", errcode=code))
        answer = json.loads(posted(emulator, "今日一题", token)[1])
        assert (answer["errcode"], answer["errmsg"].startswith(words)) == (code, True)
    assert emulator.chat(MEI)[-1]["from"] == "member"  # none of it took effect
