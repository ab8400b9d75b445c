"""How a push travels: plain, encrypted, or both in one document; signed anew for each try."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.emulator import xml
from bot.emulator.crypto import Envelope, signature

Mode: TypeAlias = Literal["plain", "compatible", "safe"]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A body as it is posted, the same at every try. `sealed` is its Encrypt node, if any.

    `message` is what it says, unsealed.
    """

    message: str
    body: bytes
    sealed: str | None = None


class Packing:
    """Packs with one token, and for two of the modes with one AES key."""

    def __init__(self, mode: Mode, token: str, envelope: Envelope | None) -> None:
        self.mode = mode
        self.token = token
        self.envelope = envelope

    def pack(self, message: str, gh_id: str) -> Parcel:
        if self.mode == "plain" or self.envelope is None:
            return Parcel(message, message.encode())
        sealed = self.envelope.encrypt(message)
        if self.mode == "safe":
            body = xml.write({"ToUserName": gh_id, "Encrypt": sealed})
            return Parcel(message, body.encode(), sealed)
        inside, end, rest = message.rpartition("</xml>")
        node = f"<Encrypt><![CDATA[{sealed}]]></Encrypt>"
        return Parcel(message, f"{inside}{node}{end}{rest}".encode(), sealed)

    def query(self, parcel: Parcel, openid: str, now: float) -> Mapping[str, str]:
        """What stands behind the `?` of one try."""
        signed = self.signed(now)
        if parcel.sealed is None:
            return {**signed, "openid": openid}
        seal = signature(self.token, signed["timestamp"], signed["nonce"], parcel.sealed)
        return {**signed, "openid": openid, "encrypt_type": "aes", "msg_signature": seal}

    def signed(self, now: float) -> Mapping[str, str]:
        timestamp, nonce = str(int(now)), str(100_000 + secrets.randbelow(900_000_000))
        stamp = signature(self.token, timestamp, nonce)
        return {"signature": stamp, "timestamp": timestamp, "nonce": nonce}
