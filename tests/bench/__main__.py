"""Print the ratios of design 9 that are built so far."""

import asyncio
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.bench import load, servers

ROUNDS = 5
MESSAGES = 3000
MEMBERS = 500
CONNECTIONS = 16


def main() -> None:
    """Measure the webhook beside its peers, a round each in turn."""
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        url = running.enter_context(servers.store(folder))
        ports = {
            name: running.enter_context(servers.web(target, url, folder))
            for name, target in (
                ("ours", "bot.main.web:web_app"),
                ("bare", "tests.bench.peers:bare"),
                ("plain", "tests.bench.peers:plain"),
            )
        }
        rates = asyncio.run(_throughput(ports))
        peak = statistics.median(rates["ours"])
        slow = asyncio.run(_at_half(ports["ours"], peak))
    _print("a durable suggestion / bare Flask", rates["ours"], rates["bare"], "at least 0.40")
    _print("a durable suggestion / plain handler", rates["ours"], rates["plain"], "at least 2.0")
    _print("safe mode / plain mode", rates["safe"], rates["ours"], "at least 0.80")
    sys.stdout.write(f"p99 at half the peak rate: {slow * 1000:.1f} ms (at most 25)\n")


async def _throughput(ports: dict[str, int]) -> dict[str, list[float]]:
    rates: dict[str, list[float]] = {"ours": [], "bare": [], "plain": [], "safe": []}
    for number in range(ROUNDS + 1):
        for name in rates:
            sent = load.requests(MESSAGES, MEMBERS, safe=name == "safe")
            port = ports["ours" if name == "safe" else name]
            result = await load.drive(port, sent, CONNECTIONS)
            if number:  # the first round warms up
                rates[name].append(result.rate)
    return rates


async def _at_half(port: int, peak: float) -> float:
    sent = load.requests(MESSAGES, MEMBERS)
    result = await load.drive(port, sent, CONNECTIONS, rate=peak / 2)
    return result.quantile(0.99)


def _print(what: str, ours: list[float], peer: list[float], bound: str) -> None:
    ratios = [a / b for a, b in zip(ours, peer, strict=True)]
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    rate = statistics.median(ours)
    line = f"{what}: {middle:.2f} ({low:.2f}-{high:.2f}; {bound}), {rate:.0f} a second\n"
    sys.stdout.write(line)


if __name__ == "__main__":
    main()
