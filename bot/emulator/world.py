"""All that the emulated platform knows, and that a reset throws away."""

import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from bot.emulator import limits
from bot.emulator.account import Account
from bot.emulator.agenda import Agenda
from bot.emulator.chat import Entry, Fields, Sender, Via
from bot.emulator.clock import Clock
from bot.emulator.logs import Call, Callback, Log
from bot.emulator.media import Media, Stored
from bot.emulator.members import Member, Roster
from bot.emulator.quotas import Quotas
from bot.emulator.received import Received
from bot.emulator.samples import Samples
from bot.emulator.stream import Event, Stream
from bot.emulator.switches import Switches
from bot.emulator.tokens import Tokens

_SAVED = ("clock", "switches", "tokens", "quotas", "media")
"""The parts of a world that go to the disk by themselves, with their `saved` and `restore`."""

_FIRST_MSG_ID = 24_900_000_000_000_000  # beyond 2^53, where JavaScript's numbers end


class World:
    """One account with its members, from a start or a reset on. No method waits for anything."""

    def __init__(self, account: Account, base: int, samples: Samples, stream: Stream) -> None:
        self.account = account
        self.samples = samples
        self.clock = Clock()
        self.agenda = Agenda(self.clock)
        self.switches = Switches()
        self.born = self.clock.now()
        self.roster = Roster(base, self.born)
        self.received = Received()
        self.tokens = Tokens()
        self.quotas = Quotas()
        self.media = Media()
        self.outbox: deque[tuple[str, Fields]] = deque()
        """Events that no act of a member made: openid and fields, to be told to the webhook."""
        self.menu: dict[str, Any] | None = None
        self.calls: Log[Call] = Log(limits.CALLS_KEPT)
        self.callbacks: Log[Callback] = Log(limits.CALLBACKS_KEPT)
        self.greeted = False
        self.changed = False
        self.changed_members: set[str] = set()
        self.new_entries: list[tuple[str, Entry]] = []
        self._stream = stream
        self._msg_id = _msg_id_now()

    def now(self) -> float:
        return self.clock.now()

    def next_msg_id(self) -> int:
        """Never the same twice, over resets and restarts too: it starts from the wall clock."""
        self._msg_id += 1
        self.changed = True
        return self._msg_id

    def media_of(self, media_id: object) -> Stored | None:
        """The file that this media_id stands for now."""
        return self.media.find(media_id, self.now()) if isinstance(media_id, str) else None

    def show(self, member: Member, sender: Sender, via: Via, fields: Fields) -> Entry:
        """Put something on a member's phone."""
        if sender == "account":
            fields = self.received.note(member.openid, fields)
            member.unread += 1
        entry = Entry(len(member.chat) + 1, int(self.now()), sender, via, fields)
        member.chat.append(entry)
        self.roster.keep(member)
        self.changed_members.add(member.openid)
        self.new_entries.append((member.openid, entry))
        self._stream.publish(Event("entry", member.openid, entry))
        return entry

    def member_changed(self, member: Member) -> None:
        self.roster.keep(member)
        self.changed_members.add(member.openid)
        self._stream.publish(Event("member", member.openid))

    def tell(self, openid: str, fields: Fields, after: float = 0.0) -> None:
        """Push an event to the webhook, so many emulated seconds from now."""
        self.agenda.after(after, lambda: self.outbox.append((openid, fields)))

    def saved(self) -> dict[str, object]:
        """All but members, chats and logs, for the disk."""
        parts = {name: getattr(self, name).saved() for name in _SAVED}
        return {
            **parts,
            "born": self.born,
            "menu": self.menu,
            "greeted": self.greeted,
            "msg_id": self._msg_id,
        }

    def restore(self, saved: Mapping[str, Any]) -> None:
        """Take up where a saved world ended; members and chats are restored beside it."""
        self.born = saved["born"]
        self.roster.born = self.born
        for name in _SAVED:
            if name in saved:
                getattr(self, name).restore(saved[name])
        self.menu = saved["menu"]
        self.greeted = saved["greeted"]
        self._msg_id = max(saved["msg_id"], self._msg_id)

    def restore_entry(self, member: Member, entry: Entry) -> None:
        if entry.sender == "account":
            entry.fields = self.received.note(member.openid, entry.fields)
        member.chat.append(entry)


def _msg_id_now() -> int:
    return _FIRST_MSG_ID + time.time_ns() // 1_000
