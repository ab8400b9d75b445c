"""What a decision writes, and the snapshot that stands after it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from bot.conversation.composing import Reply
from bot.conversation.router import SILENCE
from bot.conversation.turn import Decision, TodayItem, Turn
from bot.members import consents
from bot.members.windows import Opening, opened
from bot.model.contribution import Contribution
from bot.model.member import Member
from bot.model.push import Delivery
from bot.store import contributions, counters, kept, ledgers, members, notices, writings
from bot.store.base import Store
from bot.store.turns import Snapshot
from bot.store.writes import Write

Openings: TypeAlias = Mapping[str, Opening]


def writes(
    store: Store, turn: Turn, decision: Decision, reply: Reply, became: Member
) -> list[Write]:
    """Give all that is to be written together with the reply; `became` is the member after it."""
    openid = turn.message.sender
    changed = decision.dialogue if decision.dialogue != turn.dialogue else None
    made = members.writes(store, turn.member, became, changed)
    for one in decision.keep:
        made += contributions.writes(store, one, _order(one))
    for draft in decision.drafts:
        made += kept.writes(store, openid, draft, kept.DRAFT_LIFE)
    for short in decision.shorts:
        made += kept.writes(store, openid, short, kept.SHORT_LIFE)
    if decision.filed is not None:
        made += kept.removes(store, openid, decision.filed)
    for item, state in _handed(decision, reply):
        made += ledgers.hands_over(store, item.push.id, item.item.id, item.delivery, state)
    if reply.notices:
        made += notices.consumes(store, openid, reply.notices)
    for notice in decision.later:
        made += notices.waits(store, openid, notice)
    for act in decision.acts:
        made += act.writes(store, turn)
    made += writings.writes(store, openid, turn.dialogue, decision.dialogue)
    return [*made, counters.counts(store, turn.now, f"heard.{_kind(turn)}")]


def _handed(decision: Decision, reply: Reply) -> list[tuple[TodayItem, Delivery]]:
    """Give the items that the reply hands over or tells of, and what that makes of them."""
    given = [(one, Delivery.DELIVERED) for one in decision.gives]
    return given + [(one, Delivery.TOLD) for one in reply.told]


def _order(one: Contribution) -> float:
    """Give a contribution's place in the lists: an anonymous one has only its day (I7)."""
    if isinstance(one.created, datetime):
        return one.created.timestamp()
    return contributions.day_start(one.created)


def _kind(turn: Turn) -> str:
    return turn.message.event or turn.message.kind


def member_after(
    turn: Turn, decision: Decision, openings: Openings, *, noticed: bool = False
) -> Member:
    """Give the member as the message leaves them; whoever acts follows, whatever we missed.

    `noticed`: the reply gave them the privacy notice.
    """
    before, message = turn.member, turn.message
    follows = before.follows if message.event == SILENCE else message.event != "unsubscribe"
    window = opened(before.window, message, turn.now, openings)
    now = decision.member or before
    notice = consents.noticed(turn.house.privacy, turn.now) if noticed else now.notice
    return replace(now, follows=follows, window=window, notice=notice)


def after(
    seen: Snapshot, turn: Turn, decision: Decision, reply: Reply, became: Member
) -> Snapshot | None:
    """Give the snapshot that the commit left, or None where only the store knows it."""
    left = seen.notice_count - reply.notices
    if turn.member.number is None or left > len(seen.notices) - reply.notices:
        return None
    handed = {one.push.id: state for one, state in _handed(decision, reply)}
    return replace(
        seen,
        member=became,
        version=seen.version + 1,
        dialogue=decision.dialogue or turn.dialogue,
        deliveries=tuple(_became(one, handed.get(one.push.id)) for one in turn.today),
        notices=seen.notices[reply.notices :],
        notice_count=left,
    )


def _became(one: TodayItem, state: Delivery | None) -> Delivery:
    return one.delivery if state is None or one.delivery is Delivery.NONE else state
