"""`/mp/subscribemsg`: WeChat asks a member whether a site may send them one message.

Phones of ours say who they are by `emulated_member`; nobody else is let through. Outside a phone's
in-app view `emulated_answer=confirm` or `cancel` skips the page. In one, only the page's own links
answer: they carry a seal that a site does not know.
"""

import hmac
import secrets
from html import escape
from string import Template as Text
from urllib.parse import urlencode, urlsplit

from bot.emulator.kept.templates import Template
from bot.emulator.people.consents import agree_once, scene_of
from bot.emulator.people.members import Member
from bot.emulator.platform import oauth_pages
from bot.emulator.platform.endpoint import Answer, Endpoint, Raw, Request
from bot.emulator.world import World

_KEY = secrets.token_bytes(16)
_PAGE = Text("""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>订阅消息</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; }
body { padding: 3rem 1rem; font: 16px/1.6 system-ui, sans-serif; text-align: center; }
a { display: block; max-width: 12rem; margin: 1rem auto 0; padding: .7rem; font-weight: 600; }
</style></head><body>
<p>该网页申请向你发送一条消息</p><p lang="en">This page asks to send you one message</p>
<a href="$confirm">同意 <span lang="en">Agree</span></a>
<a href="$cancel">取消 <span lang="en">Cancel</span></a>
</body></html>
""")


def ask(request: Request) -> Answer:
    """The page, then the way back to the site; or a page that says what is wrong."""
    world, query = request.world, request.query
    template = world.templates.find(query.get("template_id", ""), "one-time")
    scene = scene_of(query.get("scene"))
    fault = _fault(request)
    if fault or template is None or scene is None:
        return oauth_pages.fault(*(fault or ("参数错误", "invalid template_id or scene", 40035)))
    member = world.roster.person(query.get("emulated_member", ""))
    if member is None:
        return oauth_pages.outside()
    answer = _answer(request, member)
    if answer is None:
        return _page(request, member)
    if answer == "confirm":
        _agree(world, member, template, scene)
    return _back(request, member, answer)


def _fault(request: Request) -> tuple[str, str, int] | None:
    query = request.query
    if query.get("action") != "get_confirm":
        return "action 参数错误", "action is not get_confirm", 40035
    if query.get("appid") != request.world.account.app_id:
        return "appid 参数错误", "invalid appid", 40013
    try:
        site = urlsplit(query.get("redirect_url", ""))
    except ValueError:  # brackets that hold no IPv6 address
        site = urlsplit("")
    if site.scheme not in ("http", "https") or not site.netloc:
        return "redirect_url 参数错误", "invalid redirect_url", 10003
    return None


def _answer(request: Request, member: Member) -> str | None:
    """What the member said, if they have."""
    query = request.query
    answer = query.get("emulated_answer")
    if answer not in ("confirm", "cancel"):
        return None
    given = query.get("emulated_seal", "")
    if "emulated_view" in query and not hmac.compare_digest(given.encode(), _seal(member).encode()):
        return None
    return answer


def _seal(member: Member) -> str:
    return hmac.digest(_KEY, member.openid.encode(), "sha256").hex()


def _page(request: Request, member: Member) -> Raw:
    kept = [pair for pair in request.query.items() if not pair[0].startswith("emulated_")]
    kept += [("emulated_member", member.openid), ("emulated_seal", _seal(member))]
    links = {
        answer: escape(f"?{urlencode([*kept, ('emulated_answer', answer)])}")
        for answer in ("confirm", "cancel")
    }
    return Raw(_PAGE.substitute(links).encode(), "text/html")


def _agree(world: World, member: Member, template: Template, scene: int) -> None:
    agree_once(member, template, scene)
    world.member_changed(member)


def _back(request: Request, member: Member, answer: str) -> Raw:
    """To the site, with the answer behind whatever its address has already."""
    query = request.query
    told = {"openid": member.openid, "template_id": query["template_id"], "action": answer}
    added = urlencode({**told, "scene": query["scene"], "reserved": query.get("reserved", "")})
    site = urlsplit(query["redirect_url"])
    address = site._replace(query=f"{site.query}&{added}" if site.query else added).geturl()
    return Raw(status=302, headers={"Location": address})


ENDPOINTS = (
    Endpoint("/mp/subscribemsg", "GET", ask, "verified", needs_token=False, takes="query"),
)
