"""A whole house: store, local WeChat, web, schedulers, senders, each a process of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from bot.cli.pushing import progress_of
from bot.store import heartbeats, members, pushes
from bot.store.base import open_store
from tests.emulator.running import AES_KEY, APP_ID, APP_SECRET, TOKEN, RunningEmulator
from tests.servers import SECRET, Server, binary_of

_R = TypeVar("_R")
COMMAND = str(Path(sys.executable).with_name("tiantian"))
RECEIPT = re.compile(r"\b[346789CDFHJKMNPQRTVWXYA]{9}\b")


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def until(seen: Callable[[], _R], patience: float = 20.0) -> _R:
    """Wait until something is so, and give it."""
    end = time.monotonic() + patience
    while True:
        found = seen()
        if found:
            return found
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


class House:
    """Starts what a journey asks for, and ends it all by its ids."""

    def __init__(self, folder: Path, *, members: int = 3, mode: str = "safe") -> None:
        self.folder = folder
        self.port = free_port()
        self.store = Server(binary_of("valkey"))
        webhook = f"http://127.0.0.1:{self.port}/wechat"
        options: dict[str, object] = {"members": members, "mode": mode, "aes_key": AES_KEY}
        self.wechat = RunningEmulator(webhook, **options)
        self.environment = {
            **{name: value for name, value in os.environ.items() if "WECHAT" not in name},
            "PORT": str(self.port),
            "DATA_DIR": str(folder),
            "REDIS_URL": self.store.url,
            "WECHAT_APP_ID": APP_ID,
            "WECHAT_APP_SECRET": APP_SECRET,
            "WECHAT_TOKEN": TOKEN,
            "WECHAT_ENCODING_AES_KEY": AES_KEY,
            "WECHAT_API_URL": self.wechat.address,
            "SECRET_KEY": SECRET,
            "ORGANISATION": "某市政协",
            "CONTACT": "办公室",
        }
        self.opened = open_store(self.store.url, APP_ID, SECRET)
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *kinds: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start processes of the Procfile by their commands; gives the last one."""
        told = {**self.environment, **environment}
        with (self.folder / "log").open("ab") as log:
            for kind in kinds:
                started = subprocess.Popen(
                    [COMMAND, kind], env=told, stdout=log, stderr=log, start_new_session=True
                )
                self.processes.append(started)
        return self.processes[-1]

    def everything(self) -> None:
        """Start one of each, and wait until all is ready and the followers are known."""
        self.start("serve", "scheduler", "sender")
        self.wait_for_web()
        until(lambda: self.followers() > 0 and heartbeats.alive(self.opened, "sender"))

    def wait_for_web(self) -> None:
        until(lambda: self.get("/healthz")[0] == 200)

    def followers(self) -> int:
        """Count the members that the store knows as active."""
        return members.count(self.opened)[1]

    def pushes(self) -> list[dict[str, Any]]:
        """Read all pushes and how far they have come, as `push status --json` prints them."""
        return progress_of(self.opened, pushes.newest(self.opened, 50))

    def run(self, command: list[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=30, check=False
        )

    def cli(self, *words: str) -> str:
        """Run `tiantian …`, which must succeed."""
        done = self.run([COMMAND, *words])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, *words: str) -> list[dict[str, Any]]:
        """Run `tiantian … --json`, whatever it exits with."""
        lines = self.run([COMMAND, *words, "--json"]).stdout.splitlines()
        return [json.loads(line) for line in lines]

    def export(self) -> list[dict[str, Any]]:
        """Export all contributions."""
        lines = self.cli("contributions", "export", "--format", "jsonl").splitlines()
        return [json.loads(line) for line in lines]

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Fetch a page; 0 where nobody answers."""
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers or {})
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()
        except OSError:
            return 0, ""

    def says(self, openid: str, text: str) -> str:
        """Let a member write on their phone; gives the words of the reply."""
        answered = self.wechat.send(openid, text)
        assert answered["fault"] is None, answered
        return str((answered["reply"] or {}).get("Content", ""))

    def kill(self, *processes: "subprocess.Popen[bytes]") -> None:
        """Kill processes with all that they started, at once."""
        for process in processes or tuple(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)
            if process in self.processes:
                self.processes.remove(process)

    def end(self) -> None:
        """End everything."""
        self.kill()
        self.wechat.stop()
        self.store.remove()
