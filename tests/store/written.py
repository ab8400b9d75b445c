"""Contributions put into a store as a member's turn puts them."""

from dataclasses import replace
from datetime import datetime

from bot.contributions import handing_in
from bot.contributions.handing_in import Seals, Words
from bot.model.contribution import Contribution
from bot.model.ids import OpenId, Receipt
from bot.store import contributions, turns
from bot.store.base import Store
from bot.store.turns import Snapshot
from tests.store.people import DAY, MEI, said


def write(store: Store, *kept: Contribution) -> None:
    """Commit each in a turn of its own."""
    for one in kept:
        made = one.created
        order = made.timestamp() if isinstance(made, datetime) else contributions.day_start(made)
        message = replace(said(one.author.openid or MEI, ""), message_id=one.receipt)
        seen = turns.look(store, message, store.keys.day(DAY), ())
        assert isinstance(seen, Snapshot)
        writes = contributions.writes(store, one, order)
        assert turns.commit(store, message, store.keys.day(DAY), (), seen, "好", writes) is None


def stored(store: Store, receipt: Receipt) -> Contribution:
    """Read one as it stands now."""
    (one,) = contributions.read(store, [receipt])
    return one


def anonymous(
    store: Store, author: OpenId, receipt: Receipt, text: str = "路灯坏了"
) -> Contribution:
    """A suggestion whose author is sealed."""
    mark, seal = store.sealer.mark, store.sealer.seal_address
    seals = Seals(lambda openid, code: mark("author", openid, code), seal)
    return handing_in.anonymous(Words(text), author, receipt, DAY, None, seals)
