"""Mei's phone, without a store: what she sends is decided, and what was kept is remembered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from bot.contributions.handing_in import Seals
from bot.contributions.receipts import ALPHABET, recognise
from bot.conversation.acts.growing import Grow
from bot.conversation.acts.moving import MoveOn
from bot.conversation.acts.showing import ShowTo
from bot.conversation.commands import VOCABULARY
from bot.conversation.committing import member_after
from bot.conversation.folding import fold
from bot.conversation.numbered import headed
from bot.conversation.reading import read
from bot.conversation.router import SILENCE, decide
from bot.conversation.turn import Act, Decision, House, Mine, TodayItem, Turn
from bot.main.answering import openings
from bot.model.contribution import Contribution, Draft, MoveRecord, State
from bot.model.dialogue import Dialogue
from bot.model.ids import ItemId, MemberNumber, OpenId, PushId, Receipt, TrackId
from bot.model.incoming import Incoming
from bot.model.item import Depth, StudyItem
from bot.model.learning import Learning
from bot.model.member import Consent, Member
from bot.model.push import Delivery, Push
from bot.model.topic import Topic
from bot.study.library import Library
from bot.texts import LANGUAGES, load

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # nine o'clock in Shanghai
MEI = Member(
    OpenId("oMei_000000000000000000000001"), MemberNumber(0), shows=Consent("2026-11", MORNING)
)
SOL = OpenId("oSol_000000000000000000000002")
ACCOUNT = "gh_0123456789ab"
STUDY_DAY = date(2026, 11, 24)
SEALS = Seals(
    proof=lambda openid, receipt: f"proof of {openid[:4]} {receipt}",
    address=lambda openid, receipt: f"address of {openid[:4]} {receipt}",
)
HOUSE = House(
    item=lambda item: f"https://tiantian.example/study/{item}",
    column="https://tiantian.example/column/",
    contact="王老师",
    zone=ZoneInfo("Asia/Shanghai"),
    courtesies=frozenset({"收到", "好的", "谢谢", "ok", "thanks"}),
)
EMPTY = Library(())
OPENINGS = openings()
DETAILS = {"unit": "城管局", "due": "2026-12-10", "where": "信访办", "answer": "A"}
TEXTS = {language: load(language) for language in LANGUAGES}


def item(number: int = 1, body: str = "楼门口有一条缓坡。") -> StudyItem:
    """A study item."""
    return StudyItem(
        id=ItemId(f"law/{number:03}-ramp"),
        track=TrackId("law"),
        title=f"第 {number} 讲：坡道不只为轮椅而修",
        theme="无障碍",
        depth=Depth.SEE,
        source="《无障碍环境建设法》第二条",
        source_url="https://example.org/law",
        checked=STUDY_DAY,
        question="你在哪里被台阶难住过？那里如果要改，你觉得先改什么？",
        quiz=(),
        body=body,
    )


def pushed(number: int = 1, delivery: Delivery = Delivery.DELIVERED, body: str = "") -> TodayItem:
    """An item of today, and what became of its push for Mei."""
    one = item(number, body) if body else item(number)
    return TodayItem(Push(PushId(f"p{number}"), one.id, STUDY_DAY, None, MORNING), one, delivery)


def receipts() -> Iterator[Receipt]:
    """Valid receipts, the same ones in every run."""
    count = 0
    while True:
        count += 1
        body = "".join(ALPHABET[count // 23**place % 23] for place in range(8))
        yield next(found for last in ALPHABET if (found := recognise(body + last)))


@dataclass(slots=True)
class Talk:
    """A conversation with one member. Every reply is worded in both languages on the way."""

    member: Member = MEI
    today: tuple[TodayItem, ...] = (pushed(),)
    now: datetime = MORNING
    house: House = HOUSE
    library: Library = EMPTY
    dialogue: Dialogue = field(default_factory=Dialogue)
    kept: list[Contribution] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    shorts: list[Draft] = field(default_factory=list)
    steps: dict[Receipt, tuple[MoveRecord, ...]] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    learning: Learning = field(default_factory=Learning)
    topics: dict[int, Topic] = field(default_factory=dict)
    looked: dict[str, Any] = field(default_factory=dict)
    sent: int = 0
    _receipts: Iterator[Receipt] = field(default_factory=receipts)

    def __call__(self, text: str, *, tapped: int | None = None) -> Decision:
        """Send a text; `tapped` is the question whose link sent it."""
        link = {} if tapped is None else {"bizmsgmenuid": str(tapped)}
        return self.receives("text", Content=text, **link)

    def brings(self, kind: str = "image") -> Decision:
        """Send a picture, or what else has a MediaId or a place."""
        return self.receives(kind, MediaId=f"media{self.sent}", Location_X="31.2")

    def taps(self, command: str) -> Decision:
        """Tap a button of the menu."""
        return self.receives("event", Event="CLICK", EventKey=command)

    def does(self, event: str) -> Decision:
        """Follow, leave, scan …"""
        return self.receives("event", Event=event, EventKey="")

    def falls_silent(self) -> Decision:
        """What the scheduler's notice of her silence leads to."""
        return self.receives("event", Event=SILENCE)

    def waits(self, **span: float) -> None:
        """Let time go by."""
        self.now += timedelta(**span)

    def receives(self, kind: str, **fields: str) -> Decision:
        """Decide on one callback, and keep what the decision keeps."""
        self.sent += 1
        message_id = None if kind == "event" else f"2490000000000{self.sent:04}"
        message = Incoming(self.member.openid, ACCOUNT, self.now, kind, message_id, fields)
        turn = self._turn(message)
        decision = decide(turn)
        assert decide(replace(turn, draw=_again(decision))) == decision  # pure
        self._keep(turn, decision)
        for texts in TEXTS.values():
            assert all(texts.render(one) for one in decision.says)
        return decision

    def _turn(self, message: Incoming) -> Turn:
        named = tuple(one for one in reversed(self.kept) if not one.anonymous)
        return Turn(
            message=message,
            member=self.member,
            dialogue=self.dialogue,
            now=self.now,
            study_day=STUDY_DAY,
            seals=SEALS,
            house=self.house,
            draw=partial(next, self._receipts),
            draw_file=lambda: f"{self.sent:032x}",
            library=self.library,
            today=self.today,
            mine=Mine(named, tuple(reversed(self.drafts.values()))),
            found=self._found(message.text),
            learning=self.learning,
            topic=self._topic(message.text),
            **self.looked,
        )

    def _topic(self, text: str) -> Topic | None:
        head = headed(read(text, VOCABULARY).content)
        return self.topics.get(head[0]) if head else None

    def _found(self, text: str) -> tuple[Contribution, tuple[MoveRecord, ...]] | None:
        codes = {recognise(fold(text)), *map(recognise, re.findall("[0-9A-Za-z]{9}", text))}
        if text and self.dialogue.asked is not None:  # what a 0 would add to
            codes.add(recognise(self.dialogue.asked.values.get("more", "")))
            codes.add(recognise(self.dialogue.asked.values.get("receipt", "")))
        last = self.dialogue.filed
        if last is not None and last.anonymous and text.startswith("补充") and codes == {None}:
            codes = {last.receipt}
        mine = (one for one in self.kept if one.receipt in codes)
        return next(((one, self.steps.get(one.receipt, ())) for one in mine), None)

    def _keep(self, turn: Turn, decision: Decision) -> None:
        self.kept += decision.keep
        self.drafts |= {one.id: one for one in decision.drafts}
        self.shorts += decision.shorts
        if decision.filed is not None:
            del self.drafts[decision.filed]
        if decision.dialogue is not None:
            self.dialogue = decision.dialogue
        self.member = member_after(turn, decision, OPENINGS)
        self.acts += decision.acts
        for act in decision.acts:
            self._does(act)

    def _does(self, act: Act) -> None:
        """Change what was handed in as the commit would."""
        if isinstance(act, MoveOn):
            self.steps[act.one.receipt] = (*self.steps.get(act.one.receipt, ()), act.step)
            self._change(act.one.receipt, state=act.step.after)
        elif isinstance(act, Grow):
            self._change(act.one.receipt, text=act.text, attachments=act.attachments)
        elif isinstance(act, ShowTo):
            self._change(act.one.receipt, visibility=act.visibility)

    def _change(self, receipt: Receipt, **new: Any) -> None:
        self.kept = [replace(o, **new) if o.receipt == receipt else o for o in self.kept]

    def moves(self, *states: State, receipt: Receipt | None = None) -> None:
        """Let the office move what was handed in last, or another one, through these states."""
        one = next(o for o in reversed(self.kept) if receipt in {None, o.receipt})
        for state in states:
            before = next(o for o in self.kept if o.receipt == one.receipt).state
            step = MoveRecord("ou", self.now, before, state, "在办", dict(DETAILS))
            self._does(MoveOn(one, step))


def _again(decision: Decision) -> partial[Receipt]:
    """Draw the receipts of a decision once more."""
    return partial(next, iter([one.receipt for one in decision.keep]))


def keys(decision: Decision) -> list[str]:
    """Name what was said."""
    return [one.key for one in decision.says]


def words(decision: Decision) -> list[str]:
    """Give the texts of what was filed."""
    return [one.text for one in decision.keep]
