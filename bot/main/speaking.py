"""How what is written on a member's page is heard: as their message, in the same conversation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.answering import Conversation
from bot.conversation.commands import BY_NAME
from bot.conversation.router import PATIENCE
from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.model.member import Member
from bot.reading.said import Said, made_at
from bot.store import members, turns

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class PageTalk:
    """Hears pages, once each (I2): the form's token and its words are the message's identity."""

    conversation: Conversation
    now: Callable[[], datetime]

    def say(self, member: Member, said: Said) -> None:
        """Hear what was said; its reply can be had by its key from then on."""
        spoken = member.language or self.conversation.texts.language
        message = _message(member.openid, said.key, _words(said, spoken), dict(said.fields))
        self.conversation.answer(message, self.now(), str)

    def reply(self, openid: OpenId, key: str) -> str | None:
        """Give the reply to what was said under a key, for a day."""
        return turns.answered(self.conversation.store, _message(openid, key))

    def asks(self, openid: OpenId) -> bool:
        """Tell whether a question is open, as long as it may be answered (rule 7)."""
        asked = members.dialogue(self.conversation.store, openid).asked
        return asked is not None and self.now() - asked.at < PATIENCE


def _message(
    openid: OpenId, key: str, words: str = "", fields: dict[str, str] | None = None
) -> Incoming:
    """Make the message. It has no MsgId, for WeChat gave it none."""
    told = {**(fields or {}), "Content": words, "MsgID": key}
    return Incoming(openid, "", made_at(key), "page", None, told)


def _words(said: Said, language: str) -> str:
    """Word it as the member would in the chat, by the command's own word in their language."""
    if not said.command:
        return said.content
    spellings = BY_NAME[said.command].words
    word = next(one for one in spellings if one.isascii() == (language == _ENGLISH))
    marked = f"anonymous {word}" if said.anonymous else word
    return f"{marked}：{said.content}" if said.content else marked
