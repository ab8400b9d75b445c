"""The names that things go by. All are plain strings or numbers at run time."""

from typing import NewType

OpenId = NewType("OpenId", str)
"""A member as WeChat names them to this account: 1 to 64 of ``[A-Za-z0-9_-]``."""

MemberNumber = NewType("MemberNumber", int)
"""A member's place on the roll, from 0; the offset of their bits in ledgers and bitmaps."""

Receipt = NewType("Receipt", str)
"""A contribution's id and receipt code in one (回执号)."""

ItemId = NewType("ItemId", str)
"""``<track>/<nnn>-<slug>``: a study item, by its file."""

BranchId = NewType("BranchId", str)
"""A node of the organisation's tree, ``<committee>/<branch>``; empty for the root and the unbound.

What lies below a node begins with its id and a slash.
"""

ROOT = BranchId("")

EntryId = NewType("EntryId", str)
"""A person on the roster; empty: not on it."""

UNBOUND = EntryId("")

TrackId = NewType("TrackId", str)
ScheduleId = NewType("ScheduleId", str)

PushId = NewType("PushId", str)
"""``<schedule>.<study day>`` where a schedule made it, so that there can be only one (I4)."""
