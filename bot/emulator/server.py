"""Starts the emulator: one port for the platform's API, the JSON interface and the phones."""

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.emulator import limits
from bot.emulator.account import Account, Kind
from bot.emulator.app import build_app
from bot.emulator.callbacks.announcing import keep_announcing
from bot.emulator.callbacks.delivery import Delivery
from bot.emulator.callbacks.packing import Mode, Packing
from bot.emulator.crypto import Envelope
from bot.emulator.disk import Disk
from bot.emulator.emulator import Emulator


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. Port 0 takes any free one."""

    port: int
    webhook: str
    token: str
    aes_key: str | None = None
    mode: Mode = "plain"
    app_id: str = "wx0000000000000001"
    app_secret: str = "emulated-secret"  # noqa: S105 - of an account that exists on this machine only
    account: Kind = "service"
    name: str = ""
    """The account's, as phones show it."""
    verified: bool = True
    members: int = 3
    state_dir: Path | None = None
    """Where phones are kept over a restart; None keeps them in memory alone."""
    greet: int = 0
    """So many members say hello at the very first start, once the webhook answers."""
    timeout: float = limits.ANSWER_SECONDS
    """Seconds that the webhook has for an answer."""
    tries: int = limits.DELIVERIES


def run(options: Options, ready: Callable[[str], None] = lambda address: None) -> None:
    """Serve on 127.0.0.1 until SIGTERM or SIGINT; `ready` is told the address once it does.

    Raises OSError where the port is taken, ValueError for a mode without its AES key.
    """
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_serve(options, ready))


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    try:
        from uvloop import new_event_loop
    except ImportError:
        return asyncio.new_event_loop
    return new_event_loop


async def _serve(options: Options, ready: Callable[[str], None]) -> None:
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)  # chats and logs only grow: looking through them costs 15 %
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    async with _emulator(options) as emulator, _listening(emulator, options.port) as address:
        emulator.samples.address = address
        background = [
            asyncio.create_task(emulator.keep_saving()),
            asyncio.create_task(emulator.greet(options.greet)),
            asyncio.create_task(keep_announcing(emulator.world_now, emulator.delivery)),
        ]
        ready(address)
        await ended.wait()
        for task in background:
            task.cancel()
        emulator.end()


@asynccontextmanager
async def _emulator(options: Options) -> AsyncIterator[Emulator]:
    account = Account(
        options.account, options.verified, options.app_id, options.app_secret, options.name
    )
    # Each push on a connection of its own: one that the bot just closed would look like a fault.
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        delivery = Delivery(
            session, options.webhook, _packing(options), options.timeout, options.tries
        )
        disk = Disk(options.state_dir) if options.state_dir else None
        emulator = Emulator(account, options.members, delivery, disk)
        try:
            yield emulator
        finally:
            emulator.close()


def _packing(options: Options) -> Packing:
    if options.mode != "plain" and options.aes_key is None:
        raise ValueError(f"{options.mode} mode wants an AES key of 43 characters")
    envelope = Envelope(options.aes_key, options.app_id) if options.aes_key else None
    return Packing(options.mode, options.token, envelope)


@asynccontextmanager
async def _listening(emulator: Emulator, port: int) -> AsyncIterator[str]:
    """Serve, and yield the address."""
    runner = web.AppRunner(build_app(emulator), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        with suppress(TimeoutError):
            await asyncio.wait_for(runner.cleanup(), 1)
