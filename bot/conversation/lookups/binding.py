"""Who on the roster has the name that was given, and whose branch a QR code is."""

from dataclasses import replace

from bot.conversation.naming import parsed
from bot.conversation.turn import Turn
from bot.model.branches import is_scene
from bot.model.incoming import Incoming
from bot.model.roster import Desk
from bot.store import binding, roster
from bot.store.base import Store

_SUBSCRIBED = "qrscene_"


def desk(store: Store, turn: Turn) -> Turn:
    """Look up the entry of who is bound, or all who have this name and who may still guess."""
    if turn.member.bound:
        return replace(turn, desk=Desk(own=roster.read(store, turn.member.entry)))
    given = parsed(turn.content)
    if given is None:
        return turn
    name, code = given
    found = tuple(binding.named(store, name))
    marks = tuple(binding.code_mark(store, one.entry.id, code) for one in found)
    return replace(turn, desk=Desk(found, marks, binding.guesses(store, turn.message.sender)))


def scanned(store: Store, turn: Turn) -> Turn:
    """Look up the branch whose QR code was scanned, by a follower or by somebody who now is one."""
    said = scene_in(turn.message)
    return replace(turn, branch=roster.branch_of_scene(store, said)) if said else turn


def scene_in(message: Incoming) -> str:
    """Give what a branch's QR code said, where the message tells of one that was scanned."""
    said = message.fields.get("EventKey", "").removeprefix(_SUBSCRIBED)
    return said if is_scene(said) else ""
