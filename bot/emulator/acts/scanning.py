"""What a phone's camera sees: a QR code of this account, with its scene."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.kept.scenes import SceneCode


@dataclass(frozen=True, slots=True)
class Scanned:
    """As the bot is told of it."""

    scene: str
    ticket: str


def scanned(stage: Stage, body: Mapping[str, object]) -> Scanned | None:
    """By `ticket`, `url` or `scene`; None where there is none of them. Raises Refused.

    For a scene of which there is no code one is made up, so that a test needs no API call.
    """
    scenes, now = stage.world.scenes, stage.world.now()
    if "ticket" in body:
        return _live(scenes.by_ticket(body["ticket"]), now)
    if "url" in body:
        return _live(scenes.by_url(body["url"]), now)
    scene = body.get("scene")
    if not isinstance(scene, str | int) or scene == "":
        return None
    code = scenes.by_scene(str(scene), now)
    return Scanned(str(scene), code.ticket if code else _made_up_ticket(str(scene)))


def _live(code: SceneCode | None, now: float) -> Scanned:
    """An expired code tells nobody anything: the phone says so, and that is all."""
    if code is None:
        raise Refused("there is no such QR code", 404)
    if code.is_over(now):
        raise Refused("this QR code has expired")
    return Scanned(code.scene, code.ticket)


def _made_up_ticket(scene: str) -> str:
    """The same for the same scene."""
    return "gQ" + hashlib.sha256(scene.encode()).hexdigest()[:40]
