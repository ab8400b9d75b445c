"""The node of the tree that a visitor belongs to, and the nodes that they may speak to."""

from bot.console.visitor import Visitor
from bot.model.branches import within
from bot.model.ids import ROOT, BranchId
from bot.store import roster


def own(visitor: Visitor) -> BranchId:
    """Give the node that a visitor belongs to."""
    return ROOT


def below(visitor: Visitor) -> list[BranchId]:
    """Give a visitor's own node and those of the roster that lie below it."""
    top = own(visitor)
    found = (one for one in roster.branches(visitor.store) if one != top and within(one, top))
    return [top, *found]
