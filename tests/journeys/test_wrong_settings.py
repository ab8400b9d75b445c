"""A wrong setting is one line that says what to do, and no traceback."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.house import COMMAND, free_port

ACCOUNT = {"WECHAT_APP_ID": "wx1", "WECHAT_APP_SECRET": "s", "WECHAT_TOKEN": "t"}


def start(folder: Path, kind: str, **environment: str) -> tuple[int, str]:
    """Start a process that will not come up; gives its exit code and what it said."""
    ports = {"PORT": str(free_port()), "EMULATOR_PORT": str(free_port())}
    told = {"DATA_DIR": str(folder), **ports, **ACCOUNT, **environment}
    done = subprocess.run(
        [COMMAND, kind],
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.returncode, (done.stderr + done.stdout).strip()


def one_line(code: int, said: str, *names: str) -> None:
    """See that it failed with one line that names these."""
    assert code not in {0, -11}
    assert len(said.splitlines()) == 1, said
    assert "Traceback" not in said
    for name in names:
        assert name in said


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        yield int(busy.getsockname()[1])


@pytest.mark.parametrize("kind", ["demo", "serve", "scheduler", "sender"])
def test_names_an_aes_key_that_is_too_short(tmp_path: Path, kind: str) -> None:
    key = "a" * 42
    code, said = start(tmp_path, kind, WECHAT_ENCODING_AES_KEY=key)
    one_line(code, said, "WECHAT_ENCODING_AES_KEY", "42", "43")


@pytest.mark.parametrize("kind", ["demo", "serve", "sender"])
def test_names_a_store_that_is_not_there(tmp_path: Path, kind: str) -> None:
    code, said = start(tmp_path, kind, REDIS_URL=f"redis://127.0.0.1:{free_port()}/0")
    one_line(code, said, "REDIS_URL")


@pytest.mark.parametrize("kind", ["demo", "serve"])
def test_names_a_port_that_is_taken(tmp_path: Path, kind: str, taken_port: int) -> None:
    code, said = start(tmp_path, kind, PORT=str(taken_port))
    one_line(code, said, "PORT", str(taken_port))


@pytest.mark.parametrize("kind", ["demo", "serve"])
def test_names_file_and_line_of_broken_content(tmp_path: Path, kind: str) -> None:
    track = tmp_path / "content" / "track"
    track.mkdir(parents=True)
    (track / "track.yaml").write_text("title: 专题\ndescription: 一句话\norder: 1\n")
    (track / "001-broken.md").write_text("---\ntitle: 没有出处\ndepth: 9\n---\n正文\n")
    code, said = start(tmp_path, kind, CONTENT_DIR=str(tmp_path / "content"))
    one_line(code, said, "001-broken.md:")


def test_names_a_missing_account(tmp_path: Path) -> None:
    code, said = start(tmp_path, "serve", WECHAT_APP_ID="")
    one_line(code, said, "WECHAT_APP_ID")


def test_names_the_second_use_of_a_port(tmp_path: Path) -> None:
    port = str(free_port())
    code, said = start(tmp_path, "demo", PORT=port, EMULATOR_PORT=port)
    one_line(code, said, "EMULATOR_PORT", port)


@pytest.mark.parametrize("host", ["203.0.113.1", "no-such-host.invalid"])
def test_names_an_address_that_is_not_ours(tmp_path: Path, host: str) -> None:
    code, said = start(tmp_path, "demo", BIND_HOST=host)
    one_line(code, said, "BIND_HOST", host)


def test_names_a_folder_without_content(tmp_path: Path) -> None:
    code, said = start(tmp_path, "serve", CONTENT_DIR=str(tmp_path / "none"))
    one_line(code, said, "CONTENT_DIR")


def test_names_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code, said = start(tmp_path / "file", "serve")
    one_line(code, said, "DATA_DIR")


def test_names_a_clock_once(tmp_path: Path) -> None:
    code, said = start(tmp_path, "serve", CLOCK_URL="http://127.0.0.1:1/")
    one_line(code, said, "CLOCK_URL")
    assert "CLOCK_URL: CLOCK_URL" not in said
