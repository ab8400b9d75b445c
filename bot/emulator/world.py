"""All that the emulated platform knows, and that a reset throws away."""

import time
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.emulator import limits
from bot.emulator.account import Account
from bot.emulator.agenda import Agenda
from bot.emulator.clock import Clock
from bot.emulator.faults.faults import Faults
from bot.emulator.faults.marking import Marking
from bot.emulator.files.media import Media
from bot.emulator.files.samples import Samples
from bot.emulator.files.stored import Stored
from bot.emulator.kept.drafts import Drafts
from bot.emulator.kept.kf_accounts import KfAccounts
from bot.emulator.kept.masses import Masses
from bot.emulator.kept.menus import Menus
from bot.emulator.kept.oauth import SignIns
from bot.emulator.kept.publications import Publications
from bot.emulator.kept.quotas import Quotas
from bot.emulator.kept.refusals import Refusals
from bot.emulator.kept.scenes import Scenes
from bot.emulator.kept.template_sends import TemplateSends
from bot.emulator.kept.templates import Templates
from bot.emulator.kept.tokens import Tokens
from bot.emulator.logs import Call, Callback, Log
from bot.emulator.people.blacklist import Blacklist
from bot.emulator.people.broadcasts import Broadcasts
from bot.emulator.people.chat import Entry, Fields, Sender, Via
from bot.emulator.people.members import Member, Roster
from bot.emulator.people.received import Received
from bot.emulator.people.tags import Tags
from bot.emulator.stream import Event, Stream
from bot.emulator.switches import Switches
from bot.emulator.view.jar import Jars

_SAVED = (
    "clock",
    "switches",
    "marking",
    "tokens",
    "quotas",
    "sign_ins",
    "tags",
    "templates",
    "menus",
    "drafts",
    "publications",
    "scenes",
    "broadcasts",
    "kf",
    "masses",
)
"""The parts of a world that go to the disk by themselves, with their `saved` and `restore`."""

_FIRST_MSG_ID = 24_900_000_000_000_000  # beyond 2^53, where JavaScript's numbers end


class World:
    """One account with its members, from a start or a reset on. No method waits for anything."""

    def __init__(
        self, account: Account, base: int, samples: Samples, stream: Stream, *, on_disk: bool
    ) -> None:
        """`on_disk`: what has changed is noted, for the next time that it is saved."""
        self.account = account
        self._verified: bool | None = None
        """What became of its verification; None: as at the start."""
        self.samples = samples
        self.clock = Clock()
        self.agenda = Agenda(self.clock)
        self.switches = Switches()
        self.born = self.clock.now()
        self.broadcasts = Broadcasts()
        self.roster = Roster(base, self.born, self.broadcasts)
        self.received = Received()
        self.tokens = Tokens()
        self.quotas = Quotas()
        self.refusals = Refusals()
        self.faults = Faults()
        self.marking = Marking()
        self.sign_ins = SignIns()
        self.jars = Jars()
        self.media = Media()
        self.drafts = Drafts()
        self.publications = Publications()
        self.scenes = Scenes()
        self.kf = KfAccounts()
        self.masses = Masses()
        self.outbox: deque[tuple[str, Fields]] = deque()
        """Events that no act of a member made: openid and fields, to be told to the webhook."""
        self.menus = Menus()
        self.tags = Tags()
        self.templates = Templates(account.app_id)
        self.template_sends = TemplateSends()
        self.blacklist = Blacklist()
        self.calls: Log[Call] = Log(limits.CALLS_KEPT)
        self.callbacks: Log[Callback] = Log(limits.CALLBACKS_KEPT)
        self.greeted = False
        self._on_disk = on_disk
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
            member.typing_until = 0.0
        entry = Entry(len(member.chat) + 1, int(self.now()), sender, via, fields)
        member.chat.append(entry)
        self._keep(member)
        if self._on_disk:
            self.changed_members.add(member.openid)
            self.new_entries.append((member.openid, entry))
        self._stream.publish(Event("entry", member.openid, entry))
        return entry

    def broadcast(self, via: Via, fields: Fields) -> None:
        """Put something on the phones of all who have no record, without making them one."""
        shared = self.received.note_common(fields)
        chat = self.broadcasts.chat
        chat.append(Entry(len(chat) + 1, int(self.now()), "account", via, shared))
        self.changed = True
        self._stream.publish(Event("resync"))

    def member_changed(self, member: Member) -> None:
        self._keep(member)
        self.changed_members.add(member.openid)
        self._stream.publish(Event("member", member.openid))

    def told_of(self, member: Member) -> dict[str, object]:
        """A member for the JSON interface, with the menu that they see."""
        menu = self.menus.seen_by(member)
        return {**member.as_json(self.now()), "menu": menu.as_json() if menu else None}

    def verify(self, verified: bool) -> None:
        """The account's verification is granted, or is over; until a reset."""
        self._verified = verified
        self.account = replace(self.account, verified=verified)
        self.changed = True

    def tell(self, openid: str, fields: Fields, after: float = 0.0) -> None:
        """Push an event to the webhook, so many emulated seconds from now."""
        self.agenda.after(after, lambda: self.outbox.append((openid, fields)))

    def saved(self) -> dict[str, object]:
        """All but members, chats and logs, for the disk."""
        parts = {name: getattr(self, name).saved() for name in _SAVED}
        return {
            **parts,
            "born": self.born,
            "greeted": self.greeted,
            "msg_id": self._msg_id,
            "verified": self._verified,
        }

    def restore(self, saved: Mapping[str, Any]) -> None:
        """Take up where a saved world ended; members and chats are restored beside it."""
        self.born = saved["born"]
        self.roster.born = self.born
        for name in _SAVED:
            if name in saved:
                getattr(self, name).restore(saved[name])
        for entry in self.broadcasts.chat:
            entry.fields = self.received.note_common(entry.fields)
        self.greeted = saved["greeted"]
        if saved.get("verified") is not None:
            self.verify(saved["verified"])
        self._msg_id = max(saved["msg_id"], self._msg_id)

    def restore_member(self, member: Member) -> None:
        member.chat.extend(self.broadcasts.chat[: member.inherited])
        self.roster.restore(member)
        self._note_inherited(member)
        self.tags.take_in(member)
        self.blacklist.take_in(member)

    def restore_entry(self, member: Member, entry: Entry) -> None:
        if entry.sender == "account":
            entry.fields = self.received.note(member.openid, entry.fields)
        member.chat.append(entry)

    def _keep(self, member: Member) -> None:
        if self.roster.keep(member):
            self._note_inherited(member)

    def _note_inherited(self, member: Member) -> None:
        """From now on what they have had is counted under their own name."""
        for entry in member.chat[: member.inherited]:
            self.received.note(member.openid, entry.fields)


def _msg_id_now() -> int:
    return _FIRST_MSG_ID + time.time_ns() // 1_000
