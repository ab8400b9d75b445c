"""How an entry of the library becomes a template of the account."""

from collections.abc import Sequence

from bot.emulator.kept.template_samples import Entry, Keyword
from bot.emulator.kept.templates import Kind, Template, new_id


def template_from(entry: Entry, keywords: Sequence[Keyword], kind: Kind) -> Template:
    """With a new id, and only the keywords chosen, in their order."""
    return Template(
        template_id=new_id(),
        kind=kind,
        title=entry.title,
        content="\n".join(f"{one.name}:{{{{{_field(one)}.DATA}}}}" for one in keywords),
        example="\n".join(f"{one.name}:{one.example}" for one in keywords),
        type=entry.type,
        values={_field(one): list(one.values) for one in keywords if one.values},
    )


def _field(keyword: Keyword) -> str:
    return f"{keyword.rule}{keyword.kid}"
