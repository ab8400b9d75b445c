"""A try that meets trouble on demand: it is lost, or its answer is late, cut or lost."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.emulator.callbacks.answer import Answer
from bot.emulator.faults.faults import Hit


async def spoilt(
    hits: Sequence[Hit], patience: float, post: Callable[[], Awaitable[Answer]]
) -> Answer:
    """What the platform gets to see; `patience` is how many seconds it waits for it."""
    for hit in hits:
        if not hit.rule.after:
            await asyncio.sleep(hit.seconds)
    if any(hit.rule.kind in ("status", "reset") and not hit.rule.after for hit in hits):
        answer = Answer()
    else:
        answer = await _late(hits, patience, post)
    for hit in hits:
        answer = _spoilt(hit, answer)
    return answer


async def _late(
    hits: Sequence[Hit], patience: float, post: Callable[[], Awaitable[Answer]]
) -> Answer:
    started = time.perf_counter()
    answer = await post()
    seconds = sum(hit.seconds for hit in hits if hit.rule.after)
    left = patience - (time.perf_counter() - started)
    await asyncio.sleep(max(0.0, min(seconds, left)))
    return Answer(fault="timeout") if seconds > left else answer


def _spoilt(hit: Hit, answer: Answer) -> Answer:
    if hit.rule.kind == "status":
        return Answer(hit.rule.status, b"", "status")
    if hit.rule.kind == "reset":
        return Answer(fault="connection")
    if hit.rule.kind == "truncate":
        return replace(answer, body=answer.body[: len(answer.body) // 2])
    return answer
