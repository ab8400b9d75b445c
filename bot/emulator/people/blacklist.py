"""Whom the account does not want to hear.

Nothing that they do is pushed to the webhook, and no mass send reaches them. The fact sheet names
only the calls and 43019; that events stay away too, `unsubscribe` among them, is our reading [U].
Members do not notice: their phones go on as before.
"""

from bot.emulator.people.members import Member
from bot.emulator.people.openid_list import OpenidList


class Blacklist:
    """The openids on it; the member's own `blacklisted` says the same."""

    def __init__(self) -> None:
        self.openids = OpenidList()

    def put(self, member: Member) -> None:
        member.blacklisted = True
        self.openids.add(member.openid)

    def take(self, member: Member) -> None:
        member.blacklisted = False
        self.openids.remove(member.openid)

    def take_in(self, member: Member) -> None:
        """A record comes from the disk."""
        if member.blacklisted:
            self.openids.add(member.openid)
