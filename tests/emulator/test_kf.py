"""Customer-service accounts, and the log of what went out in their names."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

import pytest

from tests.emulator.running import MEI, Json, RunningEmulator
from tests.emulator.uploading import JPG, PNG, fetch, post_form

HELPER = "helper@acct"


def call(emulator: RunningEmulator, path: str, body: object = None, **query: object) -> Json:
    """`/customservice/{path}`, which does not stand under /cgi-bin."""
    query["access_token"] = emulator.token()
    raw = None if body is None else json.dumps(body).encode()
    told: Json = json.loads(
        fetch(f"{emulator.address}/customservice/{path}?{urlencode(query)}", None, raw)[2]
    )
    return told


def add(emulator: RunningEmulator, account: object = HELPER, nickname: object = "小助手") -> int:
    body = {"kf_account": account, "nickname": nickname}
    return int(call(emulator, "kfaccount/add", body)["errcode"])


def listed(emulator: RunningEmulator) -> list[Json]:
    accounts: list[Json] = emulator.call("customservice/getkflist")["kf_list"]
    return accounts


def send_as(emulator: RunningEmulator, given: object, words: str = "你好") -> int:
    body = {"touser": MEI, "msgtype": "text", "text": {"content": words}, "customservice": given}
    return int(emulator.call("message/custom/send", body)["errcode"])


def log(emulator: RunningEmulator, **given: object) -> Json:
    now = int(emulator.now())
    body: Mapping[str, object] = {
        "starttime": now - 3600,
        "endtime": now + 60,
        "msgid": 1,
        "number": 10_000,
        **given,
    }
    return call(emulator, "msgrecord/getmsglist", body)


def test_lists_whom_it_added(emulator: RunningEmulator) -> None:
    assert add(emulator) == 0
    [account] = listed(emulator)
    assert account == {
        "kf_account": HELPER,
        "kf_nick": "小助手",
        "kf_id": 1001,
        "kf_headimgurl": "",
    }
    assert emulator.call("customservice/getonlinekflist") == {"kf_online_list": []}


def test_changes_a_nickname(emulator: RunningEmulator) -> None:
    add(emulator)
    body = {"kf_account": HELPER, "nickname": "新助手", "password": "of older clients"}
    assert call(emulator, "kfaccount/update", body)["errcode"] == 0
    assert listed(emulator)[0]["kf_nick"] == "新助手"


def test_removes_one_by_get_or_by_post(emulator: RunningEmulator) -> None:
    add(emulator)
    assert call(emulator, "kfaccount/del", kf_account=HELPER)["errcode"] == 0
    add(emulator)
    assert call(emulator, "kfaccount/del", {"kf_account": HELPER})["errcode"] == 0
    assert listed(emulator) == []


def test_invites_somebody(emulator: RunningEmulator) -> None:
    add(emulator)
    body = {"kf_account": HELPER, "invite_wx": "mei_wxid"}
    assert call(emulator, "kfaccount/inviteworker", body)["errcode"] == 0
    assert listed(emulator)[0]["invite_wx"] == "mei_wxid"
    bad = call(emulator, "kfaccount/inviteworker", {**body, "invite_wx": "美"})
    assert bad["errcode"] == 61451


def test_takes_a_picture(emulator: RunningEmulator) -> None:
    add(emulator)

    def upload(account: str, body: bytes) -> int:
        query = urlencode({"access_token": emulator.token(), "kf_account": account})
        where = f"/customservice/kfaccount/uploadheadimg?{query}"
        return int(post_form(emulator, where, "media", "a.jpg", body, {})[1]["errcode"])

    assert upload(HELPER, PNG) == 61457
    assert upload("nobody@acct", JPG) == 61452
    assert upload(HELPER, JPG) == 0
    assert fetch(listed(emulator)[0]["kf_headimgurl"])[2] == JPG


@pytest.mark.parametrize(
    ("account", "nickname", "code"),
    [
        ("helper", "小助手", 61451),
        ("@acct", "小助手", 61451),
        (None, "小助手", 61451),
        (HELPER, "", 61451),
        (HELPER, "字" * 17, 61451),
        ("helperhelper@acct", "小助手", 61454),
        ("help_er@acct", "小助手", 61455),
        ("helpers123@acct", "字" * 16, 0),
    ],
)
def test_checks_a_name(
    emulator: RunningEmulator, account: object, nickname: object, code: int
) -> None:
    assert add(emulator, account, nickname) == code


def test_keeps_a_hundred(emulator: RunningEmulator) -> None:
    token = emulator.token()
    where = f"{emulator.address}/customservice/kfaccount/add?access_token={token}"
    bodies = [{"kf_account": f"n{number}@acct", "nickname": "助手"} for number in range(100)]
    answers = [json.loads(fetch(where, None, json.dumps(body).encode())[2]) for body in bodies]
    assert {answer["errcode"] for answer in answers} == {0}
    assert add(emulator) == 61456
    assert add(emulator, "n7@acct") == 61453


@pytest.mark.parametrize("path", ["kfaccount/update", "kfaccount/del", "kfaccount/inviteworker"])
def test_refuses_whom_it_never_added(emulator: RunningEmulator, path: str) -> None:
    body = {"kf_account": HELPER, "nickname": "小助手", "invite_wx": "mei_wxid"}
    assert call(emulator, path, body)["errcode"] == 61452


def test_writes_in_an_account_s_name(emulator: RunningEmulator) -> None:
    add(emulator)
    emulator.send(MEI, "在")
    assert send_as(emulator, {"kf_account": HELPER}, "我是小助手") == 0
    assert emulator.texts(MEI) == ["我是小助手"]
    assert send_as(emulator, {"kf_account": "nobody@acct"}) == 61452
    assert send_as(emulator, HELPER) == 40035
    [row] = log(emulator)["recordlist"]
    assert (row["openid"], row["opercode"], row["text"]) == (MEI, 2002, "我是小助手")
    assert row["worker"] == HELPER


def test_pages_through_the_log(emulator: RunningEmulator) -> None:
    add(emulator)
    emulator.send(MEI, "在")
    for words in ("一", "二", "三"):
        send_as(emulator, {"kf_account": HELPER}, words)
    first = log(emulator, number=2)
    rest = log(emulator, number=2, msgid=first["msgid"])
    assert [first["number"], rest["number"]] == [2, 1]
    assert [row["text"] for row in first["recordlist"] + rest["recordlist"]] == ["一", "二", "三"]
    assert log(emulator, endtime=int(emulator.now()) - 60)["recordlist"] == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"starttime": 0, "endtime": 24 * 3600}, None),
        ({"starttime": 0, "endtime": 24 * 3600 + 1}, 65417),
        ({"starttime": 9, "endtime": 8}, 65416),
        ({"starttime": "0"}, 65416),
        ({"msgid": 0}, 65416),
        ({"number": 10_001}, 65416),
        ({"number": True}, 65416),
    ],
)
def test_checks_what_is_asked_of_the_log(
    emulator: RunningEmulator, given: dict[str, object], code: int | None
) -> None:
    assert log(emulator, **given).get("errcode") == code
