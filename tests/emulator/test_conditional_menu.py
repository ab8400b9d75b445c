from pathlib import Path
from typing import Any

import pytest

from tests.emulator.running import MEI, OU, SOL, STRANGER, Json, RunningEmulator
from tests.emulator.webhook import Webhook

DEFAULT = {"type": "click", "name": "今日一题", "key": "TODAY_ITEM", "sub_button": []}
IPHONE = {"client_platform_type": "1"}


def click(key: str) -> dict[str, Any]:
    return {**DEFAULT, "key": key}


def view(host: str) -> dict[str, Any]:
    return {"type": "view", "name": "网页", "url": f"https://{host}/"}


def publish(emulator: RunningEmulator) -> None:
    assert emulator.call("menu/create", {"button": [DEFAULT]})["errcode"] == 0


def add(emulator: RunningEmulator, rule: object, *buttons: object) -> Json:
    body = {"button": list(buttons or [click("OTHER")]), "matchrule": rule}
    return emulator.call("menu/addconditional", body)


def tag(emulator: RunningEmulator, name: str, *openids: str) -> int:
    tag_id = int(emulator.call("tags/create", {"tag": {"name": name}})["tag"]["id"])
    put(emulator, tag_id, *openids)
    return tag_id


def put(emulator: RunningEmulator, tag_id: int, *openids: str) -> None:
    body = {"openid_list": list(openids), "tagid": tag_id}
    assert not openids or not emulator.call("tags/members/batchtagging", body)["errcode"]


def key_of(emulator: RunningEmulator, openid: str) -> Any:
    """The key of the one button that this member sees."""
    (button,) = emulator.call("menu/trymatch", {"user_id": openid})["button"]
    assert emulator.member(openid)["menu"]["button"] == [button]
    return button["key"]


def test_shows_those_with_a_tag_another_one(emulator: RunningEmulator, webhook: Webhook) -> None:
    publish(emulator)
    tag_id = tag(emulator, "组织者", OU)
    menu_id = add(emulator, {"tag_id": str(tag_id)}, click("ROSTER"))["menuid"]
    assert (key_of(emulator, MEI), key_of(emulator, OU)) == ("TODAY_ITEM", "ROSTER")
    emulator.tap(OU, menu=[0])
    assert webhook.next_push().tree["EventKey"] == "ROSTER"
    add(emulator, {"tag_id": tag_id}, {**view("h5.example"), "sub_button": []})
    emulator.tap(OU, menu=[0])
    assert webhook.next_push().tree["MenuId"] == str(int(menu_id) + 1)
    assert emulator.call("menu/delconditional", {"menuid": int(menu_id) + 1})["errcode"] == 0
    assert emulator.call("menu/delconditional", {"menuid": menu_id})["errcode"] == 0
    assert key_of(emulator, OU) == "TODAY_ITEM"


def test_the_newest_rule_wins(emulator: RunningEmulator) -> None:
    publish(emulator)
    add(emulator, IPHONE, click("OLD"))
    add(emulator, IPHONE, click("NEW"))
    assert [key_of(emulator, one) for one in (MEI, OU, SOL)] == ["NEW", "TODAY_ITEM", "NEW"]
    listed = emulator.call("menu/get")["conditionalmenu"]
    assert [menu["button"][0]["key"] for menu in listed] == ["NEW", "OLD"]
    assert listed[0]["matchrule"] == IPHONE
    assert emulator.state()["conditional_menus"] == listed[::-1]


def test_the_last_tag_counts(emulator: RunningEmulator) -> None:
    publish(emulator)
    first, second = tag(emulator, "一"), tag(emulator, "二")
    add(emulator, {"tag_id": str(first)}, click("FIRST"))
    put(emulator, first, MEI)
    put(emulator, second, MEI)
    assert key_of(emulator, MEI) == "TODAY_ITEM"
    body = {"openid_list": [MEI], "tagid": second}
    assert emulator.call("tags/members/batchuntagging", body)["errcode"] == 0
    assert key_of(emulator, MEI) == "FIRST"


def test_all_of_a_rule_must_fit(emulator: RunningEmulator) -> None:
    publish(emulator)
    tag_id = tag(emulator, "组织者", MEI, OU)
    rule = {"tag_id": str(tag_id), "client_platform_type": 2, "sex": "", "language": None}
    add(emulator, rule, click("BOTH"))
    assert [key_of(emulator, one) for one in (MEI, OU)] == ["TODAY_ITEM", "BOTH"]


def test_wants_a_default_menu(emulator: RunningEmulator) -> None:
    assert add(emulator, IPHONE)["errcode"] == 65303
    publish(emulator)
    assert "menuid" in add(emulator, IPHONE)
    assert emulator.call("menu/delete")["errcode"] == 0
    assert emulator.call("menu/trymatch", {"user_id": MEI})["errcode"] == 46003
    publish(emulator)
    assert "conditionalmenu" not in emulator.call("menu/get"), "they went with the default one"


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (None, 65304),
        ({}, 65304),
        ({"tag_id": ""}, 65304),
        ({"group_id": "2"}, 65304),
        *[({**IPHONE, name: "1"}, 65320) for name in ("sex", "country", "province", "city")],
        ({"language": "zh_CN"}, 65320),
        ({"tag_id": "4711"}, 45159),
        ({"tag_id": "all"}, 45159),
        ({"client_platform_type": "4"}, 40035),
        ({"client_platform_type": True}, 40035),
    ],
)
def test_refuses_a_bad_rule(emulator: RunningEmulator, rule: object, code: int) -> None:
    publish(emulator)
    assert add(emulator, rule)["errcode"] == code
    assert emulator.state()["conditional_menus"] == []


@pytest.mark.parametrize(
    ("buttons", "code"),
    [
        ("none", 65307),
        ([], 65307),
        ([{"name": "什么也不做"}], 65308),
        ([{"name": "我的", "sub_button": [{"name": "什么也不做"}]}], 65308),
        ([{**view("h5.example"), "url": "h5.example"}], 65317),
        ([DEFAULT] * 4, 40016),
        ([{**DEFAULT, "key": ""}], 40019),
        ([{**DEFAULT, "name": "\\u4eca"}], 40033),
        ([view(f"h{number}.example") for number in range(3)], 0),
        ([{"name": "多", "sub_button": [view(f"h{n}.example") for n in range(4)]}], 65316),
    ],
)
def test_checks_its_buttons(emulator: RunningEmulator, buttons: object, code: int) -> None:
    publish(emulator)
    body = {"button": buttons, "matchrule": IPHONE}
    assert emulator.call("menu/addconditional", body).get("errcode", 0) == code


def test_all_together_lead_to_three_hosts(emulator: RunningEmulator) -> None:
    emulator.call("menu/create", {"button": [view("default.example")]})
    menu_id = add(emulator, IPHONE, view("a.example"), view("b.example"))["menuid"]
    assert "menuid" in add(emulator, IPHONE, view("c.example"), view("a.example"))
    assert add(emulator, IPHONE, view("d.example"))["errcode"] == 65316
    emulator.call("menu/delconditional", {"menuid": menu_id})
    assert "menuid" in add(emulator, IPHONE, view("d.example"))


@pytest.mark.parametrize("menu_id", ["4711", 4711, "", None, "all", "9" * 5_000])
def test_deletes_only_what_is_there(emulator: RunningEmulator, menu_id: object) -> None:
    publish(emulator)
    assert emulator.call("menu/delconditional", {"menuid": menu_id})["errcode"] == 65301
    default = emulator.call("menu/get")["menu"]["menuid"]
    assert emulator.call("menu/delconditional", {"menuid": default})["errcode"] == 65301


def test_matches_followers_only(emulator: RunningEmulator) -> None:
    publish(emulator)
    emulator.unfollow(OU)
    for user_id in (STRANGER, OU, "a_wechat_id", None):
        assert emulator.call("menu/trymatch", {"user_id": user_id})["errcode"] == 65302


def test_its_quotas_are_its_own(emulator: RunningEmulator) -> None:
    publish(emulator)
    emulator.call("menu/delconditional", {"menuid": add(emulator, IPHONE)["menuid"]})
    emulator.call("menu/trymatch", {"user_id": MEI})
    quotas = emulator.state()["quotas"]
    for name, limit in (("addconditional", 2_000), ("delconditional", 2_000), ("trymatch", 20_000)):
        quota = quotas[f"/cgi-bin/menu/{name}"]
        assert (quota["limit"], quota["used"]) == (limit, 1)


def test_outlasts_a_restart_but_no_reset(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        publish(emulator)
        add(emulator, {"tag_id": tag(emulator, "组织者", OU)}, click("ROSTER"))
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert (key_of(emulator, MEI), key_of(emulator, OU)) == ("TODAY_ITEM", "ROSTER")
        emulator.reset()
        assert key_of(emulator, OU) == "TODAY_ITEM"
        assert emulator.state()["conditional_menus"] == []


def test_is_for_verified_accounts(webhook: Webhook) -> None:
    with RunningEmulator(webhook.url, verified=False) as emulator:
        for name in ("addconditional", "delconditional", "trymatch"):
            assert emulator.call(f"menu/{name}", {})["errcode"] == 48001
