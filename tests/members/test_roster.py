"""A roster is read whole or not at all, and every fault is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.members.branches import branch_of
from bot.members.merging import merge
from bot.members.roster import Row, parse
from bot.model.branches import line_of, scene, title, within
from bot.model.ids import ROOT, BranchId, EntryId
from bot.model.roster import Entry

HEADING = "姓名,支部,编号,标签\n"


def faults(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.wrong.key) for one in parse(text.encode())[1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_reads_what_offices_save(encoding: str) -> None:
    text = f'{HEADING}张三,机关党委/第一支部,001,"委员,老师"\n李四, 机关党委 ／ 第二支部 ,,\n,,,\n'
    rows, found = parse(text.encode(encoding))
    first, second = BranchId("机关党委/第一支部"), BranchId("机关党委/第二支部")
    assert found == []
    assert rows == [Row(2, "张三", first, "001", ("委员", "老师")), Row(3, "李四", second)]


def test_reads_english_headings_in_any_order() -> None:
    rows, found = parse(b"branch,Name\nOffice,Zhang San\n")
    assert (rows, found) == ([Row(2, "Zhang San", BranchId("Office"))], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "roster.fault.heading")]),
        ("张三,第一支部\n", [(1, "roster.fault.heading")]),
        (HEADING + ",第一支部\n", [(2, "roster.fault.no-name")]),
        (HEADING + "张三,\n", [(2, "roster.fault.no-branch")]),
        (HEADING + "张三,a:b\n", [(2, "roster.fault.branch")]),
        (HEADING + "张三,a/b/c/d/e\n", [(2, "roster.fault.branch")]),
        (HEADING + "张" * 31 + ",第一支部\n", [(2, "roster.fault.name")]),
        (HEADING + "张三,一,1\n李四,一,１\n", [(3, "roster.fault.number-twice")]),
        (HEADING + "张三,一\n李四,一\n张 三,一\n", [(4, "roster.fault.name-twice")]),
        (HEADING + "张三,一,1\n张三,一,2\n", []),
        (HEADING + "张三,一\n张三,二\n", []),
        (HEADING + ",一\n张三,\n", [(2, "roster.fault.no-name"), (3, "roster.fault.no-branch")]),
    ],
)
def test_names_every_fault(text: str, expected: list[tuple[int, str]]) -> None:
    assert faults(text) == expected


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_never_stumbles(raw: bytes) -> None:
    for each in (raw, HEADING.encode() + raw):
        rows, found = parse(each)
        assert all(row.name and row.branch for row in rows)
        assert all(one.line >= 1 for one in found)


def entry(id_: str, name: str, branch: str, number: str = "") -> Entry:
    return Entry(EntryId(id_), name, BranchId(branch), number)


def row(line: int, name: str, branch: str, number: str = "") -> Row:
    return Row(line, name, BranchId(branch), number)


def test_knows_people_again() -> None:
    old = [
        entry("a", "张三", "一", "1"),
        entry("b", "李四", "一"),
        entry("c", "王五", "一"),
        entry("d", "王五", "二"),
        entry("e", "赵六", "一"),
    ]
    rows = [
        row(2, "张三丰", "二", "1"),  # by number, whatever else changed
        row(3, "李四", "二"),  # moved: nobody else has the name
        row(4, "王五", "二"),  # the one who was there
        row(5, "王五", "三"),  # the other
        row(6, "钱七", "一"),
    ]
    plan = merge(old, rows, lambda: EntryId("new"))
    assert [one.id for one in plan.new] == ["new"]
    assert [(one.id, one.branch) for one in plan.changed] == [("a", "二"), ("b", "二"), ("c", "三")]
    assert [one.id for one in plan.same] == ["d"]
    assert [one.id for one in plan.missing] == ["e"]


def test_never_takes_one_number_for_another() -> None:
    plan = merge([entry("a", "张三", "一", "1")], [row(2, "张三", "一", "2")], lambda: EntryId("n"))
    assert ([one.id for one in plan.new], [one.id for one in plan.missing]) == (["n"], ["a"])


@given(
    st.lists(st.tuples(st.sampled_from("张李王"), st.sampled_from("一二"), st.sampled_from("012")))
)
def test_an_import_of_the_same_list_changes_nothing(people: list[tuple[str, str, str]]) -> None:
    text = HEADING + "".join(f"{n},{b},{k if k != '0' else ''}\n" for n, b, k in people)
    rows, found = parse(text.encode())
    if not found:
        ids = iter(range(999))
        first = merge([], rows, lambda: EntryId(str(next(ids))))
        again = merge(first.new, rows, lambda: EntryId("new"))
        assert (again.new, again.changed, again.missing) == ((), (), ())


def test_makes_a_tree_of_paths() -> None:
    leaf = BranchId("机关党委/第一支部")
    assert line_of(leaf) == ("机关党委", leaf)
    assert line_of(ROOT) == ()
    assert title(leaf) == "第一支部"
    assert [within(leaf, BranchId(n)) for n in ("", "机关党委", leaf, "机关", "第一支部")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert len(scene(BranchId("支" * 60)).encode()) <= 64
    assert branch_of("/机关党委/") == "机关党委"
