"""A client of WeChat's side that is not ours: wechatpy signs and encrypts, http.client sends."""

import http.client
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from wechatpy.crypto import WeChatCrypto
from wechatpy.utils import WeChatSigner

from tests.emulator.running import AES_KEY, APP_ID, TOKEN


def signature(*parts: str) -> str:
    """Sign as wechatpy does."""
    signer = WeChatSigner()
    signer.add_data(*parts)
    return str(signer.signature)


def text_message(sender: str, text: str, message_id: int, created: int | None = None) -> str:
    """Word a text message as WeChat does."""
    return (
        "<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName>"
        f"<FromUserName><![CDATA[{sender}]]></FromUserName>"
        f"<CreateTime>{created or int(time.time())}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{text}]]></Content><MsgId>{message_id}</MsgId></xml>"
    )


def click(sender: str, key: str) -> str:
    """Word a tap on the account's menu as WeChat does."""
    return (
        "<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName>"
        f"<FromUserName><![CDATA[{sender}]]></FromUserName>"
        f"<CreateTime>{int(time.time())}</CreateTime><MsgType><![CDATA[event]]></MsgType>"
        f"<Event><![CDATA[CLICK]]></Event><EventKey><![CDATA[{key}]]></EventKey></xml>"
    )


def post(port: int, xml: str, *, safe: bool = False, patience: float = 10.0) -> tuple[int, str]:
    """Deliver one callback; gives status and body, the body decrypted. 0 where nobody answered."""
    stamp, nonce = str(int(time.time())), str(time.monotonic_ns())
    query = f"signature={signature(TOKEN, stamp, nonce)}&timestamp={stamp}&nonce={nonce}"
    crypto = WeChatCrypto(TOKEN, AES_KEY, APP_ID)
    if safe:
        xml = crypto.encrypt_message(xml, nonce, stamp)
        mark = xml.partition("<MsgSignature><![CDATA[")[2].partition("]]>")[0]
        query += f"&encrypt_type=aes&msg_signature={mark}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        connection.request("POST", f"/wechat?{query}", xml.encode())
        answer = connection.getresponse()
        body = answer.read().decode()
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()
    return answer.status, _opened(crypto, body) if safe and body.startswith("<xml>") else body


def _opened(crypto: WeChatCrypto, body: str) -> str:
    def part(name: str) -> str:
        inner = body.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
        return inner.removeprefix("<![CDATA[").removesuffix("]]>")

    stamp = (part("MsgSignature"), part("TimeStamp"), part("Nonce"))
    return str(crypto.decrypt_message(body, *stamp))


@dataclass(slots=True)
class Crowd:
    """Many connections that deliver messages side by side, each twice and at once."""

    port: int
    answers: dict[int, list[str]] = field(default_factory=dict)

    def deliver(self, messages: Sequence[tuple[int, str]], connections: int) -> None:
        """Deliver all; both answers to a message are noted under its id."""
        lanes = [messages[lane::connections] for lane in range(connections)]
        threads = [threading.Thread(target=self._lane, args=(lane,)) for lane in lanes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _lane(self, messages: Sequence[tuple[int, str]]) -> None:
        for number, xml in messages:
            twin = threading.Thread(target=self._one, args=(number, xml))
            twin.start()
            self._one(number, xml)
            twin.join()

    def _one(self, number: int, xml: str) -> None:
        status, body = post(self.port, xml, safe=number % 2 == 0)
        if status == 200:
            self.answers.setdefault(number, []).append(body)
