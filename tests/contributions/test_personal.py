from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contributions.personal import tells_personal

DIGITS = st.sampled_from("0123456789")
GAPS = st.sampled_from(["", " ", "-", "－", "・", ".", "_", "\u200b", " - ", "/", "　", "*", "⃣"])
LISTING = st.sampled_from([",", "，", "、", ";", "\n"])
AROUND = st.sampled_from(["", "我的号是", "打 ", "（", "。", "call me at ", "找我吧", "🙂"])


def wide(text: str) -> str:
    """Full width, as a Chinese keyboard may type digits."""
    return text.translate({**{48 + n: 0xFF10 + n for n in range(10)}, ord("X"): "Ｘ"})


def spelled(text: str) -> str:
    return text.translate({48 + n: char for n, char in enumerate("零一二三四五六七八九")})


PHONES = st.builds(
    "{}{:09}".format, st.sampled_from(["13", "15", "17", "18", "19"]), st.integers(0, 10**9 - 1)
)


@st.composite
def identities(draw: st.DrawFn) -> str:
    born = draw(st.dates(min_value=date(1930, 1, 1)))
    head = "11010" + draw(st.sampled_from("1256789")) + f"{min(born.year, 2026)}{born:%m%d}"
    head += "".join(draw(st.lists(DIGITS, min_size=3, max_size=3)))
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    total = sum(int(digit) * weight for digit, weight in zip(head, weights, strict=True))
    return head + "0123456789X"[(12 - total % 11) % 11]


@st.composite
def cards(draw: st.DrawFn) -> str:
    body = "62" + "".join(draw(st.lists(DIGITS, min_size=13, max_size=16)))
    total = 0
    for place, digit in enumerate(reversed(body)):
        n = int(digit) * (2 - place % 2)
        total += n - 9 if n > 9 else n
    return body + str(-total % 10)


@st.composite
def typed(draw: st.DrawFn, numbers: st.SearchStrategy[str]) -> str:
    """A number in any grouping, with one thing between its groups, in any width."""
    number, gap = draw(numbers), draw(GAPS)
    cuts = sorted(draw(st.sets(st.integers(1, len(number) - 1), max_size=6)))
    parts = [number[a:b] for a, b in zip([0, *cuts], [*cuts, len(number)], strict=True)]
    joined, form = gap.join(parts), draw(st.sampled_from(["narrow", "wide", "spelled"]))
    whole = {"narrow": joined, "wide": wide(joined), "spelled": spelled(joined)}[form]
    return draw(AROUND) + whole + draw(AROUND)


@given(typed(st.one_of(PHONES, identities(), cards())))
def test_finds_a_number_in_any_separators_and_width(text: str) -> None:
    assert tells_personal(text)


@given(PHONES, st.lists(LISTING, min_size=2, max_size=2), st.sampled_from(["", "86 ", "+86-"]))
def test_finds_a_phone_as_it_is_parted_whatever_parts_it(
    phone: str, gaps: list[str], before: str
) -> None:
    assert tells_personal(f"{before}{phone[:3]}{gaps[0]}{phone[3:7]}{gaps[1]}{phone[7:]}")


@given(PHONES, PHONES)
def test_finds_one_among_other_numbers(one: str, other: str) -> None:
    assert tells_personal(f"2025-03-14 {one}")
    assert tells_personal(f"共 3 位，{one} {other}")
    assert tells_personal(f"打{one}一直没人接")


UNITS = st.sampled_from(["年", "元", "块", "岁", "号楼", "个", "%", "平方米", "路", "月", "万元"])
AMOUNTS = st.one_of(
    st.integers(0, 99_999).map(str),
    st.integers(1949, 2030).map(str),
    st.decimals(0, 9999, places=2, allow_nan=False).map(str),
    st.integers(1000, 9_999_999).map("{:,}".format),
)


@given(
    st.lists(st.tuples(AMOUNTS, UNITS, st.sampled_from(["，", "、", "和", "", " "])), max_size=8)
)
def test_takes_no_sentence_with_numbers_for_one(parts: list[tuple[str, str, str]]) -> None:
    assert not tells_personal("".join(map("".join, parts)))


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月",
        "2019、2020、2021、2022 这四年",
        "从 2019-03-01 到 2025-12-31，8:00-12:00 开门",
        "票价从 1300、1500、800 元降下来",
        "3.5 元一瓶，12 瓶 42 元",
        "投了 13,800,138,000 元",
        "国发〔2023〕15号文件第 3、4、5、6、7、8、9、10 条",
        "比分 18-16 21-19 21-15",
        "12345 热线和 114 都打过",
        "订单 202513800138000123",
        "",
    ],
)
def test_leaves_ordinary_sentences_alone(text: str) -> None:
    assert not tells_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "110105 19491231 002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "0086 138 0013 8000",
        "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣",
        "一三八零零一三八〇〇〇",
        "1、3、8、0、0、1、3、8、0、0、0",
        "卡号 4111 1111 1111 1111",
    ],
)
def test_finds_what_people_type(text: str) -> None:
    assert tells_personal(text)


@pytest.mark.parametrize(
    "text", ["11010519491231002Y", "110105194912310021", "4111 1111 1111 1112", "12800138000"]
)
def test_needs_what_such_a_number_has(text: str) -> None:
    assert not tells_personal(text)
