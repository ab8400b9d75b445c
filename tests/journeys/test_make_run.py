"""`make run`, as a newcomer has it: one supervisor, three lines, and a first push."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.emulator.running import MEI, OU, SOL
from tests.journeys.house import COMMAND, free_port, until

TITLE = "怎样才算提案"


@dataclass
class Run:
    """One `tiantian demo`, as `make run` starts it."""

    folder: Path
    port: int = field(default_factory=free_port)

    def start(self) -> None:
        """Start, and wait for the three lines."""
        told = {"DATA_DIR": str(self.folder), "PORT": str(self.port)}
        kept = {name: value for name, value in os.environ.items() if "WECHAT" not in name}
        self.environment = {**kept, **told, "EMULATOR_PORT": str(self.emulator_port)}
        self.process = subprocess.Popen(
            [COMMAND, "demo"], env=self.environment, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.lines = [self.process.stdout.readline() for _ in range(3)]

    def __post_init__(self) -> None:
        self.emulator_port = free_port()

    def stop(self) -> float:
        """Press Ctrl-C; gives how many seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(15)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return time.monotonic() - begun

    def emulator(self, path: str) -> dict[str, object]:
        address = f"http://127.0.0.1:{self.emulator_port}/emulator/api/{path}"
        with urllib.request.urlopen(address, timeout=5) as answer:
            found: dict[str, object] = json.load(answer)
            return found

    def says(self, openid: str, text: str) -> str:
        address = f"http://127.0.0.1:{self.emulator_port}/emulator/api/members/{openid}/send"
        body = json.dumps({"type": "text", "text": text}).encode()
        with urllib.request.urlopen(urllib.request.Request(address, body), timeout=20) as answer:
            return str((json.load(answer)["reply"] or {}).get("Content", ""))

    def got(self) -> dict[str, object]:
        """What the phones have of the first item."""
        return self.emulator("received?containing=%E6%8F%90%E6%A1%88")

    def cli(self, *words: str) -> str:
        done = subprocess.run(
            [COMMAND, *words], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def pid_of(self, name: str) -> int:
        """Give the newest process that the supervisor started under this name."""
        log = (self.folder / "log" / "supervisord.log").read_text(encoding="utf-8")
        return int(re.findall(rf"spawned: '{name}' with pid (\d+)", log)[-1])

    def pushes(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.cli("push", "status", "--json").splitlines()]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    started = Run(tmp_path)
    started.start()
    yield started
    if started.process.poll() is None:
        started.stop()


@pytest.mark.timeout(150)
def test_shows_the_whole_loop_to_a_newcomer(run: Run) -> None:
    assert all("http://127.0.0.1:" in line for line in run.lines)
    until(lambda: run.got()["members"] == 2, 30)
    assert run.got()["most_for_one"] == 1
    assert TITLE in run.says(SOL, "今日")
    assert "回执号" in run.says(OU, "微建议 增加路灯")
    assert len(run.cli("contributions", "export", "--format", "jsonl").splitlines()) == 1
    assert run.stop() < 10

    run.start()
    assert "密码" in run.lines[1]
    until(lambda: run.pushes()[0]["state"] == "done")
    assert len(run.pushes()) == 1
    assert run.got()["most_for_one"] == 1
    assert run.got()["members"] == 3
    assert "增加路灯" in run.says(OU, "我的")
    assert "增加路灯" in run.says(OU, "进度")


@pytest.mark.timeout(120)
def test_starts_again_whatever_dies(run: Run) -> None:
    assert "回执号" in run.says(MEI, "微建议 之前")
    for name in ("web", "redis", "scheduler", "sender", "emulator"):
        pid = run.pid_of(name)
        os.kill(pid, signal.SIGKILL)
        begun = time.monotonic()
        until(lambda name=name, pid=pid: run.pid_of(name) != pid)  # type: ignore[misc]
        assert time.monotonic() - begun < 2.5, name
    until(lambda: "回执号" in _patiently(run, "微建议 之后"))
    texts = run.cli("contributions", "export", "--format", "jsonl")
    assert "之前" in texts
    assert "之后" in texts


def _patiently(run: Run, text: str) -> str:
    try:
        return run.says(MEI, text)
    except OSError:
        return ""


def test_refuses_to_run_twice_on_one_folder(run: Run) -> None:
    other = {**run.environment, "PORT": str(free_port()), "EMULATOR_PORT": str(free_port())}
    done = subprocess.run(
        [COMMAND, "demo"], env=other, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 1
    assert "DATA_DIR" in done.stderr
