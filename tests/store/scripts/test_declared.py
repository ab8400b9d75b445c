from importlib.resources import files
from pathlib import Path

import pytest
import redis

from bot.store.base import Store
from tests.store.scripts.conftest import Strictly


def test_each_script_has_its_tests() -> None:
    scripts = {Path(one.name).stem for one in (files("bot.store") / "scripts").iterdir()}
    tests = {one.stem.removeprefix("test_") for one in Path(__file__).parent.glob("test_*.py")}
    assert scripts <= tests


def test_refuses_a_key_that_was_not_declared(strictly: Strictly) -> None:
    strictly("return redis.call('SET', KEYS[1], 1)", ["tt:{a}:mine"], [])
    with pytest.raises(redis.ResponseError, match=r"(?i)access|permission"):
        strictly("return redis.call('SET', 'tt:{a}:' .. ARGV[1], 1)", ["tt:{a}:mine"], ["other"])


def test_knows_only_a_real_script(store: Store) -> None:
    with pytest.raises(FileNotFoundError):
        store.script("no-such", (), ())
