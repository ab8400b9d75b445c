from datetime import UTC, datetime, timedelta
from pathlib import Path
from tomllib import loads

import pytest

from bot.members.windows import Opening, opened
from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.model.member import Window

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TABLE = loads((Path(__file__).parents[2] / "config" / "platform.toml").read_text())["windows"]
OPENINGS = {
    act: Opening(one["messages"], timedelta(seconds=one["seconds"])) for act, one in TABLE.items()
}


def after(window: Window, kind: str, now: datetime = NOW, **fields: str) -> Window:
    message = Incoming(OpenId("oMei"), "gh", now, kind, "1", fields)
    return opened(window, message, now, OPENINGS)


@pytest.mark.parametrize("kind", ["text", "image", "voice", "location", "link"])
def test_message_opens_forty_eight_hours_and_five_messages(kind: str) -> None:
    window = after(Window(), kind)
    assert (window.long_until, window.long_left) == (NOW + timedelta(hours=48), 5)
    assert window.open_at(NOW + timedelta(hours=48) - SECOND)
    assert not window.open_at(NOW + timedelta(hours=48))


@pytest.mark.parametrize("event", ["CLICK", "subscribe", "SCAN", "scancode_waitmsg"])
def test_tap_follow_or_scan_opens_one_minute_and_three_messages(event: str) -> None:
    window = after(Window(), "event", Event=event)
    assert (window.short_until, window.short_left) == (NOW + timedelta(minutes=1), 3)
    assert (window.long_until, window.long_left) == (None, 0)
    assert window.open_at(NOW + timedelta(minutes=1) - SECOND)
    assert not window.open_at(NOW + timedelta(minutes=1))


def test_tapped_link_opens_the_short_one() -> None:
    window = after(Window(), "text", Content="1", bizmsgmenuid="7")
    assert (window.long_left, window.short_left) == (0, 3)


@pytest.mark.parametrize("event", ["VIEW", "LOCATION", "TEMPLATESENDJOBFINISH", "nonsense"])
def test_other_events_open_nothing(event: str) -> None:
    assert after(Window(), "event", Event=event) == Window()


def test_message_opens_it_anew_to_its_full_count() -> None:
    used = Window(long_until=NOW + timedelta(hours=1), long_left=1)
    window = after(used, "text", Content="路灯")
    assert (window.long_until, window.long_left) == (NOW + timedelta(hours=48), 5)


def test_tap_leaves_the_long_one_alone() -> None:
    long = after(Window(), "text", Content="路灯")
    window = after(long, "event", NOW + timedelta(hours=1), Event="CLICK")
    assert (window.long_until, window.long_left) == (long.long_until, 5)
    assert window.short_left == 3


def test_both_shut_for_one_who_leaves() -> None:
    window = after(after(Window(), "text", Content="路灯"), "event", Event="unsubscribe")
    assert window == Window()
    assert not window.open_at(NOW)


@pytest.mark.parametrize("left", [(0, 0), (1, 0), (0, 1)])
def test_is_shut_once_it_is_spent(left: tuple[int, int]) -> None:
    until = NOW + timedelta(minutes=1)
    assert Window(until, left[0], until, left[1]).open_at(NOW) is (left != (0, 0))


def test_is_shut_before_any_word() -> None:
    assert not Window().open_at(NOW)
