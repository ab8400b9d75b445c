"""`tiantian members`: what is stored of them, and its erasure, for whoever asks by another road."""

import secrets
from collections.abc import Iterator
from typing import Any

import click

from bot.cli import json_lines
from bot.cli.opening import open_store
from bot.cli.trouble import Trouble
from bot.main.basics import clock
from bot.main.rights import places
from bot.members import own_data
from bot.members.erasing import erase as erase_all
from bot.model.ids import OpenId
from bot.store import erasing, rewriting
from bot.store import members as known
from bot.study.library import load
from bot.texts import load as load_texts


@click.group()
def members() -> None:
    """Members' data: given to them, or erased."""


@members.command()
@click.argument("openid", required=False)
def export(openid: str | None) -> None:
    """Write what is stored of one member, or of all, one object a line.

    Reading, check-ins and quizzes are left out: those a member reads by themselves (我的数据).
    """
    settings, store = open_store()
    texts, now = load_texts(settings.bot_language), clock(settings)()

    def found() -> Iterator[dict[str, Any]]:
        for one in [OpenId(openid)] if openid else known.everyone(store):
            if told := own_data.for_the_office(store, texts, one, now):
                yield told
            elif openid:
                raise Trouble(texts("erase.nobody"))

    json_lines.write(found())


@members.command()
@click.argument("openid")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(openid: str, yes: bool) -> None:
    """Erase all that is stored of one member, as 删除我的数据 does."""
    settings, store = open_store()
    texts, now = load_texts(settings.bot_language), clock(settings)()
    lie = places(settings, store, load(settings.content_dir))
    who, erasure = OpenId(openid), secrets.token_hex(16)
    if known.number_of(store, who) is None:
        raise Trouble(texts("erase.nobody"))
    if not yes:
        click.confirm(texts("erase.sure", openid=openid), abort=True, err=True)
    if not erasing.begin_surely(store, who, erasure, now):
        raise Trouble(texts("erase.nobody"))
    erase_all(store, lie, erasure, now)
    rewriting.rewrite_if_due(store)
    click.echo(texts("erase.done-by-office"))
