"""The people who answer for the account: customer-service accounts, and what went out as theirs."""

from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.limits import KF_ACCOUNTS, KF_LOG_ROWS
from bot.emulator.people.chat import Entry

_FIRST_ID = 1001
_SENT = 2002  # the platform's number for a message of customer service to a member


@dataclass(slots=True)
class KfAccount:
    """`account` is `name@account`; `head` its picture's media_id."""

    account: str
    nick: str
    id: int
    head: str = ""
    invited: str = ""
    """The WeChat id of who was asked to be it; whether they say yes is not emulated."""


@dataclass(slots=True)
class _Row:
    account: str
    openid: str
    at: int
    text: str


class KfAccounts:
    """By account; none of them is ever online."""

    def __init__(self) -> None:
        self._accounts: dict[str, KfAccount] = {}
        self._next_id = _FIRST_ID
        self._rows: deque[_Row] = deque(maxlen=KF_LOG_ROWS)

    def find(self, account: object) -> KfAccount:
        """Raises PlatformError 61452."""
        found = self._accounts.get(account) if isinstance(account, str) else None
        if found is None:
            raise PlatformError(61452)
        return found

    def add(self, account: str, nick: str) -> None:
        """Raises PlatformError 61453 (it is there already) or 61456 (too many)."""
        if account in self._accounts:
            raise PlatformError(61453)
        if len(self._accounts) >= KF_ACCOUNTS:
            raise PlatformError(61456)
        self._accounts[account] = KfAccount(account, nick, self._next_id)
        self._next_id += 1

    def remove(self, account: object) -> None:
        """Raises PlatformError 61452."""
        del self._accounts[self.find(account).account]

    def all(self) -> list[KfAccount]:
        return list(self._accounts.values())

    def note(self, account: str, openid: str, entry: Entry) -> None:
        """A message went out in this one's name."""
        self._rows.append(_Row(account, openid, entry.at, str(entry.fields.get("text", ""))))

    def log(self, start: int, end: int) -> list[dict[str, object]]:
        """What went out from `start` to `end`, in the platform's words and the order of time."""
        return [
            {
                "openid": row.openid,
                "opercode": _SENT,
                "text": row.text,
                "time": row.at,
                "worker": row.account,
            }
            for row in self._rows
            if start <= row.at <= end
        ]

    def saved(self) -> dict[str, object]:
        return {
            "accounts": [asdict(account) for account in self._accounts.values()],
            "next_id": self._next_id,
            "rows": [asdict(row) for row in self._rows],
        }

    def restore(self, saved: Mapping[str, Any]) -> None:
        accounts = [KfAccount(**fields) for fields in saved["accounts"]]
        self._accounts = {one.account: one for one in accounts}
        self._next_id = saved["next_id"]
        self._rows.extend(_Row(**fields) for fields in saved["rows"])
