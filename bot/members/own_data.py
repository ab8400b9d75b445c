"""我的数据: all that is stored of one member, in words and as plain JSON.

Anonymous suggestions are not in it: nothing that is stored tells whose they are (I7).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from bot.model.contribution import Attachment, Contribution, Draft, MoveRecord
from bot.model.dialogue import Writing
from bot.model.ids import ItemId, OpenId
from bot.model.member import Consent, Member
from bot.store import contributions, kept, learning, members, own
from bot.store.base import Store
from bot.texts import Texts

MOST = 20_000
"""Contributions and kept texts of one member; nobody writes as many."""

Plain: TypeAlias = dict[str, Any]


def gather(
    store: Store, texts: Texts, openid: OpenId, items: Sequence[ItemId], now: datetime
) -> Plain | None:
    """Read all of it; None where nobody is known by this name. `items`: what they may have had."""
    found = for_the_office(store, texts, openid, now)
    if found is None:
        return None
    number = members.read(store, openid).number
    study = {
        texts("data.read"): sorted(learning.had(store, number, items)),
        texts("data.learning"): learning.of_member(store, openid),
    }
    return {**found, **_filled(study)}


def for_the_office(store: Store, texts: Texts, openid: OpenId, now: datetime) -> Plain | None:
    """Read it but for reading, check-ins and quizzes: those are the member's alone (design 6)."""
    member = members.read(store, openid)
    if member.number is None:
        return None
    texts_kept = kept.of_member(store, openid, MOST)
    words = [one for one in texts_kept if not one.anonymous]  # not even here (I7)
    named = contributions.of_member(store, openid, MOST)
    told = [(one, contributions.moves(store, one.receipt)) for one in named]
    return _filled(
        {
            texts("data.what"): texts("data.about"),
            texts("data.made"): now.isoformat(timespec="seconds"),
            texts("data.member"): _member(texts, member),
            texts("data.contributions"): [_contribution(texts, *one) for one in told],
            texts("data.drafts"): [_draft(texts, one) for one in words if not one.short],
            texts("data.shorts"): [_draft(texts, one) for one in words if one.short],
            texts("data.writing"): _writing(texts, own.dialogue(store, openid).writing),
            texts("data.likes"): own.liked(store, openid),
        }
    )


def _filled(fields: Plain) -> Plain:
    """Leave out what is empty; no and 0 are not."""
    return {name: one for name, one in fields.items() if one not in (None, "", [], {})}


def _member(texts: Texts, member: Member) -> Plain:
    until = (member.window.long_until, member.window.short_until)
    last = max((one for one in until if one), default=None)
    return _filled(
        {
            texts("data.openid"): member.openid,
            texts("data.number"): member.number,
            texts("data.follows"): member.follows,
            texts("data.daily"): member.daily,
            texts("data.entry"): member.entry,
            texts("data.branch"): member.branch,
            texts("data.language"): member.language,
            texts("data.window"): last and last.isoformat(),
            texts("data.notice"): _consent(texts, member.notice),
            texts("data.shows"): _consent(texts, member.shows),
        }
    )


def _consent(texts: Texts, consent: Consent | None) -> Plain | None:
    if consent is None:
        return None
    return {
        texts("data.version"): consent.version,
        texts("data.at"): consent.at.isoformat(),
        texts("data.given"): consent.given,
    }


def _contribution(texts: Texts, one: Contribution, history: Sequence[MoveRecord]) -> Plain:
    return _filled(
        {
            texts("data.receipt"): one.receipt,
            texts("data.kind"): texts(f"kind.{one.kind}"),
            texts("data.text"): one.text,
            texts("data.created"): one.created.isoformat(),
            texts("data.state"): texts(f"state.{one.state}"),
            texts("data.item"): one.item,
            texts("data.topic"): one.topic,
            texts("data.answers"): one.reply_to,
            texts("data.branch"): one.branch,
            texts("data.visibility"): one.visibility.value,
            texts("data.held"): one.held,
            texts("data.message"): one.message_id,
            texts("data.files"): _files(one.attachments),
            texts("data.history"): [_step(texts, step) for step in history],
        }
    )


def _step(texts: Texts, step: MoveRecord) -> Plain:
    """Tell one step; of staff that it was staff, and no more."""
    return _filled(
        {
            texts("data.at"): step.at.isoformat(),
            texts("data.before"): texts(f"state.{step.before}"),
            texts("data.after"): texts(f"state.{step.after}"),
            texts("data.by"): texts("data.by-staff") if step.by else texts("data.by-you"),
            texts("data.reason"): step.reason,
            texts("data.details"): dict(step.details),
        }
    )


def _draft(texts: Texts, one: Draft) -> Plain:
    return _filled(
        {
            texts("data.text"): one.text,
            texts("data.at"): one.at.isoformat(),
            texts("data.files"): _files(one.attachments),
        }
    )


def _writing(texts: Texts, writing: Writing | None) -> Plain | None:
    if writing is None or writing.anonymous:  # it shall bear no name: not even here
        return None
    return _filled(
        {
            texts("data.kind"): texts(f"kind.{writing.kind}"),
            texts("data.text"): "\n".join(writing.parts),
            texts("data.files"): _files(writing.attachments),
        }
    )


def _files(attachments: Iterable[Attachment]) -> list[Plain]:
    return [{"type": one.type, **one.fields, "file": one.file} for one in attachments]
