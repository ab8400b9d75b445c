"""What a typed field may hold: WeChat's table, with a value on either side of each line in it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.emulator.errors import PlatformError
from bot.emulator.kept.templates import Template
from bot.emulator.platform.template_patterns import PATTERNS
from bot.emulator.platform.template_values import shown
from tests.emulator.running import RunningEmulator
from tests.emulator.templates import add, send

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
TEN_DIGITS = "1234567890"

TAKEN = [
    ("thing1", "今日词汇 No. 3！"),
    ("thing1", "长" * 20),
    ("short_thing1", "水路问题"),
    ("character_string1", "TT-2026/11#24"),
    ("character_string1", "x" * 32),
    ("number1", "12.5"),
    ("number1", "1" * 32),
    ("letter1", "x" * 32),
    ("symbol1", "!?#￥_"),
    ("time1", "08:00"),
    ("time1", "23:59:59"),
    ("time1", "2026年11月24日 08:00"),
    ("time1", "2026-11-24 08:00"),
    ("time1", "08:00~09:30"),
    ("date1", "2019年10月1日"),
    ("date1", "2019年10月"),
    ("date1", "10月1日"),
    ("date1", "2018-01-01"),
    ("date1", "2018/01/01"),
    ("date1", "2018.01.01"),
    ("date1", "2018-01"),
    ("date1", "01-01"),
    ("date1", "2019年10月1日 15:01"),
    ("date1", "2018-01-01~2018-01-31"),
    ("amount1", "￥12.50元"),
    ("amount1", "$" + TEN_DIGITS),
    ("phone_number1", "+86-0766-66888866"),
    ("car_number1", "粤A8Z888挂"),
    ("name1", "王小明"),
    ("name1", "字" * 10),
    ("name1", "x" * 20),
    ("name1", "Mary-Jane O'Neill"),
    ("phrase1", "正在配送中"),
    ("const1", "已完成"),
    ("enum1", "高级"),
]
REFUSED = [
    ("thing1", "长" * 21),
    ("thing1", "两\n行"),
    ("short_thing1", "长" * 21),
    ("character_string1", "单号1"),
    ("character_string1", "x" * 33),
    ("number1", "1" * 33),
    ("number1", "-1"),
    ("number1", "1."),
    ("number1", "一"),
    ("number1", "١"),
    ("letter1", "x" * 33),
    ("letter1", "x1"),
    ("letter1", "é"),
    ("symbol1", "!!!!!!"),
    ("symbol1", "!a"),
    ("symbol1", "!\n!"),
    ("time1", "24:00"),
    ("time1", "8:00"),
    ("time1", "2026年11月24日"),
    ("time1", "08:00-09:00"),
    ("date1", "2019年13月1日"),
    ("date1", "2018-1/1"),
    ("date1", "2018-02-32"),
    ("date1", "今天"),
    ("amount1", "12.50"),
    ("amount1", "￥1" + TEN_DIGITS),
    ("amount1", "￥1.1" + TEN_DIGITS),
    ("amount1", "￥￥1"),
    ("amount1", "￥1角"),
    ("phone_number1", "1" * 18),
    ("phone_number1", "138转8"),
    ("phone_number1", "----"),
    ("car_number1", "粤A8Z8888挂"),
    ("car_number1", "粤A粤888挂"),
    ("name1", "字" * 11),
    ("name1", "x" * 21),
    ("name1", "王" + "x" * 10),
    ("name1", "用户410774"),
    ("phrase1", "六个汉字太长"),
    ("phrase1", "配送 中"),
    ("phrase1", "abc"),
    ("const1", "完成了"),
    ("enum1", "低级"),
]


def of(name: str) -> Template:
    values = {"const1": ["已完成"], "enum1": ["初级", "高级"]}
    return Template("t", "template", "", f"{{{{{name}.DATA}}}}", values=values)


def code_of(name: str, value: object) -> int:
    try:
        shown(of(name), {name: {"value": value}})
    except PlatformError as refused:
        return refused.code
    return 0


@pytest.mark.parametrize(("name", "value"), TAKEN)
def test_takes_what_the_table_allows(name: str, value: str) -> None:
    assert shown(of(name), {name: {"value": value}}) == [{"name": "", "value": value}]


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_refuses_what_the_table_does_not(name: str, value: str) -> None:
    assert code_of(name, value) == 47003


@pytest.mark.parametrize("kind", [*PATTERNS, "const", "enum"])
@pytest.mark.parametrize("value", ["", " ", None, True, ["x"]])
def test_refuses_what_is_empty(kind: str, value: object) -> None:
    assert code_of(f"{kind}1", value) == 47003


def test_takes_a_json_number() -> None:
    assert shown(of("number1"), {"number1": {"value": 12}})[0]["value"] == "12"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=40))
def test_a_thing_is_any_twenty_characters(words: str) -> None:
    assert (code_of("thing1", words) == 0) == (len(words) <= 20)


@given(st.text(HAN, min_size=1, max_size=12))
def test_chinese_has_its_lengths(words: str) -> None:
    assert (code_of("phrase1", words) == 0) == (len(words) <= 5)
    assert (code_of("name1", words) == 0) == (len(words) <= 10)
    assert code_of("character_string1", words) == 47003
    assert code_of("letter1", words) == 47003


@given(st.text(string.ascii_letters, min_size=1, max_size=40))
def test_letters_have_their_lengths(words: str) -> None:
    assert (code_of("letter1", words) == 0) == (len(words) <= 32)
    assert (code_of("name1", words) == 0) == (len(words) <= 20)
    assert (code_of("character_string1", words) == 0) == (len(words) <= 32)


@given(st.decimals(0, 99_999_999, places=2))
def test_an_amount_has_a_sign_and_up_to_ten_digits(money: object) -> None:
    assert code_of("amount1", f"￥{money}") == 0
    assert code_of("amount1", f"￥{money}元") == 0
    assert code_of("amount1", f"{money}") == 47003


@given(st.datetimes(), st.sampled_from(["%H:%M", "%H:%M:%S", "%Y-%m-%d %H:%M"]))
def test_a_time_is_of_this_clock(moment: object, form: str) -> None:
    words = format(moment, form)  # a year before 1000 has fewer than four digits on Linux
    if "%Y" in form and not words[:4].isdecimal():
        return
    assert code_of("time1", words) == 0
    assert code_of("time1", f"{words}~{words}") == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"thing1": {"value": "长" * 21}}, "data.thing1.value invalid"),
        ({"thing1": {"value": ""}}, "data.thing1.value is empty"),
        ({"thing1": "今日词汇"}, "data.thing1.value is empty"),
        ({}, "data.thing1.value is empty"),
        ('{"thing1": {"value": "今日词汇"}}', "data.thing1.value is empty"),
        (None, "data.thing1.value is empty"),
    ],
)
def test_names_the_field(emulator: RunningEmulator, data: object, words: str) -> None:
    add(emulator)
    answer = send(emulator, data=data)
    assert answer["errcode"] == 47003
    assert answer["errmsg"].startswith(f"argument invalid! {words} rid: ")
