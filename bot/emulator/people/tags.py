"""The account's tags, and who carries them: counted without walking over all members."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.limits import TAG_FANS_FOR_DELETE, TAGS, TAGS_OF_USER
from bot.emulator.people.members import Member
from bot.emulator.people.openid_list import OpenidList

_SYSTEM = {0: "未分组", 1: "黑名单", 2: "星标组"}
"""Nobody can change these. Whether a bot may put them on somebody is unverified: ours may not."""
_LISTED = 2  # the only one of them that the platform lists
_FIRST_ID = 100


class Tags:
    """Names by id, and openids by id; a member's own `tags` say the same, the newest last."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._carriers: dict[int, OpenidList] = {}
        self._next_id = _FIRST_ID

    def create(self, name: str) -> int:
        """Raises PlatformError 45157 (the name is there already) or 45056."""
        self._check_free(name, None)
        if len(self._names) >= TAGS:
            raise PlatformError(45056)
        tag_id, self._next_id = self._next_id, self._next_id + 1
        self._names[tag_id], self._carriers[tag_id] = name, OpenidList()
        return tag_id

    def rename(self, tag_id: object, name: str) -> None:
        """Raises PlatformError 45058, 45159 or 45157."""
        own = self.own(tag_id)
        self._check_free(name, own)
        self._names[own] = name

    def delete(self, tag_id: object) -> list[str]:
        """Who carried it. Raises PlatformError 45058, 45159 or 45057 (too many carry it)."""
        own = self.own(tag_id)
        if len(self._carriers[own]) > TAG_FANS_FOR_DELETE:
            raise PlatformError(45057)
        del self._names[own]
        return self._carriers.pop(own).after("")

    def own(self, tag_id: object) -> int:
        """A tag that the account made. Raises PlatformError 45058 (the system's) or 45159."""
        if isinstance(tag_id, bool) or not isinstance(tag_id, int):
            raise PlatformError(45159)
        if tag_id in _SYSTEM:
            raise PlatformError(45058)
        if tag_id not in self._names:
            raise PlatformError(45159)
        return tag_id

    def knows(self, tag_id: int) -> bool:
        return tag_id in self._names or tag_id in _SYSTEM

    def put(self, tag_id: int, member: Member) -> None:
        if tag_id not in member.tags:
            member.tags.append(tag_id)
            self._carriers[tag_id].add(member.openid)

    def take(self, tag_id: int, member: Member) -> None:
        if tag_id in member.tags:
            member.tags.remove(tag_id)
            self._carriers[tag_id].remove(member.openid)

    def strip(self, member: Member) -> None:
        """They do not follow any more: tags are for followers [U]."""
        for tag_id in list(member.tags):
            self.take(tag_id, member)

    def take_in(self, member: Member) -> None:
        """A record from the disk comes with its tags."""
        for tag_id in member.tags:
            self._carriers[tag_id].add(member.openid)

    def carriers(self, tag_id: int) -> OpenidList:
        return self._carriers.get(tag_id) or OpenidList()

    def as_json(self) -> list[dict[str, object]]:
        named = {_LISTED: _SYSTEM[_LISTED], **self._names}
        return [
            {"id": tag_id, "name": name, "count": len(self.carriers(tag_id))}
            for tag_id, name in named.items()
        ]

    def saved(self) -> dict[str, object]:
        return {"names": list(self._names.items()), "next_id": self._next_id}

    def restore(self, saved: Mapping[str, Any]) -> None:
        self._names = dict(saved["names"])
        self._carriers = {tag_id: OpenidList() for tag_id in self._names}
        self._next_id = saved["next_id"]

    def _check_free(self, name: str, but: int | None) -> None:
        taken = {**_SYSTEM, **self._names}
        if name in (other for tag_id, other in taken.items() if tag_id != but):
            raise PlatformError(45157)


def check_room(members: Iterable[Member], tag_id: int) -> None:
    """May each of them carry this tag too? Raises PlatformError 45059."""
    for member in members:
        if tag_id not in member.tags and len(member.tags) >= TAGS_OF_USER:
            raise PlatformError(45059)
