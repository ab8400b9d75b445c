"""Is an answer of the webhook nothing, a reply, or a fault? As strict as the platform is."""

import re
from dataclasses import dataclass, field

from bot.emulator import xml
from bot.emulator.callbacks.packing import Packing
from bot.emulator.callbacks.replies import Fault, Faulty, Reply, shown
from bot.emulator.crypto import Undecryptable, signature
from bot.emulator.people.chat import Fields
from bot.emulator.world import World
from bot.emulator.xml import Malformed, Tree

_SAID_NOTHING = frozenset({b"", b"success"})
_CREATE_TIME = re.compile(r"\s*[0-9]{1,13}\s*")  # some SDKs write milliseconds; that is taken


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a push: `reply` as the bot meant it, `contents` as the member sees it."""

    fault: Fault | None = None
    reply: Tree | None = None
    contents: list[Fields] = field(default_factory=list)
    why: str = ""
    """More about the fault, in the words of whatever found it."""


def judge(body: bytes, packing: Packing, addressee: str, world: World, articles: int) -> Verdict:
    """The verdict on an answer that came in time with status 200."""
    if body in _SAID_NOTHING:
        return Verdict()
    reply: Tree | None = None
    try:
        reply = _opened(body.decode(), packing)
        _check_addresses(reply, addressee, world.account.gh_id)
        return Verdict(None, reply, shown(Reply(reply, articles, world)))
    except Faulty as faulty:
        return Verdict(faulty.fault, reply)
    except (Malformed, Undecryptable, UnicodeDecodeError) as reason:
        return Verdict("malformed", reply, why=str(reason))


def _opened(text: str, packing: Packing) -> Tree:
    """The reply itself, out of its envelope if it came in one."""
    tree = xml.read(text)
    sealed = tree.get("Encrypt")
    if not isinstance(sealed, str):
        if packing.mode == "safe":
            raise Malformed("safe mode takes encrypted replies only")
        return tree
    if packing.mode == "plain" or packing.envelope is None:
        raise Malformed("plain mode takes no encrypted reply")
    parts = [str(tree.get(name, "")) for name in ("TimeStamp", "Nonce")]
    if tree.get("MsgSignature") != signature(packing.token, *parts, sealed):
        raise Malformed("MsgSignature does not fit")
    return xml.read(packing.envelope.decrypt(sealed))


def _check_addresses(reply: Tree, addressee: str, gh_id: str) -> None:
    if reply.get("ToUserName") != addressee or reply.get("FromUserName") != gh_id:
        raise Faulty("addressee")
    if not _CREATE_TIME.fullmatch(str(reply.get("CreateTime", ""))):
        raise Malformed("no CreateTime")
