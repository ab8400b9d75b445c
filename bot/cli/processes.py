"""The processes: web, scheduler, sender, the emulator, and `demo`, which runs them all."""

from pathlib import Path

import click

from bot import settings
from bot.cli.opening import meet
from bot.cli.ports import must_be_free
from bot.cli.trouble import Trouble
from bot.main.basics import log_to_stderr
from bot.study.library import load as load_library


@click.command()
def serve() -> None:
    """Run the web process: webhook, members' pages, console."""
    from bot.cli import web  # each process imports what it needs, and no other's parts

    read = settings.load()
    load_library(read.content_dir)
    must_be_free("PORT", read.bind_host, read.port)
    meet(read)
    web.serve(read)


@click.command()
def scheduler() -> None:
    """Run the scheduler process."""
    from bot.main import scheduler as process

    log_to_stderr()
    read = settings.load()
    meet(read)
    process.run(read)


@click.command()
def sender() -> None:
    """Run the sender process."""
    from bot.main import sender as process

    log_to_stderr()
    read = settings.load()
    meet(read)
    process.run(read)


@click.command()
def demo() -> None:
    """Run everything on this machine, with a store and a local WeChat."""
    from bot.cli import supervising

    supervising.run()


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), required=True)
@click.option("--webhook", required=True, help="Where your bot takes WeChat's messages.")
@click.option("--token", required=True, envvar="WECHAT_TOKEN")
@click.option(
    "--aes-key",
    envvar="WECHAT_ENCODING_AES_KEY",
    help="43 letters and digits; wanted for compatible and safe mode.",
)
@click.option("--mode", type=click.Choice(["plain", "compatible", "safe"]), default="plain")
@click.option("--app-id", default="wx0000000000000001", envvar="WECHAT_APP_ID")
@click.option("--app-secret", default="emulated-secret", envvar="WECHAT_APP_SECRET")
@click.option("--account", type=click.Choice(["subscription", "service"]), default="service")
@click.option("--name", default="", help="The account's, as the phones show it.")
@click.option("--unverified", is_flag=True)
@click.option("--members", type=click.IntRange(0, 1_000_000), default=3)
@click.option(
    "--state",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder that keeps all over a restart.",
)
@click.option("--greet", type=int, default=0, hidden=True)
def emulator(
    port: int,
    webhook: str,
    token: str,
    aes_key: str | None,
    mode: str,
    app_id: str,
    app_secret: str,
    account: str,
    name: str,
    unverified: bool,
    members: int,
    state: Path | None,
    greet: int,
) -> None:
    """Run a local WeChat against any bot."""
    from bot.emulator import server  # no production process imports it

    options = server.Options(
        port=port,
        webhook=webhook,
        token=token,
        aes_key=aes_key,
        mode=mode,  # type: ignore[arg-type]  # click has checked it
        app_id=app_id,
        app_secret=app_secret,
        account=account,  # type: ignore[arg-type]
        name=name,
        verified=not unverified,
        members=members,
        state_dir=state,
        greet=greet,
    )
    try:
        server.run(options, lambda address: click.echo(f"{address}/emulator/"))
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    except OSError as taken:
        raise Trouble(f"--port: {port} is taken. Example: --port {port + 1}") from taken
