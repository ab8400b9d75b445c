"""What others do meanwhile: members hand in, follow, and are sent things."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.console.office import Office
from bot.contributions import handing_in, receipts
from bot.contributions.handing_in import Seals, Words
from bot.contributions.moves import make
from bot.contributions.wants import Want
from bot.model.contribution import Attachment, Contribution, Kind
from bot.model.ids import ItemId, OpenId, Receipt, ScheduleId, TrackId
from bot.model.push import Push, Schedule
from bot.model.role import Role
from bot.push.days import study_day
from bot.push.pushing import push_now
from bot.store import contributions, members, schedules
from bot.store.writes import Write

MEI = OpenId("oMei000000000000000000000001")

SAID = {
    Want.REASON: "已经安排",
    Want.WHERE: "物业",
    Want.UNIT: "后勤处",
    Want.PERSON: "老王",
    Want.DUE: "2026-03-20",
    Want.ANSWER: "B",
    Want.GRADE: "fair",
}
"""What a move may want."""


class Desk:
    """Fills the store."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.store = office.store
        self._handed_in = 0

    def suggestion(self, text: str, *attachments: Attachment, author: OpenId = MEI) -> Contribution:
        """Hand in a suggestion with a name, each a minute after the one before."""
        self._handed_in += 1
        at = self.office.now() - timedelta(days=1) + timedelta(minutes=self._handed_in)
        words = Words(text, attachments)
        kept = handing_in.named(Kind.SUGGESTION, words, author, receipts.draw(), at, None)
        self._keep(kept, at.timestamp())
        return kept

    def anonymous(self, text: str, author: OpenId = MEI) -> Contribution:
        """Hand in one without a name. It is not listed before the full hour."""
        store = self.store
        day = study_day(self.office.now(), self.office.zone)
        seals = Seals(
            proof=lambda who, receipt: store.sealer.mark("author", who, receipt),
            address=store.sealer.seal_address,
        )
        kept = handing_in.anonymous(Words(text), author, receipts.draw(), day, None, seals)
        self._keep(kept, contributions.day_start(day))
        return kept

    def discussion(self, text: str, **more: object) -> Contribution:
        """Post to the discussion."""
        return self._post(Kind.DISCUSSION, text, more)

    def experience(self, text: str, **more: object) -> Contribution:
        """Hand in an experience."""
        return self._post(Kind.EXPERIENCE, text, more)

    def _post(self, kind: Kind, text: str, more: dict[str, object]) -> Contribution:
        now = self.office.now()
        kept = handing_in.named(kind, Words(text), MEI, receipts.draw(), now, None)
        kept = replace(kept, **more)  # type: ignore[arg-type]
        self._keep(kept, now.timestamp())
        return kept

    def consents(self, author: OpenId = MEI) -> None:
        """Let a member say 同意公开."""
        given = f"1 {int(self.office.now().timestamp())} 1"
        self.store.redis.hset(self.store.keys.member(author), "s", given)

    def moves(self, one: Contribution, *names: str, at: datetime | None = None) -> None:
        """Let Ou, or where it is hers its author, make moves by the table."""
        for name in names:
            (now,) = contributions.read(self.store, [one.receipt])
            history = contributions.moves(self.store, one.receipt)
            role = Role.AUTHOR if name in {"rate", "reopen", "resubmit"} else Role.ORGANISER
            by = "" if role is Role.AUTHOR else "ou"
            when = at or self.office.now()
            row, step = make(name, now, role, by, SAID, when, history)
            assert contributions.move(self.store, now, step, row.notice)

    def _keep(self, kept: Contribution, order: float) -> None:
        self._run(contributions.writes(self.store, kept, order))

    def _run(self, writes: list[Write]) -> None:
        pipe = self.store.redis.pipeline()
        for write in writes:
            pipe.execute_command(write.command, write.key, *write.arguments)
        pipe.execute()

    def the_hour_strikes(self) -> None:
        """Take the anonymous ones into the lists."""
        contributions.list_anonymous(self.store)

    def followers(self, count: int) -> list[OpenId]:
        """Let so many members follow."""
        openids = [OpenId(f"oFollower{number:019d}") for number in range(count)]
        members.follow(self.store, openids)
        return openids

    def schedule(self, name: str, track: str, *, paused: bool = False) -> Schedule:
        """Add a schedule: working days at 8:00."""
        made: datetime = self.office.now() - timedelta(days=2)
        one = Schedule(ScheduleId(name), TrackId(track), time(8, 0), paused=paused, since=made)
        schedules.add(self.store, one)
        return one

    def push(self, item: ItemId, by: str = "test") -> Push:
        """Push an item to everybody."""
        return push_now(self.store, item, self.office.now(), self.office.zone, by)

    def state_of(self, receipt: Receipt) -> str:
        """Read a suggestion's state."""
        return contributions.read(self.store, [receipt])[0].state
