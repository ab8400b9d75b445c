import pytest

from bot.model.contribution import Kind, State
from bot.store import contributions
from bot.store.listed import newest
from tests.scheduler.office import Office, at
from tests.store.people import DAY, MEI, OU, answer, conversation, said

WAITING = (State.SUBMITTED,)


def hand_in(office: Office) -> None:
    bot = conversation(office.store)
    answer(bot, said(MEI, "匿名 微建议 食堂的账该公布"))
    answer(bot, said(OU, "微建议 路灯坏了"))


def listed(office: Office) -> set[str]:
    receipts = list(newest(office.store, Kind.SUGGESTION, WAITING))
    return {one.text for one in contributions.read(office.store, receipts)}


def test_lists_the_anonymous_on_the_full_hour_alone(office: Office) -> None:
    hand_in(office)
    assert listed(office) == {"路灯坏了"}
    office.now = at(10, 30)
    office.strike()
    assert listed(office) == {"路灯坏了"}
    office.now = at(11)
    office.strike()
    assert listed(office) == {"路灯坏了", "食堂的账该公布"}
    place = [score for _, score in raw(office)]
    assert contributions.day_start(DAY) in place


def raw(office: Office) -> list[tuple[bytes, float]]:
    pipe = office.store.redis.pipeline()
    pipe.zrange(office.store.keys.listed(Kind.SUGGESTION, State.SUBMITTED), 0, -1, withscores=True)
    found: list[tuple[bytes, float]] = pipe.execute()[0]
    return found


@pytest.mark.parametrize("minute", [0, 30])
def test_rewrites_the_file_within_the_hour(office: Office, minute: int) -> None:
    before = office.store.redis.info("persistence")["aof_base_size"]
    assert before is not None
    hand_in(office)
    assert office.store.redis.exists(office.store.keys.rewrite_due())
    office.now = at(11, minute)
    office.strike()
    told = office.store.redis.info("persistence")
    begun = told["aof_rewrite_in_progress"] or told["aof_last_rewrite_time_sec"] >= 0
    assert begun or office.store.redis.exists(office.store.keys.rewrite_due())


def test_does_nothing_where_nothing_was_sealed(office: Office) -> None:
    office.strike()
    assert listed(office) == set()
    assert not office.store.redis.exists(office.store.keys.rewrite_due())
