"""What became of a file that a member sent, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.model.media import Kept, MediaState
from bot.model.say import Say, say

_WHY: Mapping[str, Say] = MappingProxyType(
    {
        "": say("media.why.first"),
        "silent": say("media.why.silent"),
        "disk": say("media.why.disk"),
        "trouble": say("media.why.trouble"),
        "too-large": say("media.why.too-large"),
        "format": say("media.why.format"),
        "40007": say("media.why.gone"),
        "48001": say("media.why.no-right"),
        "45009": say("media.why.quota"),
    }
)


def words(kept: Kept | None) -> Say | None:
    """Say what is wrong with a file; nothing where it is here and can be seen or heard."""
    if kept is None:
        return say("media.erased")
    why = _WHY.get(kept.code) or say("media.why.code", code=kept.code)
    if kept.state is MediaState.PENDING:
        return say("media.pending", why=why)
    if kept.state is MediaState.FAILED:
        return say("media.failed", why=why)
    if kept.type == "voice" and not kept.plays and kept.mime not in {"audio/mpeg", "audio/wav"}:
        return say("media.unplayable")
    return None
