"""The platform's side of a callback, after the fact sheet (1.1 to 1.3) and not after our code."""

import base64
import hashlib
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

TOKEN = "studytoken"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
APP_ID = "wx0000000000000001"
ACCOUNT = "gh_0123456789ab"
MEI = "oStudyMember_000000000000001"
STAMP = "1700000000"
NONCE = "880088"
NOW = 1_700_000_000.0
KEY = base64.b64decode(AES_KEY + "=")

HEAD = (
    f"<ToUserName><![CDATA[{ACCOUNT}]]></ToUserName>"
    f"<FromUserName><![CDATA[{MEI}]]></FromUserName><CreateTime>1700000000</CreateTime>"
)


def sha1(*parts: str) -> str:
    """Sign as WeChat does."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def xml(inside: str) -> bytes:
    """A callback from Mei with these elements of its own."""
    return f"<xml>{HEAD}{inside}</xml>".encode()


def text(content: str, message_id: str = "24900000000000001") -> bytes:
    """A text message from Mei."""
    kind = "<MsgType><![CDATA[text]]></MsgType>"
    return xml(f"{kind}<Content><![CDATA[{content}]]></Content><MsgId>{message_id}</MsgId>")


def query(stamp: str = STAMP, nonce: str = NONCE, **more: str) -> dict[str, str]:
    """What stands in the address of a callback, rightly signed."""
    signature = sha1(TOKEN, stamp, nonce)
    return {"signature": signature, "timestamp": stamp, "nonce": nonce, "openid": MEI, **more}


def encrypt(inside: bytes, app_id: str = APP_ID) -> str:
    """Make a frame."""
    plain = b"0123456789abcdef" + struct.pack(">I", len(inside)) + inside + app_id.encode()
    pad = 32 - len(plain) % 32
    return encrypt_raw(plain + bytes([pad]) * pad)


def encrypt_raw(plain: bytes) -> str:
    """Encrypt whole blocks, whatever is in them."""
    locked = Cipher(algorithms.AES(KEY), modes.CBC(KEY[:16])).encryptor()
    return base64.b64encode(locked.update(plain) + locked.finalize()).decode()


def decrypt(frame: str) -> tuple[bytes, str]:
    """Open a frame: what is inside, and for whom."""
    opened = Cipher(algorithms.AES(KEY), modes.CBC(KEY[:16])).decryptor()
    plain = opened.update(base64.b64decode(frame)) + opened.finalize()
    plain = plain[: -plain[-1]]
    (length,) = struct.unpack(">I", plain[16:20])
    return plain[20 : 20 + length], plain[20 + length :].decode()


def safe(frame: str, outside: str = "") -> tuple[dict[str, str], bytes]:
    """A callback in safe mode, or with the plain elements outside in compatible mode."""
    asked = query(encrypt_type="aes", msg_signature=sha1(TOKEN, STAMP, NONCE, frame))
    return asked, f"<xml>{outside}<Encrypt><![CDATA[{frame}]]></Encrypt></xml>".encode()
