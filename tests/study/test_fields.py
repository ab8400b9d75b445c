"""The fields of an item's front matter: each rule with what passes and what fails, and where."""

import pytest

from tests.study.desk import FIELDS, Desk, item

MISSING = "study.fault.missing"


def test_finds_nothing_wrong_with_a_right_item(desk: Desk) -> None:
    assert desk.faults_of(item()) == []


@pytest.mark.parametrize("name", FIELDS)
def test_misses_a_field_that_is_left_out(desk: Desk, name: str) -> None:
    assert desk.faults_of(item(**{name: ""})) == [(2, MISSING)]


@pytest.mark.parametrize(("name", "line"), [("title", 2), ("theme", 3), ("question", 8)])
@pytest.mark.parametrize("blank", ["", " ''", " '  '"])
def test_misses_a_field_that_is_blank(desk: Desk, name: str, line: int, blank: str) -> None:
    assert desk.faults_of(item(**{name: f"{name}:{blank}"})) == [(line, MISSING)]


def test_takes_a_title_of_24_characters(desk: Desk) -> None:
    assert desk.faults_of(item(title="title: " + "字" * 24)) == []


def test_refuses_a_title_of_25_characters(desk: Desk) -> None:
    assert desk.faults_of(item(title="title: " + "字" * 25)) == [(2, "study.fault.title-long")]


@pytest.mark.parametrize("title", ["title: 2026", "title: [甲]", "title: 2026-11-24", "title: no"])
def test_refuses_a_title_that_is_no_text(desk: Desk, title: str) -> None:
    assert desk.faults_of(item(title=title)) == [(2, "study.fault.not-text")]


@pytest.mark.parametrize(
    ("depth", "key"),
    [
        ("0", "study.fault.depth"),
        ("4", "study.fault.depth"),
        ("深", "study.fault.not-number"),
        ("true", "study.fault.not-number"),
        ("1.5", "study.fault.not-number"),
    ],
)
def test_refuses_another_depth(desk: Desk, depth: str, key: str) -> None:
    assert desk.faults_of(item(depth=f"depth: {depth}")) == [(4, key)]


@pytest.mark.parametrize("url", ["http://example.org", "https://中国.cn/法?id=7&cid=6"])
def test_takes_a_web_address(desk: Desk, url: str) -> None:
    assert desk.faults_of(item(source_url=f"source_url: {url}")) == []


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org", "javascript:alert(1)", "'http://['", "https://"]
)
def test_refuses_what_is_no_web_address(desk: Desk, url: str) -> None:
    found = desk.faults_of(item(source_url=f"source_url: {url}"))
    assert found == [(6, "study.fault.not-address")]


@pytest.mark.parametrize("day", ["昨天", "2026-02-30", "2026-11-24 10:00:00", "20261124", "[1]"])
def test_refuses_what_is_no_date(desk: Desk, day: str) -> None:
    assert desk.faults_of(item(checked=f"checked: {day}")) == [(7, "study.fault.not-date")]


def test_refuses_a_source_read_tomorrow(desk: Desk) -> None:
    found = desk.faults_of(item(checked="checked: 2026-11-25"))
    assert found == [(7, "study.fault.future")]


def test_takes_the_date_of_an_item_and_checks_it(desk: Desk) -> None:
    assert desk.faults_of(item(date="date: 2027-03-05")) == []
    assert desk.faults_of(item(date="date: 明天")) == [(15, "study.fault.not-date")]


def test_names_a_field_that_it_does_not_know(desk: Desk) -> None:
    assert desk.faults_of(item(author="auhtor: 某人")) == [(15, "study.fault.unknown")]


def test_names_a_field_that_stands_twice(desk: Desk) -> None:
    assert desk.faults_of(item(again="title: 又一个")) == [(15, "study.fault.twice")]
