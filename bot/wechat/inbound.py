"""From the body of a callback to an `Incoming`, or to `Refused`: nothing else comes out.

wechatpy decrypts. Its parser is not used: it strips white space around a text, while a member's
words are kept to the letter; it turns repeated elements into text, rewrites events, raises five
kinds of error (sheet 12.3), and takes 20 µs a message where the standard library's takes 4.
"""

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from wechatpy.crypto import WeChatCrypto
from wechatpy.exceptions import WeChatException

from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.wechat.signature import fresh, signed

MOST = 256 * 1024
"""Bytes of a body, over which it is refused."""

_SENDER = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_PROLOG = re.compile(rb"(<\?xml[^>]*\?>\s*+)?<xml[\s>]")
_SECONDS = re.compile(r"[0-9]{1,11}", re.ASCII)


class Refused(Exception):
    """This callback is not the platform's, or no message. `status` is the HTTP answer."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Gate:
    """What tells the platform's callbacks from all others: one account's token and key."""

    token: str
    crypto: WeChatCrypto | None = None

    @classmethod
    def of(cls, token: str, aes_key: str | None, app_id: str) -> "Gate":
        """Make a gate; without a key only plain messages pass."""
        return cls(token, WeChatCrypto(token, aes_key, app_id) if aes_key else None)

    def verifies(self, query: Mapping[str, str]) -> bool:
        """Tell whether a GET verification is signed; it may be repeated at any time."""
        return signed(_get(query, "signature"), self.token, *_stamp(query))

    def admit(self, query: Mapping[str, str], body: bytes, now: float) -> Incoming:
        """Check, decrypt and parse one POST. Raises `Refused`, whatever is wrong with it."""
        if not signed(_get(query, "signature"), self.token, *_stamp(query)):
            raise Refused(403, "signature")
        if not fresh(_get(query, "timestamp"), now):
            raise Refused(403, "timestamp")
        if len(body) > MOST:
            raise Refused(413, "too large")
        return _typed(self._open(query, _parse(body)))

    def _open(self, query: Mapping[str, str], fields: dict[str, str]) -> dict[str, str]:
        """Give the plain fields; in safe and compatible mode only those inside the frame count."""
        if not encrypted(query):
            return fields
        if self.crypto is None:
            raise Refused(403, "no key")
        frame = fields.get("Encrypt", "").strip()
        if not signed(_get(query, "msg_signature"), self.token, *_stamp(query), frame):
            raise Refused(403, "msg_signature")
        return _parse(self._decrypt(query, frame))

    def _decrypt(self, query: Mapping[str, str], frame: str) -> bytes:
        assert self.crypto is not None
        stamp = (_get(query, "msg_signature"), *_stamp(query))
        try:
            opened = self.crypto.decrypt_message({"Encrypt": frame}, *stamp)
        except (WeChatException, ValueError, struct.error, KeyError, IndexError) as error:
            raise Refused(403, "frame") from error
        return str(opened).encode()

    def close(self, reply: str, nonce: str, now: float) -> str:
        """Encrypt a reply. An empty one stays empty: its frame would be shown as a fault."""
        if self.crypto is None or not reply:
            return reply
        safe = re.sub(r"[^A-Za-z0-9_-]", "", nonce)  # wechatpy does not escape it
        return str(self.crypto.encrypt_message(reply, safe, str(int(now))))


def encrypted(query: Mapping[str, str]) -> bool:
    """Tell whether a callback came encrypted; `raw` means plain."""
    return _get(query, "encrypt_type") == "aes"


def _get(query: Mapping[str, str], name: str) -> str:
    return query.get(name, "")


def _stamp(query: Mapping[str, str]) -> tuple[str, str]:
    return _get(query, "timestamp"), _get(query, "nonce")


def _parse(body: bytes) -> dict[str, str]:
    """Parse to the elements that are plain text. Document types are refused, and so entities."""
    body = body.lstrip()
    if not _PROLOG.match(body):
        raise Refused(400, "no <xml>")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - no document type got this far
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refused(400, "xml") from error
    fields: dict[str, str] = {}
    for child in (*root, *root.iterfind("ScanCodeInfo/ScanResult")):
        if len(child) == 0 and fields.setdefault(child.tag, child.text or "") != (child.text or ""):
            raise Refused(400, "an element twice")
    return fields


def _typed(fields: dict[str, str]) -> Incoming:
    """Validate once, at the edge, into our own type (12.3, 24)."""
    named = {name: fields.pop(name, "").strip() for name in _COMMON}
    created, message_id = named["CreateTime"], named["MsgId"]
    if not _SENDER.fullmatch(named["FromUserName"]) or not named["MsgType"]:
        raise Refused(400, "sender or type")
    if not _SECONDS.fullmatch(created) or not named["ToUserName"]:
        raise Refused(400, "time or account")
    return Incoming(
        sender=OpenId(named["FromUserName"]),
        account=named["ToUserName"],
        created=datetime.fromtimestamp(int(created), UTC),
        kind=named["MsgType"].lower(),
        message_id=message_id or None,
        fields=fields,
    )


_COMMON = ("ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId")
