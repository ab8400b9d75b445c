"""Sealing: what is stored of dialogues, drafts and anonymous authors can be read by nobody (I7).

All keys come from SECRET_KEY by HKDF (RFC 5869), one for each purpose. A seal is AES-256-GCM with
a random nonce; the purpose's context is authenticated with it, so that a seal opens in its own
place alone. A mark is an HMAC-SHA256: the same for the same parts, and telling nothing of them.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class Sealer:
    """Seals, opens and marks with the keys of one SECRET_KEY."""

    def __init__(self, secret: str) -> None:
        self._dialogue = AESGCM(self._derive(secret, b"dialogue"))
        self._address = AESGCM(self._derive(secret, b"address"))
        self._mark_key = self._derive(secret, b"mark")

    @staticmethod
    def _derive(secret: str, purpose: bytes) -> bytes:
        info = b"tiantian/1/" + purpose
        return HKDF(SHA256(), 32, salt=None, info=info).derive(secret.encode())

    def seal(self, text: str, context: str) -> bytes:
        """Seal words of a member or to a member."""
        nonce = os.urandom(_NONCE)
        return nonce + self._dialogue.encrypt(nonce, text.encode(), context.encode())

    def open(self, sealed: bytes, context: str) -> str:
        """Open what `seal` closed in the same context; raises `InvalidTag` otherwise."""
        nonce, box = sealed[:_NONCE], sealed[_NONCE:]
        return self._dialogue.decrypt(nonce, box, context.encode()).decode()

    def seal_address(self, openid: str, receipt: str) -> str:
        """Seal an anonymous author's return address. All come out equally long."""
        nonce = os.urandom(_NONCE)
        box = self._address.encrypt(nonce, openid.ljust(64).encode(), receipt.encode())
        return urlsafe_b64encode(nonce + box).decode()

    def open_address(self, sealed: str, receipt: str) -> str:
        """Open a return address. For the sender alone (I7)."""
        raw = urlsafe_b64decode(sealed)
        opened = self._address.decrypt(raw[:_NONCE], raw[_NONCE:], receipt.encode())
        return opened.decode().rstrip()

    def mark(self, *parts: str) -> str:
        """Give the HMAC of these parts, in an encoding in which no two lists read alike."""
        joined = b"".join(len(raw).to_bytes(4) + raw for raw in (p.encode() for p in parts))
        # not hmac.digest: that lets go of the interpreter's lock, and waits to get it back
        return hmac.new(self._mark_key, joined, "sha256").hexdigest()[:40]
