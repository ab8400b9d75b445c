from pathlib import Path
from typing import Any

import pytest

from bot.emulator.errors import PlatformError
from bot.emulator.openids import openid_of
from bot.emulator.people.members import Member
from bot.emulator.people.tags import Tags
from tests.emulator.running import MEI, OU, SOL, STRANGER, RunningEmulator
from tests.emulator.webhook import Webhook

GUANGDONG = {"tag": {"name": "广东"}}


def create(emulator: RunningEmulator, name: str = "广东") -> int:
    return int(emulator.call("tags/create", {"tag": {"name": name}})["tag"]["id"])


def put(emulator: RunningEmulator, tag_id: object, *openids: object) -> int:
    body = {"openid_list": list(openids), "tagid": tag_id}
    return int(emulator.call("tags/members/batchtagging", body)["errcode"])


def take(emulator: RunningEmulator, tag_id: object, *openids: object) -> int:
    body = {"openid_list": list(openids), "tagid": tag_id}
    return int(emulator.call("tags/members/batchuntagging", body)["errcode"])


def tags_of(emulator: RunningEmulator, openid: str) -> Any:
    return emulator.call("tags/getidlist", {"openid": openid})["tagid_list"]


def carriers(emulator: RunningEmulator, tag_id: object, **more: object) -> dict[str, Any]:
    return emulator.call("user/tag/get", {"tagid": tag_id, **more})


def names(emulator: RunningEmulator) -> dict[int, str]:
    return {tag["id"]: tag["name"] for tag in emulator.call("tags/get")["tags"]}


def test_makes_renames_and_deletes(emulator: RunningEmulator) -> None:
    made = emulator.call("tags/create", GUANGDONG)["tag"]
    assert made == {"id": 100, "name": "广东"}
    update = {"tag": {"id": 100, "name": "广东人"}}
    assert emulator.call("tags/update", update)["errcode"] == 0
    assert emulator.call("tags/update", update)["errcode"] == 0, "its own name is free for it"
    assert names(emulator) == {2: "星标组", 100: "广东人"}
    assert emulator.call("tags/delete", {"tag": {"id": 100}})["errcode"] == 0
    assert names(emulator) == {2: "星标组"}
    assert create(emulator) == 101, "an id is never given twice"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ({"name": ""}, 45157),
        ({"name": " "}, 45157),
        ({"name": 7}, 45157),
        ({}, 45157),
        ({"name": "广东"}, 45157),
        ({"name": "星标组"}, 45157),
        ({"name": "十" * 10 + "一"}, 45158),
        ({"name": "x" * 31}, 45158),
        ("广东", 40035),
    ],
)
def test_refuses_a_bad_name(emulator: RunningEmulator, tag: object, code: int) -> None:
    create(emulator)
    assert emulator.call("tags/create", {"tag": tag})["errcode"] == code
    if isinstance(tag, dict):
        other = {"id": create(emulator, "另一个"), **tag}
        assert emulator.call("tags/update", {"tag": other})["errcode"] == code


def test_takes_a_name_of_thirty_bytes(emulator: RunningEmulator) -> None:
    assert create(emulator, "十" * 10)


@pytest.mark.parametrize(
    ("tag_id", "code"),
    [(0, 45058), (1, 45058), (2, 45058), (99, 45159), ("100", 45159), (None, 45159)],
)
def test_refuses_a_bad_tag(emulator: RunningEmulator, tag_id: object, code: int) -> None:
    create(emulator)
    renamed = emulator.call("tags/update", {"tag": {"id": tag_id, "name": "新"}})
    deleted = emulator.call("tags/delete", {"tag": {"id": tag_id}})
    listed = carriers(emulator, tag_id)
    assert [one["errcode"] for one in (renamed, deleted, listed)] == [code] * 3
    assert (put(emulator, tag_id, MEI), take(emulator, tag_id, MEI)) == (code, code)
    assert tags_of(emulator, MEI) == []


def test_takes_a_hundred_tags(emulator: RunningEmulator) -> None:
    token = emulator.token()
    for number in range(100):
        made = emulator.call("tags/create", {"tag": {"name": f"t{number}"}}, token=token)
        assert made["tag"]["id"] == 100 + number
    assert emulator.call("tags/create", GUANGDONG, token=token)["errcode"] == 45056
    for tag_id in range(100, 120):
        assert put(emulator, tag_id, MEI) == 0
    assert put(emulator, 120, OU, MEI) == 45059
    assert put(emulator, 119, MEI) == 0, "who has it already needs no more room"
    assert tags_of(emulator, MEI) == list(range(100, 120))
    assert tags_of(emulator, OU) == [], "nobody is tagged by a call that is refused"


def test_puts_and_takes(emulator: RunningEmulator) -> None:
    first, second = create(emulator, "一"), create(emulator, "二")
    assert put(emulator, second, MEI, OU, MEI) == 0
    assert put(emulator, first, MEI) == 0
    assert tags_of(emulator, MEI) == [second, first]
    told = emulator.call("user/info", openid=MEI)
    assert (told["tagid_list"], told["groupid"]) == ([second, first], second)
    assert emulator.member(MEI)["tags"] == [second, first]
    assert take(emulator, second, MEI, SOL) == 0
    counts = {tag["id"]: tag["count"] for tag in emulator.call("tags/get")["tags"]}
    assert counts == {2: 0, first: 1, second: 1}
    assert emulator.call("tags/delete", {"tag": {"id": first}})["errcode"] == 0
    assert tags_of(emulator, MEI) == []


def test_pages_through_carriers(emulator: RunningEmulator) -> None:
    tag_id = create(emulator)
    assert carriers(emulator, tag_id) == {"count": 0, "next_openid": ""}
    put(emulator, tag_id, SOL, MEI, OU)
    emulator.put("switches", {"followers_a_page": 2})
    page = carriers(emulator, tag_id, next_openid="")
    assert page == {"count": 2, "data": {"openid": [MEI, OU]}, "next_openid": OU}
    take(emulator, tag_id, OU)
    assert carriers(emulator, tag_id, next_openid=OU)["data"]["openid"] == [SOL]
    assert carriers(emulator, tag_id, next_openid=SOL)["count"] == 0
    assert carriers(emulator, tag_id, next_openid="nobody")["errcode"] == 40003
    assert carriers(emulator, tag_id, next_openid=STRANGER)["errcode"] == 49003


@pytest.mark.parametrize(
    ("openids", "code"),
    [
        ([], 40031),
        ([openid_of(1)] * 51, 40032),
        (["nobody"], 40003),
        ([MEI, None], 40003),
        ([MEI, STRANGER], 49003),
        ([MEI, OU], 43004),
    ],
)
def test_refuses_bad_lists(emulator: RunningEmulator, openids: list[object], code: int) -> None:
    tag_id = create(emulator)
    put(emulator, tag_id, SOL)
    emulator.unfollow(OU)
    assert put(emulator, tag_id, *openids) == code
    assert take(emulator, tag_id, *openids, *([SOL] if openids else [])) == code
    assert carriers(emulator, tag_id)["data"]["openid"] == [SOL]


def test_tags_fifty_at_once(webhook: Webhook) -> None:
    with RunningEmulator(webhook.url, members=50) as emulator:
        tag_id = create(emulator)
        everybody = [openid_of(number) for number in range(1, 51)]
        assert put(emulator, tag_id, *everybody) == 0
        assert carriers(emulator, tag_id)["data"]["openid"] == everybody


def test_asks_whose_tags(emulator: RunningEmulator) -> None:
    codes = [
        emulator.call("tags/getidlist", body)["errcode"]
        for body in ({}, {"openid": "nobody"}, {"openid": STRANGER})
    ]
    assert codes == [41009, 40003, 49003]


def test_fails_in_part_when_told_to(emulator: RunningEmulator) -> None:
    tag_id = create(emulator)
    emulator.put("switches", {"tagging_fails": 2})
    body = {"openid_list": [MEI, OU, SOL], "tagid": tag_id}
    answer = emulator.call("tags/members/batchtagging", body)
    assert (answer["errcode"], answer["fail_openid_list"]) == (45171, [OU, SOL])
    assert carriers(emulator, tag_id)["data"]["openid"] == [MEI]
    emulator.put("switches", {"tagging_fails": 0})
    assert put(emulator, tag_id, OU, SOL) == 0
    assert carriers(emulator, tag_id)["count"] == 3


def test_tags_do_not_outlast_a_follow(emulator: RunningEmulator) -> None:
    tag_id = create(emulator)
    put(emulator, tag_id, MEI)
    emulator.unfollow(MEI)
    assert carriers(emulator, tag_id)["count"] == 0
    emulator.follow(MEI)
    assert tags_of(emulator, MEI) == []


def test_tags_outlast_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        tag_id = create(emulator)
        put(emulator, tag_id, MEI)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert carriers(emulator, tag_id)["data"]["openid"] == [MEI]
        assert take(emulator, tag_id, MEI) == 0
        assert create(emulator, "北京") == tag_id + 1
        emulator.reset()
        assert names(emulator) == {2: "星标组"}


def test_keeps_a_tag_that_many_carry() -> None:
    """Too many to tag over HTTP in a test: 2,000 calls."""
    tags = Tags()
    tag_id = tags.create("全体")
    members = [Member(openid_of(number), follows=True) for number in range(1, 100_002)]
    for member in members:
        tags.put(tag_id, member)
    with pytest.raises(PlatformError) as refused:
        tags.delete(tag_id)
    assert refused.value.code == 45057
    tags.take(tag_id, members[0])
    assert len(tags.delete(tag_id)) == 100_000


@pytest.mark.parametrize("kind", ["subscription", "service"])
def test_is_for_verified_accounts(webhook: Webhook, kind: str) -> None:
    with RunningEmulator(webhook.url, account=kind, verified=False) as emulator:
        for path in ("tags/create", "tags/members/batchtagging", "tags/getidlist", "user/tag/get"):
            assert emulator.call(path, {})["errcode"] == 48001
        assert emulator.call("tags/get")["errcode"] == 48001
