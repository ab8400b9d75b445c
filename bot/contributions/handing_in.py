"""Handing in: how words become a contribution, named or anonymous."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.model.contribution import Attachment, Author, Contribution, Kind
from bot.model.ids import ItemId, OpenId, Receipt


@dataclass(frozen=True, slots=True)
class Words:
    """What is handed in: words, what came with them, and the message that first brought them."""

    text: str
    attachments: tuple[Attachment, ...] = ()
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Seals:
    """How an anonymous author is sealed; both take the openid and the receipt."""

    proof: Callable[[OpenId, Receipt], str]
    address: Callable[[OpenId, Receipt], str]


def named(
    kind: Kind, words: Words, author: OpenId, receipt: Receipt, now: datetime, item: ItemId | None
) -> Contribution:
    """Make a contribution that bears its author's name."""
    return Contribution(
        receipt=receipt,
        kind=kind,
        text=words.text,
        author=Author(openid=author),
        created=now,
        message_id=words.message_id,
        item=item,
        topic=item if kind is Kind.DISCUSSION else None,
        attachments=words.attachments,
    )


def anonymous(
    words: Words, author: OpenId, receipt: Receipt, day: date, item: ItemId | None, seals: Seals
) -> Contribution:
    """Make a suggestion whose author stands nowhere in clear, nor the hour it came at (I7)."""
    return Contribution(
        receipt=receipt,
        kind=Kind.SUGGESTION,
        text=words.text,
        author=Author(proof=seals.proof(author, receipt), address=seals.address(author, receipt)),
        created=day,
        item=item,
        attachments=tuple(map(unmarked, words.attachments)),
    )


_MARKS = ("MediaId", "MediaId16K", "ThumbMediaId", "PicUrl", "FileKey")
"""The platform's names for one file, which its own logs hold beside the sender's."""


def unmarked(one: Attachment) -> Attachment:
    """Take from an attachment what leads to who sent it (I7)."""
    kept = {name: value for name, value in one.fields.items() if name not in _MARKS}
    return replace(one, fields=kept)
