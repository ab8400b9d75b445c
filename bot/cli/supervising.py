"""`make run`: the processes of the Procfile, a store and a local WeChat, under one supervisor."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bot import settings
from bot.cli import programs
from bot.cli.opening import meet
from bot.cli.ports import must_be_free
from bot.cli.trouble import Trouble
from bot.settings import Settings, wrong_setting
from bot.store.connection import connect
from bot.store.sealing import Sealer
from bot.study.library import load as load_library

_NOTED = (
    *("port", "emulator_port", "redis_url", "public_url", "organisation", "contact"),
    *("wechat_app_id", "wechat_app_secret", "wechat_token", "wechat_encoding_aes_key"),
    "wechat_api_url",
)
"""What the processes, and commands in other shells, are told of this run."""


def run() -> None:
    """Check what can be checked, and become the supervisor; never returns."""
    given = settings.load(platform=False, running=False)
    if "wechat_api_url" in given.model_fields_set:
        settings.load(running=False)  # a real account's credentials are not the demo's to draw
    read = _complete(given)
    emulated = read.wechat_api_url == emulator_address(read)
    embedded = read.redis_url == f"unix://{settings.socket_path(read.data_dir)}"
    load_library(read.content_dir)
    if emulated and read.port == read.emulator_port:
        raise wrong_setting("EMULATOR_PORT", f"is {read.port}, as PORT is: each wants its own.")
    must_be_free("PORT", read.bind_host, read.port)
    if emulated:
        must_be_free("EMULATOR_PORT", "127.0.0.1", read.emulator_port)
    if embedded:
        _must_be_alone(read)
    else:
        meet(read)
    _tell(read)
    conf = programs.write(read, emulated=emulated, embedded=embedded)
    subprocess.Popen([sys.executable, "-m", "bot.cli.announcing"])
    supervisord = str(Path(sys.executable).with_name("supervisord"))
    os.execv(supervisord, [supervisord, "--nodaemon", "-c", str(conf)])  # noqa: S606


def emulator_address(read: Settings) -> str:
    """Say where the local WeChat is."""
    return f"http://127.0.0.1:{read.emulator_port}"


def _complete(read: Settings) -> Settings:
    """Fill in what a demo needs and nobody set: a local WeChat, and an account with it."""
    sealer, demo = Sealer(read.secret_key), settings.table("demo")
    filled = {
        "wechat_app_id": demo["wechat_app_id"],
        "wechat_app_secret": sealer.mark("demo", "secret")[:32],
        "wechat_token": sealer.mark("demo", "token")[:24],
        "organisation": demo["organisation"],
        "contact": demo["contact"],
    }
    for name, value in filled.items():
        if not getattr(read, name):
            setattr(read, name, value)
    if "wechat_api_url" not in read.model_fields_set:
        read.wechat_api_url = emulator_address(read)
        read.wechat_encoding_aes_key = read.wechat_encoding_aes_key or _aes_key(sealer)
    return read


def _aes_key(sealer: Sealer) -> str:
    return (sealer.mark("demo", "aes", "1") + sealer.mark("demo", "aes", "2"))[:43]


def _must_be_alone(read: Settings) -> None:
    """See that no other `make run` has this DATA_DIR's store."""
    try:
        connect(read.redis_url).ping()
    except Exception:  # noqa: BLE001 - whatever it is, nobody serves there
        return
    raise Trouble(
        f"DATA_DIR: {read.data_dir} is in use by another `make run`. Stop that one, or name "
        f"another folder. Example: DATA_DIR={read.data_dir}2"
    )


def _tell(read: Settings) -> None:
    """Set the environment of all processes, and note it for commands in other shells."""
    told = {name: getattr(read, name) for name in _NOTED}
    for name, value in told.items():
        os.environ[name.upper()] = str(value)
    os.environ["DATA_DIR"] = str(read.data_dir)
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    note = read.data_dir / "demo.toml"
    note.touch(mode=0o600)
    lines = (f"{name} = {json.dumps(value)}" for name, value in told.items())
    note.write_text("[running]\n" + "\n".join(lines) + "\n", encoding="utf-8")
