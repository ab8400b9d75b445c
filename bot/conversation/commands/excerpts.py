"""How a reply names a text of the member's own: by its first words, or by what was sent for it."""

from collections.abc import Sequence

from bot.model.contribution import Attachment
from bot.model.say import Say, say

_LENGTH = 16

_ATTACHED = {
    "image": say("excerpt.image"),
    "voice": say("excerpt.voice"),
    "video": say("excerpt.video"),
    "shortvideo": say("excerpt.video"),
    "location": say("excerpt.place"),
}


def excerpt(text: str, attachments: Sequence[Attachment] = ()) -> str | Say:
    """Give the head of a text for a list: one line, a few characters."""
    line = " ".join(text.split())
    if not line and attachments:
        return _ATTACHED.get(attachments[0].type, say("excerpt.other"))
    return line if len(line) <= _LENGTH else line[:_LENGTH] + "…"
