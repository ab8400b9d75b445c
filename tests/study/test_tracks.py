"""Tracks: their own file, and how items follow each other."""

import pytest

from tests.study.desk import TRACK, Desk, item

FIRST = "小区里的长椅坏了两个月，老人们只好坐在花坛边上等车。"
SECOND = "公交站的雨棚漏水，下雨天大家挤在便利店门口躲雨候车。"
THIRD = "学校门口的斑马线褪了色，早高峰时候孩子过街不大安全。"


def write(desk: Desk, *depths: int, theme: str = "提案") -> None:
    """Write items of these depths, one after the other."""
    for number, (depth, body) in enumerate(zip(depths, (FIRST, SECOND, THIRD), strict=False), 1):
        text = item(body, theme=f"theme: {theme}", depth=f"depth: {depth}")
        desk.write(f"law/{number:03}-it.md", text)


@pytest.mark.parametrize("depths", [(1, 2, 3), (1, 1, 2), (1, 2, 1), (1,)])
def test_takes_depth_after_depth(desk: Desk, depths: tuple[int, ...]) -> None:
    write(desk, *depths)
    assert desk.faults() == []


@pytest.mark.parametrize(
    ("depths", "wrong"), [((1, 3, 2), [2]), ((2, 1, 2), [1]), ((1, 3), [2]), ((2, 3), [1])]
)
def test_refuses_a_depth_too_early(desk: Desk, depths: tuple[int, ...], wrong: list[int]) -> None:
    write(desk, *depths)
    assert desk.faults() == [(f"law/{n:03}-it.md", 4, "study.fault.depth-order") for n in wrong]


def test_counts_depths_by_theme(desk: Desk) -> None:
    write(desk, 1, 1)
    desk.write("law/003-it.md", item(THIRD, theme="theme: 社情民意", depth="depth: 2"))
    assert desk.faults() == [("law/003-it.md", 4, "study.fault.depth-order")]


def test_does_not_count_the_depths_of_another_track(desk: Desk) -> None:
    write(desk, 1)
    desk.write("tax/002-it.md", item(THIRD, theme="theme: 提案", depth="depth: 2"))
    assert desk.faults() == [("tax/002-it.md", 4, "study.fault.depth-order")]


def test_blames_one_that_cannot_be_read_not_its_followers(desk: Desk) -> None:
    write(desk, 9, 2)
    assert desk.faults() == [("law/001-it.md", 4, "study.fault.depth")]


def test_refuses_a_number_that_is_taken(desk: Desk) -> None:
    write(desk, 1)
    desk.write("law/001-more.md", item(SECOND))
    assert desk.faults() == [("law/001-more.md", 1, "study.fault.number-twice")]


def test_takes_one_number_in_two_tracks(desk: Desk) -> None:
    write(desk, 1)
    desk.write("tax/001-it.md", item(SECOND))
    assert desk.faults() == []


def test_misses_the_tracks_own_file(desk: Desk) -> None:
    write(desk, 1)
    (desk.folder / "law/track.yaml").unlink()
    assert desk.faults() == [("law/track.yaml", 1, "study.fault.no-heading")]


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("title: 甲\norder: 1", 1, "study.fault.missing"),
        ("title: 甲\ndescription: 乙\norder: 头一个", 3, "study.fault.not-number"),
        (TRACK + "colour: red", 4, "study.fault.unknown"),
        ("title: 甲\ndescription: [乙", 2, "study.fault.yaml"),
    ],
)
def test_checks_the_tracks_own_file(desk: Desk, text: str, line: int, key: str) -> None:
    write(desk, 1)
    desk.write("law/track.yaml", text)
    assert desk.faults() == [("law/track.yaml", line, key)]


def test_refuses_a_folder_that_makes_no_address(desk: Desk) -> None:
    desk.write("身边/001-it.md", item())
    assert desk.faults() == [("身边/track.yaml", 1, "study.fault.folder-name")]


def test_refuses_an_item_that_says_nearly_the_same(desk: Desk) -> None:
    write(desk, 1)
    copied = FIRST.replace("等车", "候车")
    desk.write("tax/001-it.md", item(copied + "\n\n" + SECOND))
    assert desk.faults() == [("tax/001-it.md", 16, "study.fault.alike")]
