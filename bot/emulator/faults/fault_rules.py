"""Reads fault rules as they are put; each mistake is told with its rule and its field."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from bot.emulator.faults.faults import Kind, Rule

_KINDS = get_args(Kind)
_OF_CALLS = frozenset({"latency", "errcode", "status", "reset", "truncate", "token", "drop"})
_OF_CALLBACKS = frozenset(_KINDS) - {"errcode", "token"}
_DEAD_TOKEN = (40001, 42001)

_BESIDE: Mapping[str, frozenset[str]] = {
    "errcode": frozenset({"errcode", "token"}),
    "status": frozenset({"status"}),
    "after": frozenset({"latency", "status", "reset"}),
}
"""The fields that only some kinds have, and which."""


def read(body: Mapping[str, Any]) -> tuple[int, list[Rule]]:
    """The seed and the rules of `{"seed", "rules"}`. Raises ValueError."""
    seed, rules = body.get("seed", 0), body.get("rules")
    if not _is_whole(seed):
        raise ValueError("seed wants a whole number")
    if not isinstance(rules, list) or body.keys() - {"seed", "rules"}:
        raise ValueError('want {"seed": 1, "rules": [{"on", "kind", "rate"}, …]}')
    return seed, [_rule(number, given) for number, given in enumerate(rules, 1)]


def _rule(number: int, given: object) -> Rule:
    try:
        if not isinstance(given, dict):
            raise ValueError("want an object")
        _check(given)
    except ValueError as reason:
        raise ValueError(f"rule {number}: {reason}") from reason
    return Rule(**given, given=dict(given))


def _check(given: Mapping[str, Any]) -> None:
    on, kind = given.get("on"), given.get("kind")
    if not isinstance(on, str) or not (on == "callback" or on.startswith("/")):
        raise ValueError("on wants a path, the beginning of paths with a *, or callback")
    if not isinstance(kind, str) or kind not in (_OF_CALLBACKS if on == "callback" else _OF_CALLS):
        raise ValueError(f"kind: {kind!r} does not happen to {on}; there are {', '.join(_KINDS)}")
    for name in given.keys() - {"on", "kind"}:
        _check_field(kind, name, given[name])
    if kind == "latency" and not given.keys() & {"ms", "tail"}:
        raise ValueError("ms: a latency wants its milliseconds")
    if kind == "errcode" and "errcode" not in given:
        raise ValueError("errcode wants a number")


def _check_field(kind: object, name: str, value: object) -> None:
    if name not in _FIELDS:
        raise ValueError(f"{name}: no such field; there are on, kind, {', '.join(_FIELDS)}")
    if kind not in _BESIDE.get(name, {kind}):
        raise ValueError(f"{name}: {kind} has no such field")
    is_right, wanted = _FIELDS[name]
    if not is_right(value):
        raise ValueError(f"{name} wants {wanted}")
    if kind == "token" and name == "errcode" and value not in _DEAD_TOKEN:
        raise ValueError("errcode wants 40001 (replaced) or 42001 (expired) where kind is token")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _within(least: float, most: float) -> Callable[[Any], bool]:
    return lambda value: _is_number(value) and least <= value <= most


_FIELDS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "rate": (_within(0, 1), "a number from 0 to 1"),
    "ms": (_within(0, 600_000), "milliseconds, up to ten minutes"),
    "tail": (_within(0, 600_000), "milliseconds, up to ten minutes"),
    "errcode": (_is_whole, "a whole number"),
    "status": (
        lambda value: _is_whole(value) and 200 < value < 600,
        "an HTTP status from 201 to 599",
    ),
    "times": (lambda value: _is_whole(value) and value > 0, "a whole number from 1"),
    "after": (lambda value: isinstance(value, bool), "true or false"),
}
