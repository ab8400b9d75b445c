from datetime import UTC, datetime

from bot.model.ids import OpenId
from bot.model.incoming import Incoming

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def callback(
    sender: str = "oMei", at: int = 0, message_id: str | None = "1", **fields: str
) -> Incoming:
    kind = "event" if "Event" in fields else "text"
    return Incoming(OpenId(sender), "gh", NOW.replace(second=at), kind, message_id, fields)


def test_is_the_same_message_by_sender_time_and_id() -> None:
    assert callback(Content="a").identity == callback(Content="a").identity
    others = [callback(sender="oSol"), callback(at=1), callback(message_id="2")]
    assert len({one.identity for one in (callback(), *others)}) == 4


def test_is_the_same_event_by_sender_time_name_and_key() -> None:
    def event(name: str = "SCAN", key: str = "a", **more: str) -> Incoming:
        return callback("oMei", 0, None, Event=name, EventKey=key, **more)

    assert event().identity == event().identity
    others = [event(name="CLICK"), event(key="b"), event(MsgID="9")]
    assert len({one.identity for one in (event(), *others)}) == 4


def test_has_words_only_where_it_is_text() -> None:
    assert callback(Content=" 路灯 ").text == " 路灯 "
    assert callback(message_id=None, Event="CLICK", Content="路灯").text == ""
    assert (callback().event, callback(Event="CLICK").event) == ("", "click")
