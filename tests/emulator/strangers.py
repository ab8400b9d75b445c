"""Bots and clients that are not ours, started as their own programs from `others/`."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench.servers import free_port

OTHERS = Path(__file__).with_name("others")
NODE = shutil.which("node")


def install_node_packages() -> None:
    """What `others/package.json` names; skips the test where they cannot be had."""
    npm = shutil.which("npm")
    if NODE is None or npm is None:
        pytest.skip("needs Node.js and npm")
    if (OTHERS / "node_modules" / ".package-lock.json").exists():
        return
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    ended = subprocess.run(command, cwd=OTHERS, capture_output=True, text=True, timeout=50)
    if ended.returncode:
        pytest.skip(f"npm could not install: {ended.stderr[-200:]}")


@contextmanager
def bot(name: str, changed: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Run a bot of `others/`; its port, and what else is named, is changed in a copy. The URL."""
    port = free_port()
    source = (OTHERS / name).read_text()
    for old, new in {"8000": str(port), **changed}.items():
        assert old in source
        source = source.replace(old, new)
    copy = folder / name
    copy.write_text(source)
    program = NODE if name.endswith(".js") else sys.executable
    environment = {**os.environ, "NODE_PATH": str(OTHERS / "node_modules")}
    running = subprocess.Popen(
        [str(program), str(copy)],
        env=environment,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.kill()
        running.wait()


def wait_for(port: int) -> None:
    """Until somebody listens there."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the bot did not start")
