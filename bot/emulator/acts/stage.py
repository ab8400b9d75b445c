"""One member's turn: tells the webhook what they did, and shows on their phone what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.emulator import limits, xml
from bot.emulator.acts.outcome import Result, result
from bot.emulator.callbacks import messages
from bot.emulator.callbacks.delivery import NOT_TOLD, Delivery, Outcome
from bot.emulator.people import contents
from bot.emulator.people.chat import Entry
from bot.emulator.people.members import Member
from bot.emulator.world import World

Fields = Mapping[str, object]

_REPLY_UNSEEN = frozenset({"unsubscribe", "VIEW", "view_miniprogram"})


class Refused(Exception):
    """A phone cannot do that now. `status` is HTTP's: 400 badly asked, 409 not in this state."""

    def __init__(self, words: str, status: int = 409) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Stage:
    """A member in their world, with the webhook in reach."""

    world: World
    delivery: Delivery
    member: Member

    def must_follow(self) -> None:
        """Raises Refused."""
        if not self.member.follows:
            raise Refused("this member does not follow the account")

    async def message(self, message_type: str, fields: Fields) -> Result:
        """The member sends something."""
        self._open_window(fields)
        seconds = self.world.media.seconds(fields.get("MediaId"))
        written = contents.written(message_type, fields, seconds)
        self.world.show(self.member, "member", "message", written)
        pushed = messages.message(self.world, self.member.openid, message_type, fields)
        outcome = await self._tell(xml.write(pushed), limits.ARTICLES_TO_MESSAGE)
        return result(outcome, self._show(outcome), str(pushed["MsgId"]))

    async def event(self, fields: Fields, *, opens: bool = False) -> Result:
        """The member does something that is no message; `opens` the short window, where it does."""
        if opens:
            self.member.windows.acted(self.world.now())
        self.world.show(self.member, "member", "event", contents.event(fields))
        pushed = messages.event(self.world, self.member.openid, fields)
        outcome = await self._tell(xml.write(pushed), limits.ARTICLES_TO_EVENT)
        return result(outcome, [] if fields["Event"] in _REPLY_UNSEEN else self._show(outcome))

    async def as_it_stands(self, text: str, tree: Fields) -> Result:
        """Push this very XML; `tree` is what could be read of it, for the phone and the window."""
        is_event = tree.get("MsgType") == "event"
        if is_event:
            shown = contents.event({"Event": tree.get("Event", ""), **tree})
        else:
            self._open_window(tree)
            shown = contents.written(str(tree.get("MsgType", "xml")), tree or {"Content": text})
        self.world.show(self.member, "member", "event" if is_event else "message", shown)
        limit = limits.ARTICLES_TO_EVENT if is_event else limits.ARTICLES_TO_MESSAGE
        outcome = await self._tell(text, limit)
        msg_id = tree.get("MsgId")
        return result(outcome, self._show(outcome), msg_id if isinstance(msg_id, str) else None)

    def nothing(self) -> Result:
        """What they did, or did not need to do, was told to nobody."""
        return result(NOT_TOLD, [])

    def _open_window(self, message: Fields) -> None:
        """A message opens the long one; what came from a menu's tap the short one or none [U]."""
        now = self.world.now()
        if "bizmsgmenuid" not in message:
            self.member.windows.wrote(now)
        elif self.world.switches.menu_link_opens:
            self.member.windows.acted(now)
        self.member.read = len(self.member.chat)

    async def _tell(self, message: str, articles: int) -> Outcome:
        if self.member.blacklisted:
            return NOT_TOLD
        return await self.delivery.tell(self.world, self.member.openid, message, articles)

    def _show(self, outcome: Outcome) -> list[Entry]:
        verdict = outcome.verdict
        shown = list(verdict.contents)
        if verdict.fault:
            notice = contents.notice(contents.FAULT_NOTICE, verdict.fault)
            return [self.world.show(self.member, "platform", "reply", notice)]
        return [self.world.show(self.member, "account", "reply", fields) for fields in shown]
