"""`tiantian roster`: who belongs to the organisation, and how they bind."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

import click
import segno

from bot.cli import json_lines
from bot.cli.opening import open_store
from bot.cli.tables import show
from bot.cli.trouble import Trouble
from bot.main.basics import clock
from bot.main.platform import platform
from bot.members.merging import merge
from bot.members.roster import Row, parse
from bot.model.branches import scene, within
from bot.model.ids import BranchId, EntryId
from bot.model.roster import Entry, Plan
from bot.store import binding
from bot.store import roster as kept
from bot.store.base import Store
from bot.texts import Texts
from bot.texts import load as load_texts

CODE_HOLDS = timedelta(hours=72)
"""How long a code that binds is good."""


@click.group()
def roster() -> None:
    """The roster: import, codes that bind, QR codes of branches."""


@roster.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--remove-missing", is_flag=True, help="Remove who is no longer in the file.")
@click.option("--json", "as_json", is_flag=True)
def import_(file: Path, dry_run: bool, remove_missing: bool, as_json: bool) -> None:
    """Read a CSV (姓名, 支部, and if you like 编号, 标签): whole, or not at all."""
    settings, store = open_store()
    texts = load_texts(settings.bot_language)
    rows = _sound_rows(texts, file)
    plan = merge(kept.everyone(store), rows, lambda: EntryId(secrets.token_hex(6)))
    if not dry_run:
        kept.save(store, plan, remove=remove_missing)
    counts = _counts(plan)
    if as_json:
        gone = [one.id for one in plan.missing]
        json_lines.write([{**counts, "imported": not dry_run, "missing_entries": gone}])
        return
    new, changed, same, missing = counts.values()
    done = "would" if dry_run else "imported"
    click.echo(texts(f"roster.{done}", new=new, changed=changed, same=same, missing=missing))
    for one in plan.missing:
        click.echo(texts("roster.missing-line", name=one.name, branch=one.branch))
    if plan.missing and not remove_missing:
        click.echo(texts("roster.kept-missing", missing=len(plan.missing)))


def _sound_rows(texts: Texts, file: Path) -> list[Row]:
    """Read the rows; names every fault and ends where there is one."""
    rows, faults = parse(file.read_bytes())
    for one in faults:
        wrong = texts("roster.line", file=file.name, line=one.line, wrong=one.wrong)
        click.echo(wrong, err=True)
    if faults:
        raise Trouble(texts("roster.nothing-done", faults=len(faults)))
    return rows


def _counts(plan: Plan) -> dict[str, int]:
    named = {"new": plan.new, "changed": plan.changed, "same": plan.same, "missing": plan.missing}
    return {name: len(entries) for name, entries in named.items()}


@roster.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_(as_json: bool) -> None:
    """List everybody, branch by branch, and whether they are bound."""
    _, store = open_store()
    bound = kept.bound(store)
    _print([{**_plain(one), "bound": one.id in bound} for one in kept.everyone(store)], as_json)


@roster.command()
@click.option("--branch", help="Only of this branch and what lies below.")
@click.option("--json", "as_json", is_flag=True)
def codes(branch: str | None, as_json: bool) -> None:
    """Give a new code, once and for 72 hours, to everybody who is not bound yet."""
    settings, store = open_store()
    node = _branch(store, load_texts(settings.bot_language), branch) if branch else BranchId("")
    bound = kept.bound(store)
    free = [o for o in kept.everyone(store) if o.id not in bound and within(o.branch, node)]
    drawn = [(one, f"{secrets.randbelow(1_000_000):06}") for one in free]
    binding.hand_out(store, drawn, clock(settings)() + CODE_HOLDS)
    _print([{**_plain(one), "code": code} for one, code in drawn], as_json)


@roster.command()
@click.argument("entry")
def unbind(entry: str) -> None:
    """Part an entry from the member who is bound to it."""
    settings, store = open_store()
    texts = load_texts(settings.bot_language)
    if kept.read(store, EntryId(entry)) is None:
        raise Trouble(texts("roster.no-entry", entry=entry))
    parted = kept.unbind(store, EntryId(entry))
    click.echo(texts("roster.unbound" if parted else "roster.was-unbound"))


@roster.command()
@click.argument("branch")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def qr(branch: str, out: Path) -> None:
    """Make the QR code of a branch, as PNG or SVG by the name of the file."""
    settings, store = open_store()
    texts = load_texts(settings.bot_language)
    node = _branch(store, texts, branch)
    drawn = segno.make(platform(settings, store).qr_code(scene(node)))
    try:
        drawn.save(str(out), scale=10)
    except (OSError, ValueError) as wrong:
        raise Trouble(texts("roster.qr-not-saved", file=str(out))) from wrong
    click.echo(texts("roster.qr", branch=node, file=str(out)))


def _branch(store: Store, texts: Texts, named: str) -> BranchId:
    if named not in kept.branches(store):
        raise Trouble(texts("roster.no-branch", branch=named))
    return BranchId(named)


def _plain(one: Entry) -> dict[str, object]:
    fields: Iterable[tuple[str, object]] = (
        ("entry", one.id),
        ("name", one.name),
        ("branch", one.branch),
        ("number", one.number),
        ("tags", list(one.tags)),
    )
    return dict(fields)


def _print(rows: Sequence[dict[str, object]], as_json: bool) -> None:
    if as_json:
        json_lines.write(rows)
    else:
        show(rows)
