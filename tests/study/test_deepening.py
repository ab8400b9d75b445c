from dataclasses import replace

from bot.model.ids import ItemId, TrackId
from bot.model.item import Depth, StudyItem, Track
from bot.study.deepening import further
from bot.study.library import Library
from tests.conversation.talk import item


def one(number: int, depth: Depth, theme: str = "坡道", track: str = "law") -> StudyItem:
    return replace(
        item(number),
        id=ItemId(f"{track}/{number:03}"),
        track=TrackId(track),
        depth=depth,
        theme=theme,
    )


SEE, KNOW, DO = one(1, Depth.SEE), one(2, Depth.KNOW), one(3, Depth.DO)
NEXT, OTHER = one(4, Depth.SEE), one(5, Depth.KNOW, "楼道")
SECOND = one(6, Depth.KNOW)
FAR = one(1, Depth.KNOW, track="far")
LIBRARY = Library(
    (
        Track(TrackId("law"), "", "", 1, (SEE, KNOW, DO, NEXT, OTHER, SECOND)),
        Track(TrackId("far"), "", "", 2, (FAR,)),
    )
)


def led(today: StudyItem, *had: StudyItem) -> list[StudyItem]:
    return further(LIBRARY, [today], {one.id for one in had})


def test_goes_one_depth_further_at_a_time() -> None:
    assert led(SEE) == [KNOW, SECOND, DO]


def test_goes_on_after_what_was_had() -> None:
    assert led(SEE, KNOW, SECOND) == [DO]
    assert led(SEE, DO, SECOND) == [KNOW]


def test_then_gives_a_newcomer_what_came_before() -> None:
    assert led(DO) == [SEE, KNOW]
    assert led(KNOW) == [DO, SEE]
    assert led(NEXT, KNOW, SECOND, DO) == [SEE]


def test_leaves_what_comes_later_to_its_own_day() -> None:
    assert NEXT not in led(SEE)


def test_comes_to_an_end() -> None:
    assert led(SEE, KNOW, DO, SECOND) == []


def test_knows_nothing_of_an_item_that_the_library_has_not() -> None:
    assert led(one(9, Depth.SEE, "没有了")) == []


def test_goes_through_all_of_todays_themes_and_gives_none_of_today() -> None:
    found = further(LIBRARY, [KNOW, DO], set())
    assert found == [SEE]
