"""`docs/emulator.md` says what the code does; every code that is answered has a test."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.emulator.codes import MESSAGES
from bot.emulator.platform.table import ENDPOINTS
from bot.emulator.switches import Switches

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs/emulator.md").read_text()
SOURCES = {path: path.read_text() for path in (ROOT / "bot/emulator").rglob("*.py")}
TESTS = "".join(path.read_text() for path in Path(__file__).parent.rglob("*.py"))


def rows() -> Iterator[tuple[str, str]]:
    """The table of calls: first and second column of each row."""
    table = DOCUMENT.partition("| calls | emulated |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        yield tuple(cell.strip() for cell in line.split("|")[1:3])  # type: ignore[misc]


def paths(cell: str) -> Iterator[str]:
    """Every path in backticks, `{a,b}` written out."""
    for named in re.findall(r"`(/[^`]*)`", cell):
        head, choices, tail = re.fullmatch(r"([^{]*)(?:\{(.*)\})?(.*)", named).groups()  # type: ignore[union-attr]
        for choice in (choices or "").split(","):
            yield f"{head}{choice}{tail}"


def test_names_each_call_in_one_row() -> None:
    emulated = [path for cell, state in rows() if state != "no" for path in paths(cell)]
    assert sorted(emulated) == sorted({endpoint.path for endpoint in ENDPOINTS})


def test_claims_nothing_that_is_not_there() -> None:
    missing = [path for cell, state in rows() if state == "no" for path in paths(cell)]
    assert missing
    assert not set(missing) & {endpoint.path for endpoint in ENDPOINTS}


def test_words_and_tests_each_code() -> None:
    raised = {
        int(code)
        for text in SOURCES.values()
        for code in re.findall(r"PlatformError\((-?\d+)", text)
    }
    assert len(raised) > 100
    assert raised <= MESSAGES.keys()
    tested = {int(code) for code in re.findall(r"(?<![\d_])-?\d{1,6}(?![\d_])", TESTS)}
    assert raised - tested == set()


@pytest.mark.parametrize("name", ["bot_werobot.py", "bot_node.js"])
def test_shows_the_bots_that_are_tested(name: str) -> None:
    shown = DOCUMENT.partition(f"<!-- {name} -->")[2].split("```")[1].partition("\n")[2]
    assert shown == (ROOT / "tests/emulator/others" / name).read_text()


def test_names_each_switch() -> None:
    assert [name for name in Switches().saved() if f"`{name}`" not in DOCUMENT] == []
