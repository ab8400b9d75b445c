from datetime import timedelta

from bot.delivery.channels.base import Channel
from bot.delivery.channels.custom import Custom
from bot.delivery.channels.pull import Pull
from bot.delivery.planner import plan
from bot.model.member import Member, Window
from bot.wechat.fanout import Fanout
from bot.wechat.tokens import Tokens
from tests.delivery.tokens import NoToken
from tests.store.people import MEI, NOW, OU

LATER = NOW + timedelta(minutes=1)
OPEN = Member(MEI, window=Window(long_until=LATER, long_left=1))
SHUT = Member(OU)

CUSTOM = Custom(Fanout("http://127.0.0.1:1", 1), Tokens(NoToken(), "", "", ""))
PULL = Pull()


def chosen(member: Member, *order: Channel) -> tuple[str | None, tuple[str, ...]]:
    (one,) = plan([member], order, NOW)
    return (one.channel.name if one.channel else None), one.why_not


def test_takes_the_first_open_road() -> None:
    assert chosen(OPEN, CUSTOM, PULL) == ("custom", ())
    assert chosen(OPEN, PULL, CUSTOM) == ("pull", ())


def test_says_why_it_took_another() -> None:
    assert chosen(SHUT, CUSTOM, PULL) == ("pull", ("custom: window-closed",))


def test_has_no_road_where_all_are_shut() -> None:
    assert chosen(SHUT, CUSTOM) == (None, ("custom: window-closed",))
    assert chosen(OPEN) == (None, ())


def test_looks_at_the_clock_and_at_what_is_left() -> None:
    spent = Member(MEI, window=Window(long_until=LATER, long_left=0))
    over = Member(MEI, window=Window(long_until=NOW, long_left=5))
    short = Member(MEI, window=Window(short_until=LATER, short_left=1))
    roads = [chosen(one, CUSTOM)[0] for one in (spent, over, short)]
    assert roads == [None, None, "custom"]


def test_plans_for_each_in_order() -> None:
    assert [one.member for one in plan([SHUT, OPEN], [PULL], NOW)] == [SHUT, OPEN]
