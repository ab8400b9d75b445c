"""`token` and `stable_token`."""

from collections.abc import Mapping

from bot.emulator.errors import PlatformError
from bot.emulator.kept.tokens import Token
from bot.emulator.platform.endpoint import Answer, Endpoint, Request
from bot.emulator.world import World


def plain(request: Request) -> Answer:
    _check_caller(request.world, request.query)
    now = request.world.now()
    return _answer(request.world.tokens.plain(now), now)


def stable(request: Request) -> Answer:
    _check_caller(request.world, request.body)
    world, now = request.world, request.world.now()
    if request.body.get("force_refresh") is True and world.tokens.may_force(now):
        world.quotas.spend("/cgi-bin/stable_token?force_refresh", now)
        return _answer(world.tokens.forced(now), now)
    return _answer(world.tokens.stable(now), now)


def _check_caller(world: World, given: Mapping[str, object]) -> None:
    """The appid is looked at first, even where grant_type is missing; the address last [U]."""
    account = world.account
    if not given.get("appid"):
        raise PlatformError(41002)
    if given["appid"] != account.app_id:
        raise PlatformError(40013)
    if given.get("grant_type") != "client_credential":
        raise PlatformError(40002)
    if not given.get("secret"):
        raise PlatformError(41004)
    if given["secret"] != account.app_secret:
        raise PlatformError(40125)
    if world.switches.ip_whitelist:
        raise PlatformError(40164)


def _answer(token: Token, now: float) -> Answer:
    return {"access_token": token.value, "expires_in": int(token.expires_at - now)}


ENDPOINTS = (
    Endpoint("/cgi-bin/token", "GET", plain, needs_token=False),
    Endpoint("/cgi-bin/stable_token", "POST", stable, needs_token=False),
)
