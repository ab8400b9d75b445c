"""Openids in an order of their own, so that a page can begin behind one that has left the list."""

from bisect import bisect_left, bisect_right, insort


class OpenidList:
    """Sorted, without doubles. WeChat's own order is not known."""

    def __init__(self) -> None:
        self._sorted: list[str] = []

    def __len__(self) -> int:
        return len(self._sorted)

    def add(self, openid: str) -> None:
        """Quickest where they come in their order, as they do from a list of followers."""
        if not self._has(openid):
            insort(self._sorted, openid)

    def remove(self, openid: str) -> None:
        if self._has(openid):
            del self._sorted[bisect_left(self._sorted, openid)]

    def after(self, openid: str, most: int | None = None) -> list[str]:
        """Those behind this one, be it in the list or not; all of them from ''."""
        start = bisect_right(self._sorted, openid)
        return self._sorted[start : None if most is None else start + most]

    def _has(self, openid: str) -> bool:
        place = bisect_left(self._sorted, openid)
        return place < len(self._sorted) and self._sorted[place] == openid
