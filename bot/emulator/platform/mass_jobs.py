"""Mass sends afterwards: how they stand, how fast they go, and how their content is taken back."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.kept.mass import Mass, Status
from bot.emulator.kept.publications import ARTICLE_PATH
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.mass_types import ARTICLES
from bot.emulator.world import World

_SAID: Mapping[Status, str] = {
    "waiting": "SENDING",
    "sending": "SENDING",
    "sent": "SEND_SUCCESS",
    "failed": "SEND_FAIL",
    "deleted": "DELETE",
}


def status(request: Request) -> Answer:
    mass = _found(request.world, request.body.get("msg_id"))
    return {"msg_id": mass.msg_id, "msg_status": _SAID[mass.status]}


def delete(request: Request) -> Answer:
    """Kills the content: cards stay where they are. Raises PlatformError.

    40059 no such mass, 40060 no such article, 40065 not sent or gone already, 40204 of a type
    that stays for good. The msg_id goes before the url.
    """
    world, body = request.world, request.body
    if "msg_id" in body:
        mass, number = _found(world, body["msg_id"]), body.get("article_idx", 0)
    else:
        mass, number = _at(world, body.get("url"))
    if mass.type not in (ARTICLES, "mpvideo"):
        raise PlatformError(40204)
    if mass.status != "sent":
        raise PlatformError(40065)
    _delete(world, mass, number)
    return OK


def _delete(world: World, mass: Mass, number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise PlatformError(40060)
    publication = world.publications.any(mass.article_id)
    if publication is None:  # a video
        if number > 1:
            raise PlatformError(40060)
        mass.status = "deleted"
        return
    if number and publication.article(number) is None:
        raise PlatformError(40065 if number <= len(publication.articles) else 40060)
    world.publications.delete(publication, number)
    if world.publications.find(mass.article_id) is None:
        mass.status = "deleted"


def _found(world: World, msg_id: object) -> Mass:
    mass = world.masses.find(msg_id)
    if mass is None:
        raise PlatformError(40059)
    return mass


def _at(world: World, url: object) -> tuple[Mass, int]:
    """The mass send whose article stands there, and that article's number."""
    path = urlsplit(url).path if isinstance(url, str) else ""
    article_id, _, number = path.removeprefix(ARTICLE_PATH).partition("/")
    mass = world.masses.with_article(article_id) if article_id else None
    if mass is None or not number.isdecimal():
        raise PlatformError(40059)
    return mass, int(number)


def speed(request: Request) -> Answer:
    now = request.world.masses.speed
    return {"speed": now, "realspeed": limits.MASS_SPEEDS[now]}


def set_speed(request: Request) -> Answer:
    """45084 where none is given [U], 45083 for what is no speed."""
    wanted = request.body.get("speed")
    if wanted is None:
        raise PlatformError(45084)
    speeds = range(len(limits.MASS_SPEEDS))
    if not isinstance(wanted, int) or isinstance(wanted, bool) or wanted not in speeds:
        raise PlatformError(45083)
    request.world.masses.speed = wanted
    return OK


_MASS = "/cgi-bin/message/mass"

ENDPOINTS = (
    Endpoint(f"{_MASS}/get", "POST", status, "verified"),
    Endpoint(f"{_MASS}/delete", "POST", delete, "verified"),
    Endpoint(f"{_MASS}/speed/get", "ANY", speed, "verified", takes="query"),
    Endpoint(f"{_MASS}/speed/set", "POST", set_speed, "verified"),
)
