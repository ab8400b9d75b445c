"""Each quota of the fact sheet's section 5 trips at its number, and starts anew."""

import pytest

from bot.emulator.clock import day_of
from bot.emulator.errors import PlatformError
from bot.emulator.kept.quotas import Quotas
from bot.emulator.limits import DAILY_CALLS, MINUTE_CALLS

NOW = 1_795_494_000.0  # a noon in Shanghai
DAY = 24 * 3600


def refusal(quotas: Quotas, path: str, now: float) -> int:
    """The errcode of one more call, 0 for none."""
    try:
        quotas.spend(path, now)
    except PlatformError as refused:
        return refused.code
    return 0


@pytest.mark.parametrize("path", DAILY_CALLS)
def test_ends_with_the_last_call_of_the_day(path: str) -> None:
    quotas = Quotas()
    quotas.restore({"day": day_of(NOW), "used": {path: DAILY_CALLS[path] - 1}})
    assert [refusal(quotas, path, NOW) for _ in range(2)] == [0, 45009]
    assert refusal(quotas, path, NOW + DAY) == 0


@pytest.mark.parametrize("path", MINUTE_CALLS)
def test_ends_with_the_last_call_of_the_minute(path: str) -> None:
    quotas = Quotas()
    codes = {refusal(quotas, path, NOW) for _ in range(MINUTE_CALLS[path])}
    assert codes == {0}
    assert refusal(quotas, path, NOW) == 45011
    assert refusal(quotas, path, NOW + 60) == 0
