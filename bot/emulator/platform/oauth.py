"""`/connect/oauth2/authorize`: a member's WeChat passes through here on the way to a site.

Phones of ours say who they are by `emulated_member`; nobody else is let through. Their in-app view
adds `emulated_view` (there is a person to ask) and `emulated_snapshot` (a preview page).
"""

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from bot.emulator.kept.oauth import Visitor
from bot.emulator.limits import OAUTH_STATE_BYTES
from bot.emulator.platform import oauth_pages
from bot.emulator.platform.endpoint import Answer, Endpoint, Raw, Request
from bot.emulator.world import World

_ORDER = ("appid", "redirect_uri", "response_type", "scope", "state")
_STATE = re.compile(rf"[a-zA-Z0-9]{{0,{OAUTH_STATE_BYTES}}}")


def authorize(request: Request) -> Answer:
    """A redirect with code and state, a question to the member, or a page that says what is wrong.

    Which site may be returned to is set in the account's console, so it is not checked here.
    """
    world, query = request.world, request.query
    fault = _fault(world, query)
    if fault:
        return oauth_pages.fault(*fault)
    openid = query.get("emulated_member", "")
    if world.roster.person(openid) is None:
        return oauth_pages.outside()
    consent = query.get("emulated_consent", "")
    if consent == "no":
        return _back(query)
    if _must_ask(world, query, openid) and not world.sign_ins.agree(consent, openid):
        asked = urlencode([*_kept(query), ("emulated_consent", world.sign_ins.ask(openid))])
        refused = urlencode([*_kept(query), ("emulated_consent", "no")])
        return oauth_pages.consent(f"?{asked}", f"?{refused}")
    return _back(query, world.sign_ins.code_for(_visitor(query, openid), world.now()))


def _fault(world: World, query: Mapping[str, str]) -> tuple[str, str, int] | None:
    """What the error page says, in Chinese and English, and its code."""
    if not query.get("appid"):
        return "appid 不能为空", "appid is missing", 10012
    if query["appid"] != world.account.app_id:
        return "appid 参数错误", "invalid appid", 40013
    if not query.get("redirect_uri"):
        return "redirect_uri 不能为空", "redirect_uri is missing", 10011
    if not _is_site(query["redirect_uri"]):
        return "redirect_uri 参数错误", "invalid redirect_uri", 10003
    if query.get("response_type") != "code":
        return "response_type 参数错误", "invalid response_type", 40038
    if not query.get("scope"):
        return "scope 不能为空", "scope is missing", 10010
    allowed = world.account.may("oauth", world.switches.public_body)
    if query["scope"] not in ("snsapi_base", "snsapi_userinfo") or not allowed:
        return "Scope 参数错误或没有 Scope 权限", "invalid scope, or no right to it", 10005
    if not _STATE.fullmatch(query.get("state", "")):
        return "state 参数错误", f"state takes {OAUTH_STATE_BYTES} letters and digits", 40035
    given = [name for name in query if name in _ORDER]
    if given != sorted(given, key=_ORDER.index):
        return "链接参数顺序错误", "the parameters are in another order", 40035
    return None


def _is_site(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that hold no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _must_ask(world: World, query: Mapping[str, str], openid: str) -> bool:
    """Only a phone's in-app view has somebody to ask; a preview page never asks."""
    if "emulated_view" not in query or "emulated_snapshot" in query:
        return False
    if world.switches.silent_userinfo and world.roster.follows(openid):
        return False
    if query.get("forcePopup") == "true":
        return True
    return query["scope"] == "snsapi_userinfo" and not world.sign_ins.has_agreed(openid)


def _visitor(query: Mapping[str, str], openid: str) -> Visitor:
    if "emulated_snapshot" not in query:
        return Visitor(openid, query["scope"])
    virtual = "o" + hashlib.sha256(f"snapshot of {openid}".encode()).hexdigest()[:27]
    return Visitor(virtual, query["scope"], snapshot=True)


def _kept(query: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the site asked for, without what the phone added."""
    return [pair for pair in query.items() if not pair[0].startswith("emulated_")]


def _back(query: Mapping[str, str], code: str | None = None) -> Raw:
    """To the site; without a code where the member refused [U]."""
    given = {"code": code} if code else {}
    site = urlsplit(query["redirect_uri"])
    added = urlencode({**given, "state": query.get("state", "")})
    address = site._replace(query=f"{site.query}&{added}" if site.query else added).geturl()
    return Raw(status=302, headers={"Location": address})


ENDPOINTS = (
    Endpoint("/connect/oauth2/authorize", "GET", authorize, needs_token=False, takes="query"),
)
