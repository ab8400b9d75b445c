"""Adding to a contribution that was filed: 补充, and the continuation within a minute."""

from dataclasses import dataclass

from bot.contributions import moves
from bot.contributions.handing_in import unmarked
from bot.conversation.turn import Turn
from bot.model.contribution import Attachment, Contribution, Kind
from bot.model.role import Role
from bot.store import contributions
from bot.store.base import Store
from bot.store.writes import Write


@dataclass(frozen=True, slots=True)
class Grow:
    """Let a contribution, as it was looked up, have this text and these attachments in all."""

    one: Contribution
    text: str
    attachments: tuple[Attachment, ...] = ()

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Write them, if nobody changed it meanwhile; a post is screened anew."""
        made = contributions.grows(store, self.one, self.text, self.attachments)
        one, held = self.one, self._held(turn)
        if not held:
            return made
        if not moves.allows("hold", Role.AUTHOR, one):  # it waits for a look anyway
            return [*made, contributions.holds(store, one, held)]
        _, step = moves.make("hold", one, Role.AUTHOR, "", {}, turn.now)
        moved = contributions.moves_on(store, one, step)
        return [*made, contributions.holds(store, one, held), *moved]

    def _held(self, turn: Turn) -> str:
        """Say why it must wait for a look now, if it did not before."""
        if self.one.kind is Kind.SUGGESTION or self.one.held:
            return ""
        return turn.house.screen(self.text)


def with_more(one: Contribution, text: str, attachments: tuple[Attachment, ...] = ()) -> Grow:
    """Add a line, and what came with it."""
    joined = "\n".join(part for part in (one.text, text) if part)
    more = tuple(map(unmarked, attachments)) if one.anonymous else attachments
    return Grow(one, joined, one.attachments + more)
