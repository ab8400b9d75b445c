"""The menus under the chat: one for all, and those for some, which match a rule."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from bot.emulator.people.members import Member

Button: TypeAlias = dict[str, Any]

_FIRST_ID = 420_000_000


@dataclass(frozen=True, slots=True)
class Menu:
    """`rule`: WeChat's matchrule as it was given, of a conditional menu."""

    menu_id: int
    buttons: list[Button]
    rule: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, member: Member) -> bool:
        """Of several tags the one that was put on last counts."""
        tag_id, platform = self.rule.get("tag_id"), self.rule.get("client_platform_type")
        if tag_id and int(tag_id) not in member.tags[-1:]:
            return False
        return not platform or int(platform) == member.client_platform_type

    def as_json(self) -> dict[str, object]:
        rule = {"matchrule": self.rule} if self.rule else {}
        return {"button": self.buttons, **rule, "menuid": self.menu_id}


class Menus:
    """Phones show a change at once, as after a refollow; real ones may take five minutes."""

    def __init__(self) -> None:
        self.default: Menu | None = None
        self.conditional: list[Menu] = []
        """The oldest first."""
        self._last_id = _FIRST_ID

    def create(self, buttons: list[Button]) -> None:
        self.default = Menu(self._new_id(), buttons)

    def add(self, buttons: list[Button], rule: Mapping[str, Any]) -> Menu:
        menu = Menu(self._new_id(), buttons, rule)
        self.conditional.append(menu)
        return menu

    def remove(self, menu_id: int) -> bool:
        """Take out a conditional menu, if there is such a one."""
        kept = [menu for menu in self.conditional if menu.menu_id != menu_id]
        found = len(kept) < len(self.conditional)
        self.conditional = kept
        return found

    def clear(self) -> None:
        self.default, self.conditional = None, []

    def seen_by(self, member: Member) -> Menu | None:
        """The newest conditional menu that fits them, or the default one."""
        if not member.follows:
            return None
        fitting = (menu for menu in reversed(self.conditional) if menu.fits(member))
        return next(fitting, self.default)

    def saved(self) -> dict[str, object]:
        return {
            "default": asdict(self.default) if self.default else None,
            "conditional": [asdict(menu) for menu in self.conditional],
            "last_id": self._last_id,
        }

    def restore(self, saved: Mapping[str, Any]) -> None:
        self.default = Menu(**saved["default"]) if saved["default"] else None
        self.conditional = [Menu(**menu) for menu in saved["conditional"]]
        self._last_id = saved["last_id"]

    def _new_id(self) -> int:
        self._last_id += 1
        return self._last_id
