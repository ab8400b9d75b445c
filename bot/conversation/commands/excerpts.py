"""How a reply names what a member handed in: by its first words, or by what was sent for it."""

from collections.abc import Sequence

from bot.model.contribution import Attachment, Contribution, Kind, State
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


def state(one: Contribution) -> Say:
    """Name its state: a post is let through where a suggestion becomes a case."""
    if one.kind is not Kind.SUGGESTION and one.state in {State.ACCEPTED, State.HELD}:
        return say(f"post.state.{one.state}")
    return say(f"state.{one.state}")


def line(one: Contribution) -> Say:
    """Give its line in a list: receipt, kind, state, and its head."""
    return say(
        "mine.line",
        receipt=one.receipt,
        kind=say(f"kind.{one.kind}"),
        state=state(one),
        text=excerpt(one.text, one.attachments),
    )
