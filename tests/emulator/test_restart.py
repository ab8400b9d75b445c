import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.emulator.people.members import Member
from bot.emulator.server import Options, run
from tests.emulator.running import MEI, OU, STRANGER, TOKEN, RunningEmulator
from tests.emulator.webhook import Webhook, echo

MENU = {"button": [{"type": "click", "name": "今日", "key": "TODAY"}]}


def test_shows_the_same_phones(webhook: Webhook, tmp_path: Path) -> None:
    webhook.script = echo
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        emulator.clock(advance=3600)
        first = emulator.send(MEI, "在")
        emulator.follow(STRANGER)
        emulator.unfollow(OU)
        emulator.call("menu/create", MENU)
        token = emulator.token()
        emulator.custom(MEI, "第一课", token)
        before = emulator.now()
        chats = [emulator.chat(openid) for openid in (MEI, OU, STRANGER)]
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert [emulator.chat(openid) for openid in (MEI, OU, STRANGER)] == chats
        assert 0 <= emulator.now() - before < 30
        assert emulator.member(MEI)["windows"]["message"]["left"] == 4
        assert emulator.member(MEI)["unread"] == 2
        assert emulator.call("user/get", token=token)["data"]["openid"][-1] == STRANGER
        assert emulator.state()["followers"] == 3
        assert emulator.call("menu/get", token=token)["menu"]["button"]
        assert emulator.received("第一课")["total"] == 1
        assert int(emulator.send(MEI, "还在")["msg_id"]) > int(first["msg_id"])


def test_loses_at_most_a_second_when_killed(webhook: Webhook, tmp_path: Path) -> None:
    emulator = RunningEmulator(webhook.url, state_dir=tmp_path)
    last = emulator.send(MEI, "一")
    _wait_until_saved(tmp_path)
    emulator.stop(signal.SIGKILL)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert [entry["text"] for entry in emulator.chat(MEI)] == ["一"]
        assert int(emulator.send(MEI, "二")["msg_id"]) > int(last["msg_id"])
        emulator.reset()
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert emulator.chat(MEI) == []


def test_reads_what_an_earlier_version_kept() -> None:
    saved = {**Member(MEI, follows=True).saved(), "unread": 3}
    assert Member.restored(MEI, saved).follows


def test_members_greet_once(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path, greet=2):
        said = [webhook.next_push().tree for _ in range(2)]
        assert [one["FromUserName"] for one in said] == [MEI, OU]
        assert {one["Content"] for one in said} == {"你好"}
    with RunningEmulator(webhook.url, state_dir=tmp_path, greet=2) as emulator:
        emulator.send(MEI, "又来了")
        assert webhook.next_push().tree["Content"] == "又来了"
        assert len(emulator.chat(OU)) == 1


def test_a_taken_port_is_an_error(emulator: RunningEmulator, webhook: Webhook) -> None:
    port = int(emulator.address.rpartition(":")[2])
    with pytest.raises(OSError, match=str(port)):
        run(Options(port=port, webhook=webhook.url, token=TOKEN))


def test_a_mode_without_its_key_is_an_error(webhook: Webhook) -> None:
    with pytest.raises(ValueError, match="AES key"):
        run(Options(port=0, webhook=webhook.url, token=TOKEN, mode="safe"))


def _wait_until_saved(folder: Path) -> None:
    """At most the second that the emulator promises, and some grace for a slow machine."""
    deadline = time.monotonic() + 5
    with closing(sqlite3.connect(folder / "emulator.sqlite3")) as saved:
        while not saved.execute("SELECT count(*) FROM entries").fetchone()[0]:
            assert time.monotonic() < deadline, "nothing was saved"
            time.sleep(0.02)
