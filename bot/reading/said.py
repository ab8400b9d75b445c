"""What a member says on a page: a form, read into what the conversation is to hear."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from bot.model.ids import ItemId

_THREE = frozenset({"discuss", "experience", "suggest"})

_CODED = frozenset({"supplement", "withdraw", "rate"})
_PLAIN = frozenset({"agree", "private", "my-data", "erase", "check_in"})
_TOKEN = re.compile(r"[0-9a-f]{32}")
_EXTRAS = {"post": "Post", "draft": "Draft", "question": "bizmsgmenuid"}
"""Fields of a form, and what the conversation calls them."""


class NotSaid(Exception):
    """No form of ours: nothing that a page could send."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said.

    `token` makes it this one however often the form is sent. `command` is a command's name, or
    empty where `content` answers the bot's question. `fields` go with the message as they are.
    """

    token: str
    command: str
    content: str = ""
    anonymous: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether words are wanted and there are none."""
        return self.command in (*_THREE, "") and not self.content.strip()

    @property
    def key(self) -> str:
        """What makes it itself: the form and the words, so that changed words are never lost."""
        words = [self.command, self.content, self.anonymous, sorted(self.fields.items())]
        return f"{self.token}.{sha256(json.dumps(words).encode()).hexdigest()[:16]}"


def new_token(now: datetime) -> str:
    """Draw a token for a form: the second at which it was made, and chance."""
    return f"{int(now.timestamp()):08x}{secrets.token_hex(12)}"


def made_at(key: str) -> datetime:
    """Give when the form of a token or key was made. Raises `NotSaid`."""
    if not _TOKEN.fullmatch(key.partition(".")[0]):
        raise NotSaid
    return datetime.fromtimestamp(int(key[:8], 16), UTC)


def said_in(form: Mapping[str, str], item: ItemId | None = None) -> Said:
    """Read a form. Raises `NotSaid` where none of our pages has such a form."""
    token, command = form.get("token", ""), form.get("do", "")
    words = form.get("words", "").replace("\r\n", "\n")
    made_at(token)
    extras = {name: form[field] for field, name in _EXTRAS.items() if form.get(field)}
    if command == "answer":
        return Said(token, "", words, fields=extras)
    if command in _CODED:
        return Said(token, command, f"{form.get('receipt', '')} {words}".strip())
    if command in _PLAIN:
        return Said(token, command, fields=extras)
    if command not in _THREE:
        raise NotSaid
    if item:
        extras["Item"] = item
    return Said(token, command, words, anonymous="anonymous" in form, fields=extras)
