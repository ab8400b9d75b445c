"""The values of a template's fields: checked by their types, and as the phone shows them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.kept.templates import Template
from bot.emulator.limits import LEGACY_VALUE_CHARACTERS
from bot.emulator.platform.template_patterns import PATTERNS

LISTED_TYPES = frozenset({"const", "enum"})
"""Types whose values are listed with the template."""

_TYPED = re.compile(rf"({'|'.join([*PATTERNS, *LISTED_TYPES])})[0-9]+")
_DROPPED = frozenset({"first", "remark"})  # silently, since 2023-05-04


@dataclass(frozen=True, slots=True)
class _Rule:
    """One field. `allows` is None for a legacy one, which takes anything."""

    name: str
    label: str
    allows: Callable[[str], object] | None


def type_of(name: str) -> str | None:
    """The type in a field's name, `thing` of `thing1`; None for a legacy field."""
    typed = _TYPED.fullmatch(name)
    return typed[1] if typed else None


def shown(template: Template, data: object) -> list[dict[str, str]]:
    """The fields as the phone shows them. Raises PlatformError 47003 or 47001."""
    rules = _rules_of(template)
    if not isinstance(data, dict):
        data = _no_fields(rules)
    return [{"name": rule.label, "value": _value(rule, data.get(rule.name))} for rule in rules]


def _no_fields(rules: tuple[_Rule, ...]) -> Mapping[str, Any]:
    """A `data` that is missing, or a string of JSON: typed fields count as empty then [S]."""
    if not any(rule.allows for rule in rules):
        raise PlatformError(47001)
    return {}


@lru_cache(maxsize=256)
def _rules_of(template: Template) -> tuple[_Rule, ...]:
    """Compiled once a template: the fan-out asks for it with each message."""
    return tuple(
        _Rule(name, label, _allowing(template, name))
        for name, label in template.slots
        if name not in _DROPPED
    )


def _allowing(template: Template, name: str) -> Callable[[str], object] | None:
    kind = type_of(name)
    if kind is None:
        return None
    if kind in LISTED_TYPES:
        return frozenset(template.values.get(name, ())).__contains__
    return PATTERNS[kind].fullmatch


def _value(rule: _Rule, part: object) -> str:
    value = part.get("value") if isinstance(part, dict) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)  # the page says `any`
    if rule.allows is None:
        return _folded(value)
    if not isinstance(value, str) or not value.strip():
        raise PlatformError(47003, f"data.{rule.name}.value is empty")
    if not rule.allows(value):
        raise PlatformError(47003, f"data.{rule.name}.value invalid")
    return value


def _folded(value: object) -> str:
    """A legacy value: its first line, and of that so many characters."""
    line = value.partition("\n")[0].rstrip("\r") if isinstance(value, str) else ""
    if len(line) <= LEGACY_VALUE_CHARACTERS:
        return line
    return line[:LEGACY_VALUE_CHARACTERS] + "…"
