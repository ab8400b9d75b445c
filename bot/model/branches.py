"""The organisation's tree: a branch is its path, ``committee/branch``; the root is empty."""

from hashlib import sha256

from bot.model.ids import ROOT, BranchId

_SCENE = "b:"


def line_of(branch: BranchId) -> tuple[BranchId, ...]:
    """Give a branch and all that it lies in, from the top, without the root."""
    parts = branch.split("/") if branch else []
    return tuple(BranchId("/".join(parts[: end + 1])) for end in range(len(parts)))


def title(branch: BranchId) -> str:
    """Give what a branch is called: the last part of its path."""
    return branch.rpartition("/")[2]


def within(branch: BranchId, node: BranchId) -> bool:
    """Say whether a branch is this node or lies below it."""
    return node in (ROOT, branch) or branch.startswith(f"{node}/")


def scene(branch: BranchId) -> str:
    """Give what a branch's QR code says: at most 64 bytes (fact sheet, qrcode/create)."""
    return _SCENE + sha256(branch.encode()).hexdigest()[:16]


def is_scene(said: str) -> bool:
    """Say whether a scanned scene is a branch's."""
    return said.startswith(_SCENE)
