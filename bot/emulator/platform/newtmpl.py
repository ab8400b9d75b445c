"""Choosing templates for subscribe notices, under `/wxaapi/newtmpl/`."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

from bot.emulator.errors import PlatformError
from bot.emulator.kept.template_samples import LIBRARY, Entry, Keyword
from bot.emulator.kept.templates import Template
from bot.emulator.limits import SUBSCRIBE_KEYWORDS, SUBSCRIBE_SCENE_CHARACTERS, TEMPLATES
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request, body_of
from bot.emulator.platform.template_making import template_from


def add(request: Request) -> Answer:
    must_be_service(request)
    asked = _asked(request)
    entry = LIBRARY.get(str(asked.get("tid", "")))
    if entry is None:
        raise PlatformError(200014)
    if entry.banned:
        raise PlatformError(200013)
    keywords = _keywords(entry, asked.get("kidList"))
    scene = asked.get("sceneDesc")
    if not isinstance(scene, str) or not 0 < len(scene) <= SUBSCRIBE_SCENE_CHARACTERS:
        raise PlatformError(200021)
    template = template_from(entry, keywords, "subscribe")
    _check_room(request.world.templates.of_kind("subscribe"), template)
    request.world.templates.keep(template)
    return {"errcode": 0, "errmsg": "ok", "priTmplId": template.template_id}


def _keywords(entry: Entry, kids: object) -> Sequence[Keyword]:
    """Two to five, each once. Raises PlatformError 200020."""
    known = {str(keyword.kid): keyword for keyword in entry.keywords}
    least, most = SUBSCRIBE_KEYWORDS
    if not isinstance(kids, list) or not least <= len(kids) <= most:
        raise PlatformError(200020)
    chosen = list(dict.fromkeys(map(str, kids)))
    if len(chosen) < len(kids) or not all(kid in known for kid in chosen):
        raise PlatformError(200020)
    return [known[kid] for kid in chosen]


def _check_room(held: Sequence[Template], new: Template) -> None:
    """Raises PlatformError 200022 (the same one is there) or 200012 (too many)."""
    if any((one.title, one.content) == (new.title, new.content) for one in held):
        raise PlatformError(200022)
    if len(held) >= TEMPLATES:
        raise PlatformError(200012)


def every_one(request: Request) -> Answer:
    must_be_service(request)
    held = request.world.templates.of_kind("subscribe")
    return {"errcode": 0, "errmsg": "ok", "data": [_told(template) for template in held]}


def _told(template: Template) -> Mapping[str, object]:
    return {
        "priTmplId": template.template_id,
        "title": template.title,
        "content": template.content,
        "example": template.example,
        "type": template.type,
    }


def delete(request: Request) -> Answer:
    """Raises PlatformError 20002 (no id) or 20001 (not the account's) [S]."""
    must_be_service(request)
    template_id = _asked(request).get("priTmplId")
    if not isinstance(template_id, str) or not template_id:
        raise PlatformError(20002)
    template = request.world.templates.find(template_id, "subscribe")
    if template is None:
        raise PlatformError(20001)
    request.world.templates.drop(template)
    return OK


def _asked(request: Request) -> Mapping[str, Any]:
    """A JSON body, or a form: the pages show the one and recommend the other."""
    text = request.raw.decode(errors="replace")
    if "=" not in text or text.lstrip().startswith("{"):
        return body_of(request.raw)
    form = parse_qs(text, keep_blank_values=True)
    return {name: form[name] if name == "kidList" else form[name][0] for name in form}


def must_be_service(request: Request) -> None:
    """The notices are a service account's. Raises PlatformError 200100."""
    if not request.world.account.may("verified service"):
        raise PlatformError(200100)


ENDPOINTS = (
    Endpoint("/wxaapi/newtmpl/addtemplate", "POST", add, "verified", takes="query"),
    Endpoint("/wxaapi/newtmpl/gettemplate", "GET", every_one, "verified"),
    Endpoint("/wxaapi/newtmpl/deltemplate", "POST", delete, "verified", takes="query"),
)
