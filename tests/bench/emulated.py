"""What one message costs the emulator, in CPU of its own, beside a bare aiohttp sink."""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from bot.emulator.openids import openid_of
from tests.bench import load
from tests.bench.servers import ended, free_port
from tests.emulator.running import RunningEmulator
from tests.emulator.strangers import wait_for

A_ROUND = 10_000
ROUNDS = 10
MEMBERS = A_ROUND * ROUNDS
WRITERS = MEMBERS // 5  # each message of a member opens the way for five of the account's
CONNECTIONS = 16
_TICK = os.sysconf("SC_CLK_TCK")

Body = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Server:
    """A process that listens."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of CPU that it has used."""
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def take(self, requests: list[bytes]) -> float:
        """Microseconds of its CPU for each of these."""
        before = self.cpu()
        asyncio.run(load.drive(self.port, requests, CONNECTIONS))
        return (self.cpu() - before) / len(requests) * 1e6


def main() -> None:
    """Send 100,000 of each kind, each round to the sink as well; print ratios and counts."""
    with ExitStack() as running:
        sink = running.enter_context(_sink())
        webhook = f"http://127.0.0.1:{sink.port}/wechat"
        emulator = running.enter_context(RunningEmulator(webhook, members=MEMBERS, timeout=60.0))
        ours = Server(int(emulator.address.rpartition(":")[2]), emulator.pid)
        emulator.clock(rate=0)
        _open_windows(ours)
        emulator.post("templates", {"template_id": "T1", "title": "提醒", "fields": ["thing1"]})
        token = emulator.token()
        _measure(emulator, ours, sink, f"custom/send?access_token={token}", _custom)
        _measure(emulator, ours, sink, f"template/send?access_token={token}", _template)
        _receipts(emulator, ours)


def _measure(emulator: RunningEmulator, ours: Server, sink: Server, path: str, body: Body) -> None:
    costs = []
    for number in range(ROUNDS):
        numbers = range(number * A_ROUND, (number + 1) * A_ROUND)
        requests = [_post(f"/cgi-bin/message/{path}", body(one)) for one in numbers]
        costs.append((ours.take(requests), sink.take(requests)))
    ratios = [mine / bare for mine, bare in costs]
    middle = statistics.median(mine for mine, _ in costs)
    name = path.partition("/")[0]
    sys.stdout.write(
        f"CPU for a {name} message / a bare sink: {statistics.median(ratios):.2f}"
        f" ({min(ratios):.2f}-{max(ratios):.2f}; at most 3), {middle:.0f} µs each\n"
        f"  received: {emulator.received(name)}\n"
    )


def _receipts(emulator: RunningEmulator, ours: Server) -> None:
    """What the clock held back while it stood still: a receipt for each template message."""
    before, told = ours.cpu(), emulator.state()["callbacks"]
    emulator.clock(advance=5)
    while emulator.state()["callbacks"] < told + MEMBERS:
        time.sleep(1)
    cost = (ours.cpu() - before) / MEMBERS * 1e6
    sys.stdout.write(f"CPU for a template's receipt to the webhook: {cost:.0f} µs\n")


def _open_windows(ours: Server) -> None:
    paths = (f"/emulator/api/members/{openid_of(one + 1)}/send" for one in range(WRITERS))
    requests = [_post(path, {"text": "在"}) for path in paths]
    asyncio.run(load.drive(ours.port, requests, CONNECTIONS))


def _custom(number: int) -> object:
    openid = openid_of(number % WRITERS + 1)
    return {"touser": openid, "msgtype": "text", "text": {"content": "custom：今日一题，坡道"}}


def _template(number: int) -> object:
    values = {"thing1": {"value": "template"}}
    return {"touser": openid_of(number + 1), "template_id": "T1", "data": values}


def _post(path: str, body: object) -> bytes:
    raw = json.dumps(body, ensure_ascii=False).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Length: {len(raw)}\r\n\r\n"
    return head.encode() + raw


@contextmanager
def _sink() -> Iterator[Server]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.sink", str(port)])
    with ended(process):
        wait_for(port)
        yield Server(port, process.pid)


if __name__ == "__main__":
    main()
