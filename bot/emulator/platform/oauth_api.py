"""`/sns/…`: a site exchanges a member's code, and asks who they are."""

from collections.abc import Callable, Mapping

from bot.emulator.account import Account
from bot.emulator.errors import PlatformError
from bot.emulator.kept.oauth import Grant
from bot.emulator.limits import OAUTH_TOKEN_LIFE
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request


def exchange(request: Request) -> Answer:
    query, world = request.query, request.world
    _check_appid(world.account, query)
    if not query.get("secret"):
        raise PlatformError(41004)
    if query["secret"] != world.account.app_secret:
        raise PlatformError(40125)
    if not query.get("code"):
        raise PlatformError(41008)
    if query.get("grant_type") != "authorization_code":
        raise PlatformError(40002)
    return _granted(world.sign_ins.exchange(query["code"], world.now()))


def renew(request: Request) -> Answer:
    """The new refresh token takes the place of the old one."""
    query, world = request.query, request.world
    _check_appid(world.account, query)
    if query.get("grant_type") != "refresh_token":
        raise PlatformError(40002)
    if not query.get("refresh_token"):
        raise PlatformError(41003)
    return _granted(world.sign_ins.renew(query["refresh_token"], world.now()))


def about(request: Request) -> Answer:
    """Nickname and picture; nothing else is told any more. A preview's person is nobody."""
    visitor = _grant(request).visitor
    if visitor.scope != "snsapi_userinfo":
        raise PlatformError(48001)
    named = f"微友{visitor.openid[-4:]}"
    return {
        "openid": visitor.openid,
        "nickname": "微信用户" if visitor.snapshot else named,
        "sex": 0,
        "language": "",
        "city": "",
        "province": "",
        "country": "",
        "headimgurl": "" if visitor.snapshot else request.world.samples.picture_url,
        "privilege": [],
    }


def check(request: Request) -> Answer:
    _grant(request)
    return OK


def _grant(request: Request) -> Grant:
    """Of the user token and the openid in the query. Raises PlatformError."""
    query, world = request.query, request.world
    if not query.get("access_token"):
        raise PlatformError(41001)
    grant = world.sign_ins.find(query["access_token"], world.now())
    if not query.get("openid"):
        raise PlatformError(41009)
    if query["openid"] != grant.visitor.openid:
        raise PlatformError(40003)
    return grant


def _check_appid(account: Account, query: Mapping[str, str]) -> None:
    if not query.get("appid"):
        raise PlatformError(41002)
    if query["appid"] != account.app_id:
        raise PlatformError(40013)


def _granted(grant: Grant) -> Answer:
    answer: dict[str, object] = {
        "access_token": grant.access_token,
        "expires_in": OAUTH_TOKEN_LIFE,
        "refresh_token": grant.refresh_token,
        "openid": grant.visitor.openid,
        "scope": grant.visitor.scope,
    }
    return {**answer, "is_snapshotuser": 1} if grant.visitor.snapshot else answer


def _endpoint(path: str, answer: Callable[[Request], Answer]) -> Endpoint:
    return Endpoint(f"/sns/{path}", "GET", answer, "oauth", needs_token=False, takes="query")


ENDPOINTS = (
    _endpoint("oauth2/access_token", exchange),
    _endpoint("oauth2/refresh_token", renew),
    _endpoint("userinfo", about),
    _endpoint("auth", check),
)
