"""The days on which a member checked in: a bit each, in the member's own record, a field a year.

As keys of their own they would cost three times as much.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from bot.model.ids import MemberNumber, OpenId, PushId
from bot.model.push import Delivery
from bot.store.base import Store
from bot.store.writes import Write

_HEAD = b"."
"""Before the bits, so that no value looks like `NUMBER`, for which a commit puts something else."""

_AROUND = timedelta(days=2)
"""A push is made so long before its study day begins in UTC at the most."""


def comes(store: Store, openid: OpenId, day: date, came: Iterable[date]) -> list[Write]:
    """Give what a commit writes when a member checks in, if these are still the days they came.

    Bits of the year before last are dropped.
    """
    year = [one for one in came if one.year == day.year]
    record, field = store.keys.member(openid), _field(day.year)
    expected = _bits(year) if year else b""
    return [
        Write("HSET", record, (field, _bits([*year, day])), expects=(field, expected)),
        Write("HDEL", record, (_field(day.year - 2),)),
    ]


def came(store: Store, openid: OpenId, today: date) -> frozenset[date]:
    """Read the days of this year and the last on which a member checked in."""
    years = (today.year - 1, today.year)
    found = store.redis.hmget(store.keys.member(openid), [_field(year) for year in years])
    return frozenset(
        day for year, bits in zip(years, found, strict=True) for day in _days(year, bits)
    )


def study_days(
    store: Store, number: MemberNumber | None, came: frozenset[date], first: date, last: date
) -> frozenset[date]:
    """Give the dates on which there was a push for a member, or they came and there was any.

    Who was not to be reached that day had no study day.
    """
    begin = datetime.combine(first, time(), UTC) - _AROUND
    end = datetime.combine(last, time(), UTC) + _AROUND
    span = (begin.timestamp(), end.timestamp())
    made = store.call("ZRANGEBYSCORE", store.keys.pushes(), *span)
    dated = [(PushId(one.decode()), _day_of(one.decode())) for one in made]
    pushes = [(push, day) for push, day in dated if day is not None and first <= day <= last]
    ledgers = [store.keys.ledger(push) for push, _ in pushes]
    none = [0] * len(ledgers)
    states = store.script("attended", ledgers, (number,)) if number is not None else none
    theirs = zip(pushes, map(Delivery, states), strict=True)
    missing = {Delivery.NONE, Delivery.UNREACHED}
    return frozenset(day for (_, day), state in theirs if state not in missing or day in came)


def _day_of(push: str) -> date | None:
    try:
        return date.fromisoformat(push.rpartition(".")[2])
    except ValueError:
        return None


def all_days(store: Store, openid: OpenId) -> list[date]:
    """Read every day that is kept, in order."""
    record: Mapping[bytes, bytes] = store.redis.hgetall(store.keys.member(openid))
    found = (_days(int(one[1:]), bits) for one, bits in record.items() if _is_year(one))
    return sorted(day for days in found for day in days)


def _is_year(field: bytes) -> bool:
    return field[:1] == b"c" and field[1:].isdigit()


def _field(year: int) -> str:
    return f"c{year}"


def _bits(days: Iterable[date]) -> bytes:
    """Pack the days of one year, a bit each, the first of January first."""
    places = [day.timetuple().tm_yday - 1 for day in days]
    packed = bytearray(max(places) // 8 + 1)
    for place in places:
        packed[place // 8] |= 0x80 >> place % 8
    return _HEAD + bytes(packed)


def _days(year: int, bits: bytes | None) -> list[date]:
    packed, start = (bits or _HEAD)[1:], date(year, 1, 1)
    places = (place for place in range(8 * len(packed)) if packed[place // 8] & 0x80 >> place % 8)
    return [start + timedelta(days=place) for place in places]
