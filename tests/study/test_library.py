from datetime import UTC, datetime
from pathlib import Path

from bot.model.ids import ItemId, TrackId
from bot.model.item import Depth, Quiz, QuizKind
from bot.study.faults import ContentFaults
from bot.study.library import load
from bot.texts import Texts
from bot.texts import load as texts
from tests.study.desk import BODY, TODAY, TRACK, Desk, item

SHIPPED = Path(__file__).parents[2] / "content"


def test_the_shipped_content_has_no_fault() -> None:
    library = load(SHIPPED, datetime.now(UTC).date())
    assert sum(len(track.items) for track in library.tracks) >= 10


def test_gives_an_item_as_it_was_written(desk: Desk) -> None:
    desk.write("law/001-one.md", item())
    found = desk.load().item(ItemId("law/001-one"))
    assert found
    assert (found.track, found.title, found.depth) == ("law", "坡道不只为轮椅而修", Depth.SEE)
    assert (found.checked, found.body) == (TODAY, BODY)
    assert found.quiz == (
        Quiz(QuizKind.SINGLE, "从哪天起施行？", ("6月28日", "9月1日"), "B", "第七十二条。"),
    )


def test_knows_nothing_of_other_names(desk: Desk) -> None:
    desk.write("law/001-one.md", item())
    library = desk.load()
    assert library.item(ItemId("law/002-two")) is None
    assert library.track(TrackId("tax")) is None


def test_orders_tracks_by_their_order_and_items_by_number(desk: Desk) -> None:
    desk.write("law/010-b.md", item("一段很短的话，讲路灯。"))
    desk.write("law/002-a.md", item("另一段短话，讲的是雨棚。"))
    desk.write("zoo/track.yaml", TRACK.replace("order: 1", "order: 0"))
    library = desk.load()
    assert [track.id for track in library.tracks] == ["zoo", "law"]
    law = library.track(TrackId("law"))
    assert law
    assert [one.id for one in law.items] == ["law/002-a", "law/010-b"]


def test_starts_with_a_wrong_clock(desk: Desk) -> None:
    desk.write("law/001-one.md", item(checked="checked: 2999-01-01"))
    assert desk.faults()
    assert load(desk.folder).tracks[0].items


def test_words_every_fault_in_both_languages(desk: Desk) -> None:
    desk.write("law/001-one.md", item(title="title: " + "长" * 30, depth="depth: 7"))
    desk.write("law/001-two.md", item(theme="theme: 别的", depth="depth: 2"))
    faults = _faults(desk)
    assert len(faults.faults) == 5
    for language in (texts("zh_CN"), texts("en")):
        assert all(_words(language, faults))


def _faults(desk: Desk) -> ContentFaults:
    try:
        desk.load()
    except ContentFaults as faults:
        return faults
    raise AssertionError


def _words(language: Texts, faults: ContentFaults) -> list[str]:
    return [language.render(one.say) for one in faults.faults]
