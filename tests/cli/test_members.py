import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import entry
from bot.cli.trouble import in_one_line
from bot.store import members
from bot.store.base import Store
from tests.servers import ACCOUNT, SECRET, Server, server, store
from tests.store.people import MEI, OU, a_push, answer, begin, conversation, follow, said
from tests.store.test_i7_sealed import everything

__all__ = ["server", "store"]

Tiantian = Callable[..., Result]


@pytest.fixture
def tiantian(
    server: Server, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Tiantian:
    """Run `tiantian members …` on this store, in which Mei and Ou handed in something."""
    told = {"REDIS_URL": server.url, "SECRET_KEY": SECRET, "WECHAT_APP_ID": ACCOUNT}
    for name, value in (told | {"DATA_DIR": str(tmp_path)}).items():
        monkeypatch.setenv(name, value)
    follow(store, MEI)
    begin(store, a_push())
    bot = conversation(store)
    for who, text in ((MEI, "今日"), (MEI, "微建议 路灯坏了"), (OU, "微建议 食堂太吵")):
        answer(bot, said(who, text, len(text)))
    return lambda *words: CliRunner().invoke(entry.cli, ["members", *words])


def test_exports_what_a_member_is_to_the_office(tiantian: Tiantian) -> None:
    done = tiantian("export", MEI)
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["投稿"][0]["文字"] == "路灯坏了"
    assert not any(word in done.stdout for word in ("送到过", "打卡", "食堂"))
    everybody = tiantian("export").stdout.splitlines()
    assert [json.loads(one)["成员"]["序号"] for one in everybody] == [0, 1]


def test_erases_one_and_no_other(tiantian: Tiantian, store: Store, tmp_path: Path) -> None:
    assert tiantian("erase", MEI, "--yes").exit_code == 0
    left = b"".join(content for _, content in everything(store)).decode(errors="ignore")
    assert (MEI in left, "路灯坏了" in left, OU in left, "食堂太吵" in left) == (
        False,
        False,
        True,
        True,
    )
    assert members.follow(store, [MEI]) == 0
    assert len((tmp_path / "erased").read_text().splitlines()) == 1


def test_asks_before_it_erases(tiantian: Tiantian, store: Store) -> None:
    assert tiantian("erase", MEI).exit_code == 1
    assert members.number_of(store, MEI) == 0


@pytest.mark.parametrize("words", [("export", "oNobody"), ("erase", "oNobody", "--yes")])
def test_names_nobody_who_is_not_there(
    tiantian: Tiantian, store: Store, words: tuple[str, ...]
) -> None:
    command = ["members", *words]
    line = in_one_line(lambda: entry.cli.main(command, standalone_mode=False))
    assert line == "没有这位成员。"
