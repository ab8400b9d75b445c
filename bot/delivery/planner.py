"""Which road to each member: the first of the push's own order that is open to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.channels.base import Channel
from bot.model.member import Member


@dataclass(frozen=True, slots=True)
class Plan:
    """A member's channel, and why those before it in the order were not taken."""

    member: Member
    channel: Channel | None
    why_not: tuple[str, ...] = ()


def plan(members: Sequence[Member], order: Sequence[Channel], now: datetime) -> list[Plan]:
    """Choose for each member; no channel where every road is closed."""
    return [_choose(member, order, now) for member in members]


def _choose(member: Member, order: Sequence[Channel], now: datetime) -> Plan:
    reasons: list[str] = []
    for channel in order:
        why = channel.why_not(member, now)
        if why is None:
            return Plan(member, channel, tuple(reasons))
        reasons.append(f"{channel.name}: {why}")
    return Plan(member, None, tuple(reasons))
