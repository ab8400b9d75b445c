"""Signatures of the webhook: checked first, in constant time, and fresh (fact sheet 1.1, 12.3)."""

import hashlib
import hmac
import re

FRESH = 600
"""Seconds that a POST's timestamp may be off, either way (design 5, I2)."""

_TIMESTAMP = re.compile(r"[0-9]{10}", re.ASCII)


def sign(*parts: str) -> str:
    """Sign as WeChat does: the SHA-1 of the parts, sorted and joined."""
    joined = "".join(sorted(parts)).encode()
    return hashlib.sha1(joined, usedforsecurity=False).hexdigest()


def signed(signature: str, *parts: str) -> bool:
    """Tell whether a signature is that of these parts. As bytes: `str` must be ASCII there."""
    return hmac.compare_digest(signature.encode(), sign(*parts).encode())


def fresh(timestamp: str, now: float) -> bool:
    """Tell whether a timestamp is within ten minutes of now.

    Ten digits exactly: the parts are joined without a mark between them, so that a digit could
    else move from the nonce to the timestamp under the same signature.
    """
    return bool(_TIMESTAMP.fullmatch(timestamp)) and abs(int(timestamp) - now) <= FRESH
