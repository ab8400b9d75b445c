"""The account's template messages: its industries, and which templates it has chosen."""

from collections.abc import Sequence

from bot.emulator.account import Who
from bot.emulator.errors import PlatformError
from bot.emulator.kept.template_samples import INDUSTRIES, LIBRARY, Entry, Keyword
from bot.emulator.kept.templates import Template
from bot.emulator.limits import TEMPLATE_BLOCKED_A_PAGE, TEMPLATES
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.message_links import template_of
from bot.emulator.platform.template_making import template_from
from bot.emulator.world import World

_LEGACY_NUMBERS = ("TM", "OPENTM")


def set_industry(request: Request) -> Answer:
    """Once a calendar month; the templates of the old industries are deleted."""
    world, body = request.world, request.body
    wanted = (str(body.get("industry_id1", "")), str(body.get("industry_id2", "")))
    if not all(number in INDUSTRIES for number in wanted):
        raise PlatformError(40102)
    if not world.templates.may_move(world.now()):
        raise PlatformError(43100)
    world.templates.move(wanted, world.now())
    return OK


def industry(request: Request) -> Answer:
    if request.world.templates.industries is None:
        raise PlatformError(40102)
    first, second = request.world.templates.industries
    return {"primary_industry": _classes(first), "secondary_industry": _classes(second)}


def add(request: Request) -> Answer:
    """From the library, with the keywords named, in that order."""
    number = request.body.get("template_id_short")
    if not isinstance(number, str) or not number:
        raise PlatformError(40037, "hint: [template_id_short is missing]")
    if number.startswith(_LEGACY_NUMBERS):
        raise PlatformError(40247)
    entry = LIBRARY.get(number)
    if entry is None or entry.banned:
        raise PlatformError(40037)
    keywords = _keywords(entry, request.body.get("keyword_name_list"))
    templates = request.world.templates
    if len(templates.of_kind("template")) >= TEMPLATES:
        raise PlatformError(45026)
    template = template_from(entry, keywords, "template")
    templates.keep(template)
    return {"errcode": 0, "errmsg": "ok", "template_id": template.template_id}


def _keywords(entry: Entry, names: object) -> Sequence[Keyword]:
    """Raises PlatformError 40246 where names are missing, not in the entry, or named twice [U]."""
    known = {keyword.name: keyword for keyword in entry.keywords}
    if not isinstance(names, list) or not names:
        raise PlatformError(40246)
    if len(set(map(str, names))) < len(names) or not all(str(name) in known for name in names):
        raise PlatformError(40246)
    return [known[str(name)] for name in names]


def every_one(request: Request) -> Answer:
    world = request.world
    return {"template_list": [_told(world, one) for one in world.templates.of_kind("template")]}


def delete(request: Request) -> Answer:
    world = request.world
    world.templates.drop(template_of(world, request.body, "template"))
    return OK


def blocked(request: Request) -> Answer:
    """Messages that were stopped on their way. Here none ever are, so the list is empty."""
    body = request.body
    limit, after = body.get("limit"), body.get("largest_id")
    if not isinstance(body.get("tmpl_msg_id"), str) or not isinstance(after, int):
        raise PlatformError(40035)
    if not isinstance(limit, int) or not 1 <= limit <= TEMPLATE_BLOCKED_A_PAGE:
        raise PlatformError(40035, f"hint: [limit is 1 to {TEMPLATE_BLOCKED_A_PAGE}]")
    return {"errcode": 0, "errmsg": "ok", "msginfo": []}


def _classes(number: str) -> Answer:
    first, second = INDUSTRIES[number]
    return {"first_class": first, "second_class": second}


def _told(world: World, template: Template) -> Answer:
    first, _ = world.templates.industries or ("", "")
    primary, deputy = INDUSTRIES.get(first, ("", ""))
    return {
        "template_id": template.template_id,
        "title": template.title,
        "primary_industry": primary,
        "deputy_industry": deputy,
        "content": template.content,
        "example": template.example,
    }


_WHO: Who = "verified service"
ENDPOINTS = (
    Endpoint("/cgi-bin/template/api_set_industry", "POST", set_industry, _WHO),
    Endpoint("/cgi-bin/template/get_industry", "GET", industry, _WHO),
    Endpoint("/cgi-bin/template/api_add_template", "POST", add, _WHO),
    Endpoint("/cgi-bin/template/get_all_private_template", "GET", every_one, _WHO),
    Endpoint("/cgi-bin/template/del_private_template", "POST", delete, _WHO),
    Endpoint("/wxa/sec/queryblocktmplmsg", "POST", blocked, _WHO),
)
