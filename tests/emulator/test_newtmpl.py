"""Choosing templates for subscribe notices."""

from urllib.parse import urlencode

import pytest

from bot.emulator.limits import TEMPLATES
from tests.emulator.running import RunningEmulator
from tests.emulator.templates import Json, add, wxa
from tests.emulator.webhook import Webhook

CHOICE = {"tid": "47123", "kidList": [2, 1], "sceneDesc": "每日学习"}


def choose(emulator: RunningEmulator, **changed: object) -> Json:
    return wxa(emulator, "wxaapi/newtmpl/addtemplate", {**CHOICE, **changed})


def held(emulator: RunningEmulator) -> list[Json]:
    templates: list[Json] = wxa(emulator, "wxaapi/newtmpl/gettemplate")["data"]
    return templates


def test_chooses_keywords_in_their_order(emulator: RunningEmulator) -> None:
    answer = choose(emulator)
    assert (answer["errcode"], answer["errmsg"]) == (0, "ok")
    assert held(emulator) == [
        {
            "priTmplId": answer["priTmplId"],
            "title": "课程学习提醒",
            "content": "时间:{{time2.DATA}}\n课程:{{thing1.DATA}}",
            "example": "时间:2026年11月24日 08:00\n课程:今日词汇",
            "type": 2,
        }
    ]


def test_takes_a_form_too(emulator: RunningEmulator) -> None:
    form = urlencode({**CHOICE, "kidList": ["1", "2"]}, doseq=True).encode()
    template_id = wxa(emulator, "wxaapi/newtmpl/addtemplate", form)["priTmplId"]
    gone = urlencode({"priTmplId": template_id}).encode()
    assert wxa(emulator, "wxaapi/newtmpl/deltemplate", gone)["errcode"] == 0
    assert held(emulator) == []


def test_knows_long_term_ones(emulator: RunningEmulator) -> None:
    choose(emulator, tid="51007", kidList=[1, 2])
    assert held(emulator)[0]["type"] == 3


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"tid": ""}, 200014),
        ({"tid": "99999"}, 200014),
        ({"tid": "51999"}, 200013),
        ({"kidList": None}, 200020),
        ({"kidList": [1]}, 200020),
        ({"kidList": [1, 2, 3, 4, 5, 6]}, 200020),
        ({"kidList": [1, 1]}, 200020),
        ({"kidList": [1, 7]}, 200020),
        ({"sceneDesc": None}, 200021),
        ({"sceneDesc": ""}, 200021),
        ({"sceneDesc": "描" * 16}, 200021),
    ],
)
def test_refuses_a_bad_choice(emulator: RunningEmulator, changed: Json, code: int) -> None:
    assert choose(emulator, **changed)["errcode"] == code
    assert held(emulator) == []


def test_takes_the_longest(emulator: RunningEmulator) -> None:
    assert choose(emulator, kidList=[1, 2, 3, 4, 5], sceneDesc="描" * 15)["errcode"] == 0


def test_refuses_the_same_again(emulator: RunningEmulator) -> None:
    choose(emulator)
    assert choose(emulator)["errcode"] == 200022
    assert choose(emulator, kidList=[1, 2])["errcode"] == 0


def test_holds_so_many(emulator: RunningEmulator) -> None:
    for number in range(TEMPLATES):
        add(emulator, f"notice-{number}", kind="subscribe")
    assert choose(emulator)["errcode"] == 200012


def test_refuses_a_body_that_is_neither(emulator: RunningEmulator) -> None:
    assert wxa(emulator, "wxaapi/newtmpl/addtemplate", b"{")["errcode"] == 47001
    assert wxa(emulator, "wxaapi/newtmpl/addtemplate", b"\xff")["errcode"] == 47001
    assert wxa(emulator, "wxaapi/newtmpl/addtemplate", b"")["errcode"] == 44002


def test_deletes_only_its_own(emulator: RunningEmulator) -> None:
    def delete(template_id: object) -> int:
        body = {"priTmplId": template_id}
        return int(wxa(emulator, "wxaapi/newtmpl/deltemplate", body)["errcode"])

    template_id = choose(emulator)["priTmplId"]
    assert [delete(one) for one in (None, "", "unheard-of")] == [20002, 20002, 20001]
    assert [delete(template_id), delete(template_id)] == [0, 20001]


def titles(emulator: RunningEmulator, **changed: object) -> Json:
    asked = {"ids": "303,612", "start": 0, "limit": 30, **changed}
    return wxa(emulator, "wxaapi/newtmpl/getpubtemplatetitles", **asked)


def test_leads_through_the_library(emulator: RunningEmulator) -> None:
    categories = wxa(emulator, "wxaapi/newtmpl/getcategory")["data"]
    assert categories[0] == {"id": 303, "name": "教育"}
    page = titles(emulator, ids=303)
    first = {"tid": 47123, "title": "课程学习提醒", "type": 2, "categoryId": "303"}
    assert (page["count"], page["data"][0]) == (3, first)
    assert titles(emulator, ids=303, start=1, limit=1)["data"][0]["tid"] == 48056
    keywords = wxa(emulator, "wxaapi/newtmpl/getpubtemplatekeywords", tid=47123)
    assert keywords["count"] == 6
    first = {"kid": 1, "name": "课程", "example": "今日词汇", "rule": "thing"}
    assert keywords["data"][0] == first


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"start": -1}, 200016),
        ({"start": ""}, 200016),
        ({"limit": 0}, 200017),
        ({"limit": 31}, 200017),
        ({"ids": ""}, 200018),
        ({"ids": "303,x"}, 200019),
        ({"ids": "1"}, 200019),
    ],
)
def test_refuses_a_bad_page(emulator: RunningEmulator, changed: Json, code: int) -> None:
    assert titles(emulator, **changed)["errcode"] == code


def test_refuses_an_unknown_title(emulator: RunningEmulator) -> None:
    answer = wxa(emulator, "wxaapi/newtmpl/getpubtemplatekeywords", tid=1)
    assert answer["errcode"] == 200014


@pytest.mark.parametrize(
    ("account", "verified", "code"),
    [("subscription", True, 200100), ("service", False, 48001)],
)
def test_depends_on_the_account(webhook: Webhook, account: str, verified: bool, code: int) -> None:
    with RunningEmulator(webhook.url, account=account, verified=verified) as emulator:
        assert choose(emulator)["errcode"] == code
        for name in ("gettemplate", "getcategory", "getpubtemplatetitles"):
            assert wxa(emulator, f"wxaapi/newtmpl/{name}")["errcode"] == code
