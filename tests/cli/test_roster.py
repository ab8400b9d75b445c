"""`tiantian roster …`: exit codes, faults on their lines, nothing half done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import entry
from bot.cli.trouble import Trouble
from bot.store import roster
from bot.store.base import Store
from tests.servers import ACCOUNT, SECRET, Server, server, store

__all__ = ["server", "store"]

pytestmark = pytest.mark.redis

Tiantian = Callable[..., Result]


@pytest.fixture
def tiantian(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tiantian:
    told = {"REDIS_URL": server.url, "SECRET_KEY": SECRET, "WECHAT_APP_ID": ACCOUNT}
    for name, value in (told | {"DATA_DIR": str(tmp_path)}).items():
        monkeypatch.setenv(name, value)
    return lambda *words: CliRunner().invoke(entry.cli, ["roster", *words])


def listed(folder: Path, *lines: str) -> str:
    file = folder / "roster.csv"
    file.write_text("\n".join(["姓名,支部,编号", *lines]) + "\n", "utf-8")
    return str(file)


def test_imports_lists_and_hands_out_codes(
    tiantian: Tiantian, store: Store, tmp_path: Path
) -> None:
    file = listed(tmp_path, "张三,一,1", "李四,二,2")
    dry = tiantian("import", file, "--dry-run", "--json")
    assert json.loads(dry.stdout)["imported"] is False
    assert roster.everyone(store) == []
    assert tiantian("import", file).exit_code == 0
    rows = [json.loads(line) for line in tiantian("list", "--json").stdout.splitlines()]
    assert [(one["name"], one["branch"], one["bound"]) for one in rows] == [
        ("张三", "一", False),
        ("李四", "二", False),
    ]
    (code,) = [
        json.loads(o) for o in tiantian("codes", "--branch", "一", "--json").stdout.split("\n") if o
    ]
    assert (code["name"], len(code["code"])) == ("张三", 6)


def test_names_every_fault_and_imports_nothing(
    tiantian: Tiantian, store: Store, tmp_path: Path
) -> None:
    done = tiantian("import", listed(tmp_path, "张三,一,1", ",一,2", "李四,,3"))
    assert (done.exit_code, type(done.exception)) == (1, Trouble)
    assert "roster.csv:3:" in done.stderr
    assert "roster.csv:4:" in done.stderr
    assert roster.everyone(store) == []


def test_names_who_is_missing(tiantian: Tiantian, store: Store, tmp_path: Path) -> None:
    tiantian("import", listed(tmp_path, "张三,一,1", "李四,二,2"))
    done = tiantian("import", listed(tmp_path, "张三,一,1"))
    assert "李四" in done.stdout
    assert len(roster.everyone(store)) == 2
    tiantian("import", listed(tmp_path, "张三,一,1"), "--remove-missing")
    assert [one.name for one in roster.everyone(store)] == ["张三"]


@pytest.mark.parametrize(
    "words", [("codes", "--branch", "无"), ("unbind", "x"), ("qr", "无", "--out", "a.png")]
)
def test_knows_no_other(tiantian: Tiantian, store: Store, words: tuple[str, ...]) -> None:
    done = tiantian(*words)
    assert (done.exit_code, type(done.exception)) == (1, Trouble)


def test_is_misused_without_a_file(tiantian: Tiantian, store: Store) -> None:
    assert tiantian("import", "/no/such/file.csv").exit_code == 2
