"""From an incoming message to the reply that was committed with it (I1, I2)."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from threading import Lock
from zoneinfo import ZoneInfo

from bot.contributions import receipts
from bot.contributions.handing_in import Seals
from bot.conversation.committing import after, member_after, writes
from bot.conversation.composing import compose
from bot.conversation.lookups.filling import fill
from bot.conversation.router import SILENCE, decide
from bot.conversation.turn import House, TodayItem, Turn
from bot.members.windows import Opening
from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.model.member import Member
from bot.push.days import study_day
from bot.store import turns
from bot.store.base import Store
from bot.store.pushes import Today, read_day
from bot.store.turns import Answered, Snapshot, Taken
from bot.study.library import Library
from bot.texts import Texts

_TRIES = 50
"""Times that a turn may be lost to other messages of the same member."""

_REMEMBERED = 10_000
"""Members whose last snapshot a process keeps in memory, to spare the look before the commit."""


@dataclass(slots=True)
class Conversation:
    """Answers messages. One in each process; the threads share it.

    `texts` are in the account's language, `catalogues` in all.
    """

    store: Store
    library: Library
    texts: Texts
    house: House
    zone: ZoneInfo
    openings: dict[str, Opening]
    catalogues: Mapping[str, Texts] = field(default_factory=dict)
    _days: dict[date, Today] = field(default_factory=dict)
    _seen: dict[OpenId, Snapshot] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def answer(self, message: Incoming, now: datetime, wrap: Callable[[str], str]) -> str:
        """Give the wrapped reply to a message, committed with all that it says was kept.

        The same message gets the same reply again. Raises `StoreUnavailable`, and then nothing
        was kept, but where its `maybe` says that this is not certain.
        """
        seen = self._seen.get(message.sender)
        for _ in range(_TRIES):
            today = self._today(study_day(now, self.zone), seen)
            if seen is None:
                looked = turns.look(self.store, message, today.key, today.ledgers)
            else:
                looked = self._commit(message, now, wrap, today, seen)
            if isinstance(looked, Answered):
                return looked.reply
            seen = looked
        raise RuntimeError("a turn was lost to others fifty times")

    def fall_silent(self, openid: OpenId, now: datetime) -> None:
        """File what a member was writing who has fallen silent (rule 5)."""
        fields = {"Event": SILENCE}
        message = Incoming(openid, "", now, "event", fields=fields)
        self.answer(message, now, lambda text: text)

    def _today(self, day: date, seen: Snapshot | None) -> Today:
        """Give the day's pushes as this process knows them, read anew where there are more."""
        known = self._days.get(day)
        if known is None or (seen is not None and seen.day_length > len(known.pushes)):
            known = read_day(self.store, day)
            self._days = {day: known}
        return known

    def _commit(
        self,
        message: Incoming,
        now: datetime,
        wrap: Callable[[str], str],
        today: Today,
        seen: Snapshot,
    ) -> Answered | Snapshot:
        """Decide on a snapshot and commit; gives the reply, or what to decide on anew."""
        if seen.member.number is None and message.event in {SILENCE, "unsubscribe"}:
            return Answered("")  # who is erased (I9) is not brought back by an echo
        if len(seen.deliveries) != len(today.pushes):
            return turns.look(self.store, message, today.key, today.ledgers)
        turn = self._turn(message, now, today, seen)
        decision = decide(turn)
        reply = compose(turn, decision, seen.notices, self._texts(decision.member or seen.member))
        wrapped = wrap(reply.text)
        became = member_after(turn, decision, self.openings, noticed=reply.noticed)
        kept = writes(self.store, turn, decision, reply, became)
        try:
            other = turns.commit(self.store, message, today.key, today.ledgers, seen, wrapped, kept)
        except Taken:
            return seen
        if other is None:
            self._remember(message.sender, after(seen, turn, decision, reply, became))
            return Answered(wrapped)
        if isinstance(other, Snapshot):
            self._remember(message.sender, other)
        return other

    def _texts(self, member: Member) -> Texts:
        """Give the sentences of a member's language; the account's, where they chose none."""
        return self.catalogues.get(member.language, self.texts)

    def _turn(self, message: Incoming, now: datetime, today: Today, seen: Snapshot) -> Turn:
        items = (self.library.item(push.item) for push in today.pushes)
        pushes = zip(today.pushes, items, seen.deliveries, strict=True)
        turn = Turn(
            message=message,
            member=seen.member,
            dialogue=seen.dialogue,
            now=now,
            study_day=study_day(now, self.zone),
            seals=Seals(partial(self.store.sealer.mark, "author"), self.store.sealer.seal_address),
            house=self.house,
            draw=receipts.draw,
            draw_file=partial(secrets.token_hex, 16),
            library=self.library,
            today=tuple(TodayItem(push, item, had) for push, item, had in pushes if item),
        )
        return fill(self.store, turn)

    def _remember(self, openid: OpenId, seen: Snapshot | None) -> None:
        """Keep a member's latest snapshot in memory; the commit finds out where it is old."""
        with self._lock:
            self._seen.pop(openid, None)
            if seen is not None:
                self._seen[openid] = seen
            if len(self._seen) > _REMEMBERED:
                del self._seen[next(iter(self._seen))]
