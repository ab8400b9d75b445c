"""Beside the supervisor of `make run`: waits until all is ready, sets the demo up, says where.

Not one of its programs, so that it can print where `make run` was typed.
"""

import json
import os
import sys
import time
import urllib.request
from datetime import time as hour
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError

import click

from bot import settings
from bot.cli.supervising import emulator_address
from bot.cli.users import make
from bot.main.basics import clock, store
from bot.main.platform import platform
from bot.main.wording import menu
from bot.model.ids import ScheduleId
from bot.model.push import Schedule
from bot.model.role import Role
from bot.settings import Settings
from bot.store import members, schedules, users
from bot.store.base import Store
from bot.store.breaker import StoreUnavailable
from bot.study.library import load as load_library
from bot.texts import load as load_texts
from bot.wechat.errors import PlatformRefused, PlatformSilent

_PATIENCE = 90.0
_STEP = 0.2


def announce() -> int:
    """Wait, set up, print; 0 when all is ready."""
    read = settings.load()
    opened, supervisor = store(read), os.getppid()
    emulated = read.wechat_api_url == emulator_address(read)
    end = time.monotonic() + _PATIENCE
    while not _ready(read, opened, emulated=emulated):
        if os.getppid() != supervisor:
            return 1
        if time.monotonic() > end:
            texts = load_texts(read.bot_language)
            click.echo(texts("demo.not-ready", folder=str(read.data_dir / "log")), err=True)
            return 1
        time.sleep(_STEP)
    password = first_admin(opened)
    if emulated:  # a real account's menu and members are no demo's business
        _publish_menu(read, opened)
        first_schedule(read, opened)
    _print(read, password, emulated=emulated)
    return 0


def _ready(read: Settings, opened: Store, *, emulated: bool) -> bool:
    """All is ready when the web answers, followers are read, and the phones are there."""
    try:
        state = json.loads(_get(f"http://{_host(read)}:{read.port}/readyz"))
        if emulated:
            _get(f"{emulator_address(read)}/emulator/api/state")
        return state["status"] == "ok" and members.followers_tried(opened)
    except (URLError, OSError, StoreUnavailable, ValueError):
        return False


def _host(read: Settings) -> str:
    return "127.0.0.1" if read.bind_host in {"0.0.0.0", "::"} else read.bind_host  # noqa: S104


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - loopback
        body: bytes = answer.read()
        return body


def _publish_menu(read: Settings, opened: Store) -> None:
    try:
        platform(read, opened).publish_menu(menu(read))
    except (PlatformRefused, PlatformSilent) as refused:
        click.echo(load_texts(read.bot_language)("demo.no-menu", why=str(refused)), err=True)


def first_admin(opened: Store) -> str | None:
    """Make the first admin, with a password that is shown once; None where there is one."""
    return None if users.read_all(opened) else make(opened, "admin", Role.ADMIN)


def first_schedule(read: Settings, opened: Store) -> None:
    """Make the demo's schedule, whose first push leaves a few seconds from now."""
    if schedules.read_all(opened):
        return
    demo, now = settings.table("demo")["schedule"], clock(read)()
    library = load_library(read.content_dir)
    schedules.add(
        opened,
        Schedule(
            id=ScheduleId(demo["id"]),
            track=library.tracks[0].id,
            at=hour.fromisoformat(demo["at"]),
            since=now,
            first_at=now + timedelta(seconds=demo["first_after"]),
        ),
    )


def _print(read: Settings, password: str | None, *, emulated: bool) -> None:
    texts, public = load_texts(read.bot_language), read.public_url
    if emulated:
        click.echo(texts("demo.phones", address=f"{emulator_address(read)}/emulator/"))
    console = f"{public}/console/"
    if password is None:
        command = os.path.relpath(Path(sys.executable).with_name("tiantian"))
        click.echo(texts("demo.console", address=console, command=command))
    else:
        click.echo(texts("demo.console-first", address=console, password=password))
    click.echo(texts("demo.column", address=f"{public}/column/"))


if __name__ == "__main__":
    sys.exit(announce())
