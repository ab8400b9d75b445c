"""WeChat's signatures, and its encrypted envelope (WXBizMsgCrypt)."""

import base64
import binascii
import hashlib
import os
import struct

from cryptography.hazmat.primitives.ciphers import Cipher as _Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

_BLOCK = 32  # WeChat pads to 32 bytes, not to AES's 16


def signature(*parts: str) -> str:
    """SHA-1 over the sorted parts: token, timestamp, nonce; for `msg_signature` the Encrypt too."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


class Undecryptable(Exception):
    """This is not something that was encrypted with our key for our account."""


class Envelope:
    """Encrypts and decrypts with one EncodingAESKey for one appid."""

    def __init__(self, aes_key: str, app_id: str) -> None:
        """Raises ValueError for a key that is not 43 characters of base64."""
        key = base64.b64decode(aes_key + "=") if len(aes_key) == 43 else b""
        if len(key) != 32:
            raise ValueError("an EncodingAESKey has 43 letters and digits")
        self._cipher = _Cipher(AES(key), CBC(key[:16]))
        self._app_id = app_id.encode()

    def encrypt(self, message: str, random: bytes | None = None) -> str:
        text = message.encode()
        plain = (random or os.urandom(16)) + struct.pack(">I", len(text)) + text + self._app_id
        pad = _BLOCK - len(plain) % _BLOCK
        encryptor = self._cipher.encryptor()
        sealed = encryptor.update(plain + bytes([pad]) * pad) + encryptor.finalize()
        return base64.b64encode(sealed).decode()

    def decrypt(self, sealed: str) -> str:
        """The message inside. Raises Undecryptable."""
        try:
            decryptor = self._cipher.decryptor()
            plain = decryptor.update(base64.b64decode(sealed, validate=True)) + decryptor.finalize()
            return self._opened(plain)
        except (binascii.Error, ValueError) as reason:
            raise Undecryptable(str(reason)) from reason

    def _opened(self, padded: bytes) -> str:
        pad = padded[-1] if padded else 0
        if not 1 <= pad <= _BLOCK or len(padded) < 20 + pad:
            raise Undecryptable("bad padding")
        plain = padded[16:-pad]
        end = 4 + int.from_bytes(plain[:4], "big")
        if plain[end:] != self._app_id:
            raise Undecryptable("meant for another appid")
        return plain[4:end].decode()
