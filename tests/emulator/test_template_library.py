"""The account's template messages: chosen from the library, listed, deleted; its industries."""

import pytest
from wechatpy.exceptions import WeChatClientException

from bot.emulator.limits import TEMPLATES
from tests.emulator.running import RunningEmulator
from tests.emulator.templates import Json, add, send, wechatpy_client, wxa

INDUSTRIES = {"industry_id1": "16", "industry_id2": "17"}


def choose(emulator: RunningEmulator, number: object, names: object) -> Json:
    body = {"template_id_short": number, "keyword_name_list": names}
    return emulator.call("template/api_add_template", body)


def listed(emulator: RunningEmulator) -> list[Json]:
    templates: list[Json] = emulator.call("template/get_all_private_template")["template_list"]
    return templates


def test_starts_with_none(emulator: RunningEmulator) -> None:
    assert emulator.call("template/get_all_private_template") == {"template_list": []}


def test_chooses_keywords_in_their_order(emulator: RunningEmulator) -> None:
    template_id = choose(emulator, "47123", ["时间", "课程"])["template_id"]
    assert len(template_id) == 43
    template = listed(emulator)[0]
    assert (template["template_id"], template["title"]) == (template_id, "课程学习提醒")
    assert template["content"] == "时间:{{time2.DATA}}\n课程:{{thing1.DATA}}"
    assert template["example"] == "时间:2026年11月24日 08:00\n课程:今日词汇"
    assert send(emulator, template_id=template_id)["errcode"] == 0


def test_brings_the_values_of_an_enum(emulator: RunningEmulator) -> None:
    template_id = choose(emulator, "47123", ["级别"])["template_id"]
    good, bad = ({"enum6": {"value": level}} for level in ("高级", "顶级"))
    assert send(emulator, template_id=template_id, data=good)["errcode"] == 0
    assert send(emulator, template_id=template_id, data=bad)["errcode"] == 47003


@pytest.mark.parametrize(
    ("number", "names", "code"),
    [
        (None, ["课程"], 40037),
        (47123, ["课程"], 40037),
        ("99999", ["课程"], 40037),
        ("51999", ["事项"], 40037),
        ("47123", None, 40246),
        ("47123", [], 40246),
        ("47123", ["价格"], 40246),
        ("47123", ["课程", "课程"], 40246),
        ("47123", [1], 40246),
        ("TM00015", ["课程"], 40247),
        ("OPENTM123456", None, 40247),
    ],
)
def test_refuses_a_bad_choice(
    emulator: RunningEmulator, number: object, names: object, code: int
) -> None:
    assert choose(emulator, number, names)["errcode"] == code
    assert listed(emulator) == []


def test_holds_25_templates(emulator: RunningEmulator) -> None:
    for number in range(TEMPLATES - 1):
        add(emulator, f"lesson-{number}")
    assert choose(emulator, "47123", ["课程"])["errcode"] == 0
    assert choose(emulator, "47123", ["课程"])["errcode"] == 45026
    assert len(listed(emulator)) == 25


def test_deletes_one(emulator: RunningEmulator) -> None:
    add(emulator)
    gone = {"template_id": "lesson"}
    assert emulator.call("template/del_private_template", gone)["errcode"] == 0
    assert send(emulator)["errcode"] == 40037
    assert emulator.call("template/del_private_template", gone)["errcode"] == 40037
    assert emulator.call("template/del_private_template", {"template_id": ""})["errcode"] == 40036


def test_moves_once_a_month(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    emulator.clock(now="2026-11-24T12:00")
    assert emulator.call("template/get_industry")["errcode"] == 40102
    assert emulator.call("template/api_set_industry", INDUSTRIES)["errcode"] == 0
    assert emulator.call("template/get_industry") == {
        "primary_industry": {"first_class": "教育", "second_class": "培训"},
        "secondary_industry": {"first_class": "教育", "second_class": "院校"},
    }
    emulator.clock(now="2026-11-30T23:59")
    assert emulator.call("template/api_set_industry", INDUSTRIES)["errcode"] == 43100
    emulator.clock(now="2026-12-01T00:00")
    assert emulator.call("template/api_set_industry", INDUSTRIES)["errcode"] == 0


def test_a_move_deletes_templates(emulator: RunningEmulator) -> None:
    add(emulator)
    add(emulator, "notice", kind="subscribe")
    emulator.call("template/api_set_industry", INDUSTRIES)
    assert send(emulator)["errcode"] == 40037
    kinds = {one["kind"] for one in emulator.get("templates")["templates"]}
    assert kinds == {"subscribe", "one-time"}


def test_refuses_unknown_industries(emulator: RunningEmulator) -> None:
    wrong = {**INDUSTRIES, "industry_id2": "42"}
    assert emulator.call("template/api_set_industry", wrong)["errcode"] == 40102


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, 0),
        ({"limit": 0}, 40035),
        ({"limit": 101}, 40035),
        ({"largest_id": None}, 40035),
        ({"tmpl_msg_id": None}, 40035),
    ],
)
def test_has_stopped_no_message(emulator: RunningEmulator, changed: Json, code: int) -> None:
    body = {"tmpl_msg_id": "f9Kb", "largest_id": 0, "limit": 100, **changed}
    answer = wxa(emulator, "wxa/sec/queryblocktmplmsg", body)
    assert answer["errcode"] == code
    assert answer.get("msginfo", []) == []


def test_serves_wechatpy(emulator: RunningEmulator) -> None:
    add(emulator)
    template = wechatpy_client(emulator).template
    template.set_industry("16", "17")
    assert template.get_industry()["primary_industry"]["second_class"] == "培训"
    add(emulator)
    assert template.get_all_private_template()["template_list"][0]["template_id"] == "lesson"
    assert template.del_private_template("lesson")["errcode"] == 0
    with pytest.raises(WeChatClientException, match="40246"):
        template.get("47123")  # it sends no keyword_name_list, which the platform wants now


@pytest.mark.parametrize(
    "body",
    [
        {"title": "没有字段"},
        {"content": "课程"},
        {"fields": ["thing1"], "kind": "poem"},
        {"fields": ["thing1"], "type": 4},
        {"fields": ["enum1"]},
        {"fields": ["thing1"], "values": "高级"},
        {"fields": ["thing1"], "template_id": "t" * 65},
        {"fields": ["thing1"], "colour": "red"},
        {"fields": ["thing1"], "title": 7},
    ],
)
def test_a_tester_is_told_what_is_wrong(emulator: RunningEmulator, body: Json) -> None:
    assert "error" in emulator.post("templates", body)
    assert [one["kind"] for one in emulator.get("templates")["templates"]] == ["one-time"]


def test_a_tester_gets_an_id(emulator: RunningEmulator) -> None:
    added = emulator.post("templates", {"title": "提醒", "fields": ["thing1", "time2"]})
    assert len(added["template_id"]) == 43
    assert send(emulator, template_id=added["template_id"])["errcode"] == 0
