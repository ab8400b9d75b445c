"""The command line over a real store: what it prints, and what it exits with."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import entry
from bot.cli.trouble import in_one_line
from bot.model.contribution import Author, Contribution, Kind, State
from bot.model.ids import OpenId, Receipt
from bot.store import contributions
from bot.store.base import Store
from tests.servers import ACCOUNT, SECRET, Server, server, store

__all__ = ["server", "store"]

Tiantian = Callable[..., Result]


@pytest.fixture
def tiantian(
    server: Server, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Tiantian:
    """Run `tiantian …` on this store."""
    told = {
        "REDIS_URL": server.url,
        "SECRET_KEY": SECRET,
        "WECHAT_APP_ID": ACCOUNT,
        "WECHAT_APP_SECRET": "s",
        "WECHAT_TOKEN": "t",
        "WECHAT_API_URL": "http://127.0.0.1:9",
        "DATA_DIR": str(tmp_path),
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return lambda *words: CliRunner().invoke(entry.cli, list(words))


def keep(store: Store, contribution: Contribution, order: float) -> None:
    """Keep a contribution as a turn's commit does."""
    for write in contributions.writes(store, contribution, order):
        store.call(write.command, write.key, *write.arguments)


def test_exports_what_the_contract_names(tiantian: Tiantian, store: Store) -> None:
    now = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
    named = Contribution(
        Receipt("346789CDF"), Kind.SUGGESTION, "=1+1", Author(OpenId("oMei")), now, "24900"
    )
    sealed = Author(proof="p", address="a")
    hidden = Contribution(Receipt("HJKMNPQRT"), Kind.SUGGESTION, "无名", sealed, date(2026, 11, 24))
    keep(store, named, now.timestamp())
    keep(store, hidden, contributions.day_start(date(2026, 11, 24)))
    done = tiantian("contributions", "export", "--format", "jsonl")
    rows = {row["receipt"]: row for row in map(json.loads, done.output.splitlines())}
    assert rows["346789CDF"]["author"] == "oMei"
    assert rows["346789CDF"]["message_id"] == "24900"
    assert rows["346789CDF"]["created_at"] == "2026-11-24T01:02:03+00:00"
    assert rows["HJKMNPQRT"]["author"] is rows["HJKMNPQRT"]["message_id"] is None
    assert rows["HJKMNPQRT"]["created_at"] == "2026-11-24"
    cells = tiantian("suggestions", "export", "--format", "csv").output
    assert "'=1+1" in cells


def test_makes_schedules_and_pauses_them(tiantian: Tiantian) -> None:
    assert tiantian("schedules", "add", "daily", "--track", "lvzhi", "--at", "08:00").exit_code == 0
    assert tiantian("schedules", "pause", "daily").exit_code == 0
    (one,) = map(json.loads, tiantian("schedules", "list", "--json").output.splitlines())
    assert (one["paused"], one["next"]) == (True, None)
    assert tiantian("schedules", "resume", "daily").exit_code == 0
    (one,) = map(json.loads, tiantian("schedules", "list", "--json").output.splitlines())
    assert one["next"].endswith("08:00:00+08:00")


@pytest.mark.parametrize(
    "words",
    [
        ("schedules", "add", "daily", "--track", "nowhere", "--at", "08:00"),
        ("schedules", "pause", "nowhere"),
        ("push", "now", "nowhere/001-x", "--yes"),
        ("push", "now", "lvzhi/001-ti-an-shi-shenme", "--audience", "branch:北", "--yes"),
        ("users", "passwd", "nobody"),
        ("users", "add", "X", "--role", "admin"),
    ],
)
def test_says_in_one_line_what_is_wrong(
    tiantian: Tiantian, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:

    line = in_one_line(lambda: entry.cli(list(words), standalone_mode=False))
    assert line
    assert "\n" not in line


def test_exits_with_2_where_it_is_misused(tiantian: Tiantian) -> None:
    assert tiantian("schedules", "add", "daily").exit_code == 2
    assert tiantian("schedules", "add", "a", "--track", "lvzhi", "--at", "8 o'clock").exit_code == 2


def test_lists_content_and_checks_it(tiantian: Tiantian, tmp_path: Path) -> None:
    rows = list(map(json.loads, tiantian("content", "list", "--json").output.splitlines()))
    assert set(rows[0]) == {"item", "track", "title", "depth", "state"}
    assert len(rows) >= 10
    assert tiantian("content", "check").exit_code == 0
    (tmp_path / "broken" / "track").mkdir(parents=True)
    (tmp_path / "broken" / "track" / "001-x.md").write_text("no front matter")
    assert tiantian("content", "check", str(tmp_path / "broken")).exit_code == 1


def test_doctor_says_what_to_do(tiantian: Tiantian) -> None:
    done = tiantian("doctor", "--json")
    assert done.exit_code == 1
    found = {row["check"]: row for row in map(json.loads, done.output.splitlines())}
    assert found["store"]["ok"]
    assert found["durable"]["ok"]
    for name in ("scheduler", "senders", "token"):
        assert not found[name]["ok"]
        assert found[name]["do"]


def test_lists_suggestions_of_every_state(tiantian: Tiantian, store: Store) -> None:
    now = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
    for number, state in enumerate(State):
        code, author = Receipt(f"34678{number:04}"), Author(OpenId("oMei"))
        one = Contribution(code, Kind.SUGGESTION, "路灯", author, now, state=state)
        keep(store, one, now.timestamp() + number)
        listed = tiantian("suggestions", "list", "--state", state.value, "--json").output
        assert [json.loads(row)["receipt"] for row in listed.splitlines()] == [code]
    exported = tiantian("contributions", "export").output.splitlines()
    assert [json.loads(row)["state"] for row in exported] == list(State)
    assert tiantian("suggestions", "list", "--state", "lost").exit_code == 2
