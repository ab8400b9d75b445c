"""A file as a whole: its name, its encoding, its YAML, its body."""

import pytest

from tests.study.desk import BODY, FIELDS, Desk, item


@pytest.mark.parametrize("name", ["001-one.md", "999-ti-an-2.md"])
def test_takes_a_number_and_a_slug(desk: Desk, name: str) -> None:
    desk.write(f"law/{name}", item())
    assert desk.faults() == []


@pytest.mark.parametrize("name", ["1-one.md", "001.md", "001_one.md", "001-One.md", "001-坡道.md"])
def test_refuses_another_name(desk: Desk, name: str) -> None:
    desk.write(f"law/{name}", item())
    assert desk.faults() == [(f"law/{name}", 1, "study.fault.file-name")]


@pytest.mark.parametrize("name", ["law/001-one.txt", "law/picture.png", "001-one.md"])
def test_names_a_file_that_would_be_overlooked(desk: Desk, name: str) -> None:
    desk.write("law/002-two.md", item())
    (desk.folder / name).write_text(item(), encoding="utf-8")
    assert desk.faults() == [(name, 1, "study.fault.stray")]


def test_overlooks_a_readme_and_what_is_hidden(desk: Desk) -> None:
    desk.write("law/001-one.md", item())
    desk.write("law/.001-one.md.swp", b"\xff")
    (desk.folder / "README.md").write_text("...", encoding="utf-8")
    assert desk.faults() == []


@pytest.mark.parametrize("text", ["", BODY, "\n" + item(), "---\ntitle: 甲\n" + BODY])
def test_wants_front_matter_at_the_top(desk: Desk, text: str) -> None:
    assert desk.faults_of(text) == [(1, "study.fault.front-matter")]


def test_misses_everything_in_empty_front_matter(desk: Desk) -> None:
    found = desk.faults_of(f"---\n---\n{BODY}\n")
    assert [key for _, key in found] == ["study.fault.missing"] * len(FIELDS)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("title: [甲", 3),
        ("title: 甲: 乙", 2),
        ("title: 甲\n\tthen: 乙", 3),
        ("title: *known", 2),
        ("title: 甲\x07乙", 2),
    ],
)
def test_names_the_line_of_broken_yaml(desk: Desk, title: str, line: int) -> None:
    assert desk.faults_of(item(title=title)) == [(line, "study.fault.yaml")]


def test_refuses_front_matter_that_is_a_list(desk: Desk) -> None:
    assert desk.faults_of(f"---\n\n- title\n---\n{BODY}") == [(3, "study.fault.yaml")]


def test_makes_nothing_of_a_tag(desk: Desk) -> None:
    desk.write("law/001-one.md", item(title="title: !!python/object/apply:os.getcwd 甲"))
    assert desk.load().tracks[0].items[0].title == "甲"


def test_names_the_line_that_is_not_utf8(desk: Desk) -> None:
    desk.write("law/001-one.md", item().encode().replace(BODY.encode(), BODY.encode("gbk")))
    assert desk.faults() == [("law/001-one.md", 16, "study.fault.not-utf8")]


def test_takes_a_file_as_windows_writes_it(desk: Desk) -> None:
    desk.write("law/001-one.md", b"\xef\xbb\xbf" + item().replace("\n", "\r\n").encode())
    assert desk.load().tracks[0].items[0].body == BODY


@pytest.mark.parametrize("body", ["", "\n \n\n"])
def test_misses_the_body(desk: Desk, body: str) -> None:
    assert [key for _, key in desk.faults_of(item(body=body))] == ["study.fault.empty-body"]


def test_names_the_paragraph_with_stars_that_stay(desk: Desk) -> None:
    assert desk.faults_of(item(body="甲乙。\n\n**注意**：丙。")) == []
    assert desk.faults_of(item(body="甲乙。\n\n**注意：**丙。")) == [(18, "study.fault.stars")]


def test_finds_all_faults_of_all_files(desk: Desk) -> None:
    desk.write("law/001-one.md", item(title="", depth="depth: 9", nonsense="nonsense: 1"))
    desk.write("law/002-two.md", item(body=BODY[::-1], checked="checked: 2027-01-01"))
    assert desk.faults() == [
        ("law/001-one.md", 2, "study.fault.missing"),
        ("law/001-one.md", 3, "study.fault.depth"),
        ("law/001-one.md", 14, "study.fault.unknown"),
        ("law/002-two.md", 7, "study.fault.future"),
    ]
