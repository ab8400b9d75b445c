"""What is left of the day's calls, counters set back to nothing, and what became of a call."""

from collections.abc import Mapping

from bot.emulator.errors import PlatformError
from bot.emulator.limits import DAILY_CALLS, MINUTE_CALLS
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request, body_of
from bot.emulator.world import World


def clear(request: Request) -> Answer:
    _check_appid(request.world, request.body)
    request.world.quotas.clear_all(request.world.now())
    return OK


def clear_by_secret(request: Request) -> Answer:
    """Without a token, for when there are none left. Official pages differ: query or body."""
    given = {**request.query, **(body_of(request.raw) if request.raw else {})}
    _check_appid(request.world, given)
    if not given.get("appsecret"):
        raise PlatformError(41004)
    if given["appsecret"] != request.world.account.app_secret:
        raise PlatformError(40125)
    request.world.quotas.clear_all(request.world.now())
    return OK


def left(request: Request) -> Answer:
    """An API whose number we do not know shows noughts, as the official example does [U]."""
    path, quotas, now = _cgi_path(request), request.world.quotas, request.world.now()
    limit = DAILY_CALLS.get(path, 0)
    used = quotas.used(path, now)
    shown = {"daily_limit": limit, "used": used, "remain": max(0, limit - used)}
    answer: dict[str, object] = {"errcode": 0, "errmsg": "ok", "quota": shown}
    if path in MINUTE_CALLS:
        answer["rate_limit"] = {"call_count": MINUTE_CALLS[path], "refresh_second": 60}
    return answer


def clear_one(request: Request) -> Answer:
    """For any API, as the official notes say; the table beside them knows shops' APIs alone."""
    request.world.quotas.clear_one(_cgi_path(request), request.world.now())
    return OK


def about(request: Request) -> Answer:
    """76003, another account's rid, can not happen: there is one account here."""
    call = request.world.refusals.find(request.body.get("rid"), request.world.now())
    shown = {
        "invoke_time": int(call.at),
        "cost_in_ms": round(call.ms),
        "request_url": call.query,
        "request_body": call.body.decode(errors="replace"),
        "response_body": call.answer.decode(errors="replace"),
        "client_ip": "127.0.0.1",
    }
    return {"errcode": 0, "errmsg": "ok", "request": shown}


def _check_appid(world: World, given: Mapping[str, object]) -> None:
    if not given.get("appid"):
        raise PlatformError(41002)
    if given["appid"] != world.account.app_id:
        raise PlatformError(40013)


def _cgi_path(request: Request) -> str:
    """The path asked about. Raises PlatformError 76003, 76022 or 76021."""
    from bot.emulator.platform.table import ENDPOINTS as TABLE  # here: the table lists this file

    path = request.body.get("cgi_path")
    if not isinstance(path, str) or not path.startswith("/"):
        raise PlatformError(76003)
    if path.startswith("/sns/"):
        raise PlatformError(76022)
    if all(path != endpoint.path for endpoint in TABLE):
        raise PlatformError(76021)
    return path


ENDPOINTS = (
    Endpoint("/cgi-bin/clear_quota", "POST", clear, "verified"),
    Endpoint(
        "/cgi-bin/clear_quota/v2",
        "POST",
        clear_by_secret,
        "verified",
        needs_token=False,
        takes="query",
    ),
    Endpoint("/cgi-bin/openapi/quota/get", "POST", left),
    Endpoint("/cgi-bin/openapi/quota/clear", "POST", clear_one, "verified"),
    Endpoint("/cgi-bin/openapi/rid/get", "POST", about),
)
