"""Permanent material: pictures, voices, videos and thumbs that stay until they are deleted."""

import json
from collections.abc import Mapping
from dataclasses import replace

from bot.emulator.errors import PlatformError
from bot.emulator.files.stored import Kind, Stored
from bot.emulator.limits import MATERIAL_A_PAGE, MATERIAL_ENDINGS, MEDIA_BYTES
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.media import as_file, url_of
from bot.emulator.platform.paging import listed, page_of
from bot.emulator.platform.uploads import file_of, kind_of

_LISTED: Mapping[str, Kind] = {"image": "image", "voice": "voice", "video": "video"}


def add(request: Request) -> Answer:
    world, kind = request.world, kind_of(request)
    file = file_of(request, kind, MATERIAL_ENDINGS[kind], MEDIA_BYTES[kind])
    if kind == "video":
        title, introduction = _description(request)
        file = replace(file, title=title, introduction=introduction)
    stored = world.media.keep("material", kind, file, world.now())
    rest = {"url": url_of(world, stored)} if kind == "image" else {}
    return {"media_id": stored.media_id, **rest}


def _description(request: Request) -> tuple[str, str]:
    """A video's title and introduction: a second part of the form, in JSON.

    wechatpy 1.8.18 puts it into the query, where no page of the platform's looks for it.
    Its code is [U].
    """
    try:
        given = json.loads(request.fields.get("description", ""))
        title, introduction = given["title"], given["introduction"]
    except (ValueError, KeyError, TypeError) as reason:
        raise PlatformError(40035, "hint: [a form field description, in JSON]") from reason
    if not isinstance(title, str) or not title or not isinstance(introduction, str):
        raise PlatformError(40035, "hint: [description wants title and introduction]")
    return title, introduction


def get(request: Request) -> Answer:
    stored = _stored(request)
    if stored.kind != "video":
        return as_file(stored)
    return {
        "title": stored.title,
        "description": stored.introduction,
        "down_url": url_of(request.world, stored),
    }


def delete(request: Request) -> Answer:
    stored = _stored(request)
    if stored.media_id in json.dumps(request.world.menus.saved()):
        raise PlatformError(48005)
    request.world.media.remove(stored.media_id)
    return OK


def _stored(request: Request) -> Stored:
    media_id = request.body.get("media_id")
    if not media_id:
        raise PlatformError(41006)
    stored = request.world.media.material(media_id)
    if stored is None:
        raise PlatformError(40007)
    return stored


def several(request: Request) -> Answer:
    """The newest first. Articles are drafts now: of `news` there is nothing in here."""
    world, kind = request.world, str(request.body.get("type"))
    if kind != "news" and kind not in _LISTED:
        raise PlatformError(40004)
    found = world.media.materials(_LISTED[kind]) if kind in _LISTED else []
    page = page_of(found, request.body, MATERIAL_A_PAGE)
    items = [_as_item(stored, url_of(world, stored)) for stored in page]
    return listed(len(found), items)


def _as_item(stored: Stored, url: str) -> Mapping[str, object]:
    item = {
        "media_id": stored.media_id,
        "name": stored.name,
        "update_time": int(stored.created_at),
    }
    return {**item, "url": url} if stored.kind == "image" else item


def count(request: Request) -> Answer:
    media = request.world.media
    counts = {f"{kind}_count": media.count(kind) for kind in ("voice", "video", "image")}
    return {**counts, "news_count": 0}


ENDPOINTS = (
    Endpoint("/cgi-bin/material/add_material", "POST", add, takes="form"),
    Endpoint("/cgi-bin/material/get_material", "POST", get),
    Endpoint("/cgi-bin/material/del_material", "POST", delete),
    Endpoint("/cgi-bin/material/batchget_material", "POST", several),
    Endpoint("/cgi-bin/material/get_materialcount", "GET", count),
)
