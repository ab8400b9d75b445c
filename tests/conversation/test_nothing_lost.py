"""I6: at every moment each text that Mei sent is somewhere, but for what she dropped herself."""

from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.conversation.media import FETCHED
from bot.conversation.turn import Decision
from bot.model.contribution import State
from tests.conversation.talk import Talk, pushed

HEADS = [
    "",
    "匿名 ",
    "匿名：",
    "微建议 ",
    "微建议",
    "建议：",
    "匿名 微建议 ",
    "微建议 匿名：",
    "微讨论 ",
    "匿名 微讨论 ",
]
HEADS += [
    "心得，",
    "#微体会# ",
    "【建议】",
    "suggest ",
    "今日",
    "取消",
    "完成 ",
    "讨论",
    "情况：",
    "1 ",
    "K7 ",
    "微建仪 ",
    "薇建议",
    "匿名 wei jian yi ",
    "建议建议：",
    "sugest ",
    "补充 ",
    "补充：",
    "评价 ",
    "撤回 ",
    "看讨论 ",
    "绑定 ",
    "答题 ",
    "建议：",
]
TAILS = ["", "。", "坏了", " 坏了，晚上看不见路", "\n坏了", " 匿名", " 完成"]
OPENINGS = ["微建议", "微讨论", "微体会", "匿名 微建议", "建议", "讨论。", "匿名", "匿名 微讨论"]
COMMANDS = ["今日", "我的", "帮助", "?", "退订", "订阅", "完成", "收到", "👍"]
COMMANDS += ["进度", "撤回", "补充", "评价", "看讨论", "答题", "复习", "打卡", "再深一点", "深"]
COMMANDS += ["同意公开", "不公开", "我的数据", "help", "today", "分步", "下一步", "next"]
COMMANDS += ["是", "不是", "yes", "no", "A", "AB", "微建仪", "hepl", "建议建议", "wei jian yi"]
NUMBERS = ["1", "２", "③", "三", "9", "0", "零"]
BUBBLES = ["微建议 ", "匿名 微建议 ", "心得：", "微建仪 ", "匿名 wei jian yi：", "sugest ", ""]
ANSWERS = st.lists(st.sampled_from(["是", "不是", "0", "1", "3", "完成"]), max_size=2)
KEYS = ["today", "discuss", "experience", "suggest", "mine", "help", "done", "unknown"]
KINDS = ["image", "voice", "video", "location", "link", "file"]
WAITS = [1, 50, 61, 14 * 60, 15 * 60 + 1, 86_400]


class Mei(RuleBasedStateMachine):
    """All that Mei can do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.hears = Talk()
        self.sent: set[str] = set()
        self.dropped: set[str] = set()

    @rule(head=st.sampled_from(HEADS), tail=st.sampled_from(TAILS))
    def writes(self, head: str, tail: str) -> None:
        mark = f"路灯{len(self.sent)}号"
        self.sent.add(mark)
        self.hears(f"{head}{mark}{tail}")

    @rule(heads=st.lists(st.sampled_from(BUBBLES), min_size=1, max_size=3), says=ANSWERS)
    def says_it_in_bubbles(self, heads: list[str], says: list[str]) -> None:
        for head in heads:
            self.writes(head, "坏了，晚上看不见路")
        for answer in says:
            self.hears(answer)

    @rule(kind=st.sampled_from(KINDS))
    def sends_a_picture(self, kind: str) -> None:
        mark = f"picture{self.hears.sent}."
        self.sent.add(f"{self.hears.sent + 1:032x}" if kind in FETCHED else mark)
        self.hears.receives(kind, MediaId=mark, Title=mark, Label=mark)

    @rule(text=st.sampled_from([*OPENINGS, *COMMANDS, *NUMBERS]))
    def says(self, text: str) -> None:
        self.hears(text)

    @rule()
    def cancels(self) -> None:
        writing = self.hears.dialogue.writing
        before = set() if writing is None else self._in(self._open_words())
        decision = self.hears("取消")
        self.dropped |= before - self._in(self._filed(decision))

    @rule(number=st.integers(0, 3), back=st.integers(0, 2))
    def taps_a_link(self, number: int, back: int) -> None:
        self.hears(str(number), tapped=max(0, self.hears.dialogue.questions - back))

    @rule(word=st.sampled_from(["是", "分步", "下一步", "完成"]))
    def taps_a_word(self, word: str) -> None:
        self.hears(word, tapped=self.hears.dialogue.questions)

    @rule(state=st.sampled_from([State.ACCEPTED, State.RETURNED, State.HELD]))
    def is_reviewed(self, state: State) -> None:
        if self.hears.kept:
            self.hears.moves(state)

    @rule(key=st.sampled_from(KEYS))
    def taps_the_menu(self, key: str) -> None:
        self.hears.taps(key)

    @rule(event=st.sampled_from(["subscribe", "unsubscribe", "SCAN"]))
    def comes_and_goes(self, event: str) -> None:
        self.hears.does(event)

    @rule(seconds=st.sampled_from(WAITS), today=st.integers(0, 2))
    def lets_time_go_by(self, seconds: int, today: int) -> None:
        self.hears.waits(seconds=seconds)
        self.hears.today = tuple(pushed(number) for number in range(today))

    @rule()
    def chatters(self) -> None:
        for _ in range(31):
            self.hears("👍")

    @rule()
    def falls_silent(self) -> None:
        self.hears.falls_silent()

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.sent - self._in(self._words()) == self.dropped

    @invariant()
    def nothing_is_filed_twice(self) -> None:
        filed = " ".join(one.text for one in self.hears.kept)
        assert all(filed.count(mark) <= 1 for mark in self.sent)

    @invariant()
    def no_name_stands_beside_a_sealed_one(self) -> None:
        sealed = [one for one in self.hears.kept if one.anonymous]
        assert all(one.message_id is None and one.author.address for one in sealed)

    def _in(self, texts: Iterable[str]) -> set[str]:
        joined = "\n".join(texts)
        return {mark for mark in self.sent if mark in joined}

    def _open_words(self) -> list[str]:
        writing = self.hears.dialogue.writing
        return [] if writing is None else [*writing.parts, repr(writing.attachments)]

    def _filed(self, decision: Decision) -> list[str]:
        return [one.text + repr(one.attachments) for one in decision.keep]

    def _words(self) -> list[str]:
        hears = self.hears
        kept = (hears.kept, hears.drafts.values(), hears.shorts)
        stored = [one.text + repr(one.attachments) for place in kept for one in place]
        return [*stored, *self._open_words()]


Mei.TestCase.settings = settings(max_examples=50, stateful_step_count=20, deadline=None)
TestNothingLost = Mei.TestCase
