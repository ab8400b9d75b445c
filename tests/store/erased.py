"""Mei does all that can be done, and has herself erased; what is looked for afterwards."""

from dataclasses import replace
from pathlib import Path

from bot.delivery.media.folder import Folder
from bot.members.consents import Privacy
from bot.model.contribution import Contribution, Kind, MoveRecord, State
from bot.model.dialogue import Notice
from bot.model.ids import OpenId, Receipt
from bot.model.incoming import Incoming
from bot.model.learning import Card, QuestionId
from bot.scheduler.jobs import erasing
from bot.store import contributions, learning, likes, notices, picks
from bot.store.base import Store
from bot.store.writes import apply
from tests.scheduler.office import Office
from tests.store.people import (
    DAY,
    MEI,
    NOW,
    OU,
    X,
    a_push,
    answer,
    begin,
    follow,
    said,
)

KEPT = "东门的路灯坏了"
"""The words of the suggestion that was taken up: they alone stay."""

GONE = (
    "我想到的第一件事",
    "读完很受启发",
    "食堂太吵",
    "说了一半",
    "很满意多谢",
    "草稿里的十来个字呢",
)


class House(Office):
    """An office whose members' files lie in a folder of the test's own."""

    def __init__(self, store: Store, folder: Path) -> None:
        super().__init__(store, "first")
        self.folder, self.bot = folder, self.conversation
        self.bot.house = replace(self.bot.house, privacy=Privacy("1", "http://x/privacy/"))
        self.sent = 0

    def says(self, text: str, who: OpenId = MEI, **fields: str) -> str:
        self.sent += 1
        message = said(who, text, self.sent)
        return answer(self.bot, replace(message, fields={**message.fields, **fields}), self.now)

    def brings(self, who: OpenId = MEI) -> str:
        self.sent += 1
        fields = {"MediaId": f"media-of-{self.sent}"}
        return answer(self.bot, Incoming(who, "gh", NOW, "image", str(self.sent), fields), self.now)

    def erases(self) -> None:
        erasing.run(self.world)


def of(store: Store, who: OpenId) -> list[Contribution]:
    return contributions.of_member(store, who, 99)


def step(store: Store, one: Contribution, after: State, by: str = "ou", why: str = "") -> None:
    """Let a contribution go a step, without the table of moves."""
    record = MoveRecord(by, NOW, one.state, after, why)
    apply(store, contributions.moves_on(store, one, record))


def live(house: House) -> tuple[Receipt, list[Receipt], list[str]]:
    """Let Mei do all that can be done; gives what stays, what goes, and the names of her files."""
    store = house.store
    follow(store, OU, MEI, sends=5)
    begin(store, a_push())
    house.says("今日")
    house.says("同意公开")
    house.says("微讨论 我想到的第一件事")
    house.says("微体会 读完很受启发")
    house.says("微建议 食堂太吵")
    house.says("微建议")
    house.says(KEPT)
    house.brings()
    house.says("完成")
    house.says("草稿里的十来个字呢，先放着")
    house.brings()
    house.says("嗯嗯嗯呐")
    house.says("微建议")
    house.says("说了一半")
    house.brings()
    taken_up = next(one for one in of(store, MEI) if one.text == KEPT)
    step(store, taken_up, State.ACCEPTED)
    rated = replace(taken_up, state=State.ACCEPTED)
    step(store, rated, State.RATED, by="", why="很满意多谢")
    apply(store, notices.waits(store, MEI, Notice("notice.accepted", {"receipt": "x"})))
    card = Card(NOW, NOW, 1.0, 5.0, right=True)
    learning.first_answer(store, MEI, QuestionId(f"{X}#0"), card)
    experience = next(one for one in of(store, MEI) if one.kind is Kind.EXPERIENCE)
    picks.pick(store, experience, DAY, NOW)
    likes.give(store, MEI, of(store, MEI)[0].receipt)
    goes = [one.receipt for one in of(store, MEI) if one.receipt != taken_up.receipt]
    names = [one.removeprefix("media:") for one in media(store)]
    store.redis.delete(store.keys.fetches())  # the senders have fetched them all
    for name in names:
        path = Folder(house.folder / "media").path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MEI.encode())
    return taken_up.receipt, goes, names


def media(store: Store) -> list[str]:
    found = (key.decode() for key in store.redis.scan_iter("*:media:*"))
    return [one.partition("}:")[2] for one in found]


def erase(house: House) -> None:
    house.says("取消")  # what is half written would take the number for content
    house.says("删除我的数据")
    assert "删除" in house.says("1")
    house.erases()
