"""A load of signed messages over kept connections, cheap enough to leave the cores free."""

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from wechatpy.crypto import WeChatCrypto

from bot.wechat.signature import sign

TOKEN = "bench-token"
APP_ID = "wxbench000000000000"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
_IDS = itertools.count(time.time_ns())
_BODY = (
    "<xml><ToUserName><![CDATA[gh_bench]]></ToUserName>"
    "<FromUserName><![CDATA[oBenchMember_{member:015d}]]></FromUserName>"
    "<CreateTime>{now}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
    "<Content><![CDATA[微建议 第 {number} 号路口的路灯坏了，请修一修]]></Content>"
    "<MsgId>{number}</MsgId></xml>"
)


@dataclass(slots=True)
class Result:
    """Answers in a second, and how long each took, in seconds."""

    rate: float
    latencies: list[float] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Give the latency that this share of the answers did not exceed."""
        return sorted(self.latencies)[int(share * (len(self.latencies) - 1))]


def requests(count: int, members: int, *, safe: bool = False) -> list[bytes]:
    """Make so many suggestions, each by another message of one of the members."""
    crypto = WeChatCrypto(TOKEN, AES_KEY, APP_ID)
    now = str(int(time.time()))
    return [_request(next(_IDS), members, now, crypto if safe else None) for _ in range(count)]


def _request(number: int, members: int, now: str, crypto: WeChatCrypto | None) -> bytes:
    nonce = str(number)
    body = _BODY.format(member=number % members, now=now, number=number)
    query = f"signature={sign(TOKEN, now, nonce)}&timestamp={now}&nonce={nonce}"
    if crypto is not None:
        body = str(crypto.encrypt_message(body, nonce, now))
        frame = body.partition("<Encrypt><![CDATA[")[2].partition("]]>")[0]
        query += f"&encrypt_type=aes&msg_signature={sign(TOKEN, now, nonce, frame)}"
    raw = body.encode()
    head = f"POST /wechat?{query} HTTP/1.1\r\nHost: bench\r\nContent-Length: {len(raw)}\r\n\r\n"
    return head.encode() + raw


async def drive(
    port: int, sent: list[bytes], connections: int, rate: float | None = None
) -> Result:
    """Send all over so many connections, at full speed or at a fixed rate a second."""
    work = iter(enumerate(sent))
    result = Result(0.0)
    begun = time.perf_counter()
    lanes = (_lane(port, work, result, begun, rate) for _ in range(connections))
    await asyncio.gather(*lanes)
    result.rate = len(sent) / (time.perf_counter() - begun)
    return result


async def _lane(
    port: int, work: Iterator[tuple[int, bytes]], result: Result, begun: float, rate: float | None
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number, request in work:
        due = begun + number / rate if rate else 0.0
        if (ahead := due - time.perf_counter()) > 0:
            await asyncio.sleep(ahead)
        start = max(due, 0.0) or time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        result.latencies.append(time.perf_counter() - start)
    writer.close()
