"""The account's message templates: what it chose from the library, or was given by a tester."""

import hashlib
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeAlias

from bot.emulator.clock import month_of

Kind: TypeAlias = Literal["template", "subscribe", "one-time"]
"""A template message (§6.3), a subscribe notice (§6.4), a one-time subscribe message (§6.5)."""

_SLOT = re.compile(r"([^\n{}:：]*)[:：]?[ \t]*\{\{\s*(\w+)\.DATA\s*\}\}")


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """One template. `content` is WeChat's own notation: `课程：{{thing1.DATA}}`, a line each."""

    template_id: str
    kind: Kind
    title: str
    content: str
    example: str = ""
    type: int = 2
    """Of a subscribe notice: 2 one-time, 3 long-term."""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What a const or an enum field may hold, by the field's name."""
    restricted: bool = False
    """WeChat has restricted it: sends answer 43116."""

    @property
    def slots(self) -> list[tuple[str, str]]:
        """The name and the label of each field, in their order."""
        return [(name, label.strip()) for label, name in _SLOT.findall(self.content)]

    def as_json(self) -> dict[str, object]:
        return asdict(self)


class Templates:
    """Every template of the account by its id, and its two industries."""

    def __init__(self, app_id: str) -> None:
        self._held: dict[str, Template] = {}
        self.industries: tuple[str, str] | None = None
        self._moved_in = ""  # the month in which the industries were last set
        one_time = Template(_one_time_id(app_id), "one-time", "一次性订阅消息", "{{content.DATA}}")
        self.keep(one_time)

    def keep(self, template: Template) -> None:
        """A second one with the same id takes the first one's place."""
        self._held[template.template_id] = template

    def find(self, template_id: str, kind: Kind) -> Template | None:
        template = self._held.get(template_id)
        return template if template is not None and template.kind == kind else None

    def of_kind(self, kind: Kind) -> list[Template]:
        return [template for template in self._held.values() if template.kind == kind]

    def drop(self, template: Template) -> None:
        del self._held[template.template_id]

    def may_move(self, now: float) -> bool:
        """The industries are set once a calendar month."""
        return self._moved_in != month_of(now)

    def move(self, industries: tuple[str, str], now: float) -> None:
        """Into other industries: the template messages of the old ones are deleted."""
        self.industries, self._moved_in = industries, month_of(now)
        for template in self.of_kind("template"):
            self.drop(template)

    def as_json(self) -> list[dict[str, object]]:
        return [template.as_json() for template in self._held.values()]

    def saved(self) -> dict[str, object]:
        moved = {"industries": self.industries, "moved_in": self._moved_in}
        return {"held": self.as_json(), **moved}

    def restore(self, saved: Mapping[str, Any]) -> None:
        self._held = {fields["template_id"]: Template(**fields) for fields in saved["held"]}
        self.industries = tuple(saved["industries"]) if saved["industries"] else None
        self._moved_in = saved["moved_in"]


def new_id() -> str:
    """43 characters, as WeChat's."""
    return secrets.token_urlsafe(32)


def _one_time_id(app_id: str) -> str:
    """An account has exactly one such template, and its id never changes."""
    return hashlib.sha256(f"one-time {app_id}".encode()).hexdigest()[:43]
