"""Other members' words inside a reply: labelled, cut to their room, and harmless."""

from bot.model.branches import title
from bot.model.ids import BranchId
from bot.model.say import Say, say


def who(branch: BranchId) -> Say:
    """Say from where somebody wrote: their branch, and nothing that tells who they are."""
    if not branch:
        return say("post.of-member")
    return say("post.of-branch", branch=harmless(title(branch)))


def harmless(text: str) -> str:
    """Take the sting out of marks: in a chat ``<a href=…>`` would become a link that acts."""
    return text.replace("<", "＜")


def within(text: str, room: int) -> str:
    """Give a text's beginning in so many bytes, never inside a character."""
    tidy = harmless("\n".join(line for line in text.splitlines() if line.strip())).strip()
    raw = tidy.encode()
    return tidy if len(raw) <= room else raw[: room - 3].decode(errors="ignore").rstrip() + "…"
