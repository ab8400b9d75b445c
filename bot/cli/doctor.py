"""`tiantian doctor`: what is wrong, in words, and what to do about it."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass

import click

from bot import settings
from bot.cli import json_lines
from bot.main.basics import store
from bot.main.platform import tokens
from bot.model.say import Say, say
from bot.settings import Settings
from bot.store import durability, heartbeats, leases, rewriting, trouble
from bot.store.base import Store, WrongStore, claim
from bot.store.breaker import StoreUnavailable
from bot.texts import Texts
from bot.texts import load as load_texts
from bot.wechat.errors import PlatformRefused, PlatformSilent

_DRIFT = 2.0
_FREE = 500 * 2**20


@dataclass(frozen=True, slots=True)
class Patient:
    """What is examined."""

    settings: Settings
    store: Store


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check saw; `do` is what to do, where something is wrong."""

    saw: Say
    do: Say | None = None


def _store(patient: Patient) -> Finding:
    try:
        claim(patient.store)
    except WrongStore as wrong:
        return Finding(say("doctor.store.wrong", why=str(wrong)), say("doctor.store.wrong-do"))
    return Finding(say("doctor.store.fine"))


def _durable(patient: Patient) -> Finding:
    lacking = durability.lacking(patient.store)
    if lacking is None:
        return Finding(say("doctor.durable.unknown"))
    if lacking:
        wanted = ", ".join(f"{name} {value}" for name, value in lacking.items())
        return Finding(
            say("doctor.durable.lacks", settings=wanted), say("doctor.durable.do", settings=wanted)
        )
    return Finding(say("doctor.durable.fine"))


def _scheduler(patient: Patient) -> Finding:
    alive = heartbeats.alive(patient.store, "scheduler")
    holder = leases.holder(patient.store, "scheduler")
    if not alive or holder is None:
        return Finding(say("doctor.scheduler.none"), say("doctor.scheduler.do"))
    return Finding(say("doctor.scheduler.fine", count=alive, holder=holder))


def _senders(patient: Patient) -> Finding:
    alive = heartbeats.alive(patient.store, "sender")
    if not alive:
        return Finding(say("doctor.senders.none"), say("doctor.senders.do"))
    return Finding(say("doctor.senders.fine", count=alive))


def _token(patient: Patient) -> Finding:
    try:
        tokens(patient.settings, patient.store).get()
    except PlatformRefused as refused:
        return Finding(say("doctor.token.refused", why=str(refused)), say("doctor.token.do"))
    except PlatformSilent as silent:
        return Finding(say("doctor.token.silent", why=str(silent)), say("doctor.token.silent-do"))
    return Finding(say("doctor.token.fine"))


def _clock(patient: Patient) -> Finding:
    seconds, micros = patient.store.redis.time()
    off = abs(time.time() - seconds - micros / 1e6)
    if off > _DRIFT:
        return Finding(say("doctor.clock.off", seconds=f"{off:.1f}"), say("doctor.clock.do"))
    return Finding(say("doctor.clock.fine"))


def _disk(patient: Patient) -> Finding:
    free = shutil.disk_usage(patient.settings.data_dir).free
    megabytes = free // 2**20
    if free < _FREE:
        return Finding(say("doctor.disk.low", megabytes=megabytes), say("doctor.disk.do"))
    return Finding(say("doctor.disk.fine", megabytes=megabytes))


def _refusals(patient: Patient) -> Finding:
    resting = trouble.paused(patient.store, "custom")
    if resting is not None:
        return Finding(say("doctor.refusals.resting", code=resting), say("doctor.refusals.do"))
    noted = trouble.noted(patient.store)
    codes = ", ".join(f"{code} x{count}" for code, (_, count) in sorted(noted.items()))
    return Finding(
        say("doctor.refusals.some", codes=codes) if codes else say("doctor.refusals.none")
    )


CHECKS: tuple[tuple[str, Callable[[Patient], Finding]], ...] = (
    ("store", _store),
    ("durable", _durable),
    ("scheduler", _scheduler),
    ("senders", _senders),
    ("token", _token),
    ("clock", _clock),
    ("disk", _disk),
    ("refusals", _refusals),
)


def examine(patient: Patient) -> list[tuple[str, Finding]]:
    """Run every check; one that cannot ask the store says so."""
    return [(name, _asked(check, patient)) for name, check in CHECKS]


def _asked(check: Callable[[Patient], Finding], patient: Patient) -> Finding:
    try:
        return check(patient)
    except StoreUnavailable:
        return Finding(say("doctor.store.silent"), say("doctor.store.silent-do"))


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--repair", is_flag=True, help="Rewrite the append-only file now, where it is owed.")
def doctor(as_json: bool, repair: bool) -> None:
    """Check store, processes, token, clock and disk; exit 1 where something is wrong."""
    read = settings.load()
    patient, texts = Patient(read, store(read)), load_texts(read.bot_language)
    found = examine(patient)
    if repair and rewriting.rewrite_if_due(patient.store):
        click.echo(texts("doctor.rewriting"), err=True)
    if as_json:
        json_lines.write(_row(number, *one, texts) for number, one in enumerate(found, 1))
    else:
        for number, one in enumerate(found, 1):
            _tell(number, *one, texts)
    if any(finding.do for _, finding in found):
        raise click.exceptions.Exit(1)


def _row(number: int, name: str, finding: Finding, texts: Texts) -> dict[str, object]:
    return {
        "number": number,
        "check": name,
        "ok": finding.do is None,
        "saw": texts.render(finding.saw),
        "do": finding.do and texts.render(finding.do),
    }


def _tell(number: int, name: str, finding: Finding, texts: Texts) -> None:
    mark, colour = ("ok", "green") if finding.do is None else ("!!", "red")
    click.echo(f"D{number} {click.style(mark, fg=colour)} {texts.render(finding.saw)}")
    if finding.do is not None:
        click.echo(f"      {texts.render(finding.do)}")
