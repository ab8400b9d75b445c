"""`events`: what happens, as it happens, as server-sent events for the page."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

from aiohttp import web

from bot.emulator.api.answers import dumped, emulator_of
from bot.emulator.emulator import Emulator
from bot.emulator.people.members import Member
from bot.emulator.stream import Event

_HEARTBEAT = 15.0  # seconds; also finds out that a page has gone
_HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}


async def events(request: web.Request) -> web.StreamResponse:
    """All that came after Last-Event-ID; without one, from now on. `?member=` chooses phones."""
    emulator = emulator_of(request)
    last_id = request.headers.get("Last-Event-ID")
    # Settled before the headers leave: from then on the page relies on it.
    number = emulator.stream.number_of(last_id) if last_id else emulator.stream.last
    response = web.StreamResponse(headers=_HEADERS)
    await response.prepare(request)
    wanted = frozenset(request.query.getall("member", []))
    with suppress(ConnectionError):  # the page has gone
        await _write_all(emulator, response, wanted, number)
    return response


async def _write_all(
    emulator: Emulator, response: web.StreamResponse, wanted: frozenset[str], number: int | None
) -> None:
    """`number` None: the page's last event was of another run, so it must look at all anew."""
    stream = emulator.stream
    with stream.watched() as watcher:
        opening = "" if number is not None else "event: resync\ndata: {}\n"
        number = stream.last if number is None else number
        await _write(response, f"retry: 500\nid: {stream.run}-{number}\n{opening}\n")
        while not emulator.closing:
            watcher.clear()
            number = await _write_new(emulator, response, wanted, number)
            await _wait(watcher, response)


async def _write_new(
    emulator: Emulator, response: web.StreamResponse, wanted: frozenset[str], number: int
) -> int:
    """Everything after that number, in one piece; the answer is the last number written."""
    stream = emulator.stream
    new, last = stream.after(number), stream.last
    if new is None:
        await _write(response, f"id: {stream.run}-{last}\nevent: resync\ndata: {{}}\n\n")
    elif new:
        lines = "".join(_lines(emulator, new, wanted, number))
        await _write(response, lines + f"id: {stream.run}-{last}\n\n")
    return last


def _lines(
    emulator: Emulator, new: list[Event], wanted: frozenset[str], number: int
) -> Iterator[str]:
    for at, event in enumerate(new, number + 1):
        if event.openid and wanted and event.openid not in wanted:
            continue
        told = dumped(_told(emulator, event))
        yield f"id: {emulator.stream.run}-{at}\nevent: {event.kind}\ndata: {told}\n\n"


def _told(emulator: Emulator, event: Event) -> dict[str, object]:
    if event.entry is not None:
        return {"openid": event.openid, "entry": event.entry.as_json()}
    if event.kind in ("reset", "resync"):
        return {}
    world = emulator.world
    member = world.roster.peek(event.openid) or Member(event.openid)
    return world.told_of(member)


async def _wait(watcher: asyncio.Event, response: web.StreamResponse) -> None:
    try:
        await asyncio.wait_for(watcher.wait(), _HEARTBEAT)
    except TimeoutError:
        await _write(response, ": still here\n\n")


async def _write(response: web.StreamResponse, text: str) -> None:
    await response.write(text.encode(errors="replace"))


ROUTES = (web.get("/emulator/api/events", events),)
