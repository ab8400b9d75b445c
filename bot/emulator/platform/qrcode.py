"""QR codes with a scene: made with a token, shown to everybody who has the ticket."""

from collections.abc import Mapping
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.files.qr import picture
from bot.emulator.limits import QR_LONGEST_SECONDS, QR_PERMANENT, QR_SCENE_CHARACTERS, QR_SECONDS
from bot.emulator.platform.endpoint import Answer, Endpoint, Raw, Request
from bot.emulator.platform.whole import is_whole

_ACTIONS = ("QR_SCENE", "QR_STR_SCENE", "QR_LIMIT_SCENE", "QR_LIMIT_STR_SCENE")
_LARGEST_NUMBER = 2**32 - 1


def create(request: Request) -> Answer:
    world, action = request.world, request.body.get("action_name")
    if action not in _ACTIONS:
        raise PlatformError(40052)
    is_number, is_permanent = "STR" not in action, "LIMIT" in action
    scene = _scene(request.body, is_number, QR_PERMANENT if is_permanent else _LARGEST_NUMBER)
    if is_permanent:
        code = world.scenes.permanent(scene, is_number)
        return {"ticket": code.ticket, "url": code.url}  # no expire_seconds: so in captured answers
    seconds = _seconds(request.body)
    code = world.scenes.temporary(scene, is_number, seconds, world.now())
    return {"ticket": code.ticket, "expire_seconds": seconds, "url": code.url}


def _scene(body: Mapping[str, Any], is_number: bool, largest: int) -> str:
    """As the events will tell it. Raises PlatformError 40053."""
    info = body.get("action_info")
    scene = info.get("scene") if isinstance(info, dict) else None
    given = scene.get("scene_id" if is_number else "scene_str") if isinstance(scene, dict) else None
    if is_number:
        fits = is_whole(given) and 1 <= given <= largest
    else:
        fits = isinstance(given, str) and 1 <= len(given) <= QR_SCENE_CHARACTERS
    if not fits:
        raise PlatformError(40053)
    return str(given)


def _seconds(body: Mapping[str, Any]) -> int:
    """How long it lives. What the platform says to more than 30 days is [U]: refused here."""
    seconds = body.get("expire_seconds", QR_SECONDS)
    if not is_whole(seconds) or not 1 <= seconds <= QR_LONGEST_SECONDS:
        raise PlatformError(40035, f"hint: [expire_seconds from 1 to {QR_LONGEST_SECONDS}]")
    return seconds


def show(request: Request) -> Answer:
    """The picture, without a token; 404 for a ticket that is unknown or over [U]."""
    code = request.world.scenes.by_ticket(request.query.get("ticket"))
    if code is None or code.is_over(request.world.now()):
        return Raw(status=404)
    return Raw(picture(code.url), "image/png")


ENDPOINTS = (
    Endpoint("/cgi-bin/qrcode/create", "POST", create, "verified service"),
    Endpoint("/cgi-bin/showqrcode", "GET", show, needs_token=False),
)
