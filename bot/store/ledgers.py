"""What became of a push for each member: four bits each, and the counts beside them."""

from bot.model.ids import ItemId, PushId
from bot.model.push import Delivery
from bot.store.base import Store
from bot.store.writes import AT_NUMBER, NUMBER, Write

LIFE = 400 * 86_400


def hands_over(
    store: Store, push: PushId, item: ItemId, before: Delivery, after: Delivery
) -> list[Write]:
    """Give what a commit writes when a reply gives (or tells of) an item.

    Who was not in the audience stays out of its counts; that they had the item is kept all the
    same (I5).
    """
    made = []
    if after is Delivery.DELIVERED:
        made.append(Write("SETBIT", store.keys.had(item), (NUMBER, 1)))
    if before in {Delivery.NONE, after, Delivery.DELIVERED}:
        return made
    made.append(Write("BITFIELD", store.keys.ledger(push), ("SET", "u4", AT_NUMBER, int(after))))
    if before is Delivery.UNREACHED:
        made.append(Write("HDEL", store.keys.unreached(push), (NUMBER,)))
    for state, step in ((before, -1), (after, 1)):
        made.append(Write("HINCRBY", store.keys.push(push), (count_field(state), step)))
    return made


def count_field(state: Delivery) -> str:
    """Name the field of a push's record that counts the members in one state."""
    return f"c{int(state)}"
