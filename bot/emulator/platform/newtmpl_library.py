"""The public library under `/wxaapi/newtmpl/`: categories, titles, keywords."""

from bot.emulator.errors import PlatformError
from bot.emulator.kept.template_samples import CATEGORIES, LIBRARY
from bot.emulator.limits import SUBSCRIBE_TITLES_A_PAGE
from bot.emulator.platform.endpoint import Answer, Endpoint, Request
from bot.emulator.platform.newtmpl import must_be_service


def categories(request: Request) -> Answer:
    must_be_service(request)
    listed = [{"id": number, "name": name} for number, name in CATEGORIES.items()]
    return {"errcode": 0, "errmsg": "ok", "data": listed}


def titles(request: Request) -> Answer:
    """A page of the titles in some categories. Raises PlatformError 200016 to 200019."""
    must_be_service(request)
    wanted = _categories(request.query.get("ids", ""))
    start, limit = request.query.get("start", ""), request.query.get("limit", "")
    if not start.isdecimal():
        raise PlatformError(200016)
    if not limit.isdecimal() or not 1 <= int(limit) <= SUBSCRIBE_TITLES_A_PAGE:
        raise PlatformError(200017)
    found = [entry for entry in LIBRARY.values() if entry.category in wanted]
    page = [
        {
            "tid": int(entry.tid),
            "title": entry.title,
            "type": entry.type,
            "categoryId": str(entry.category),
        }
        for entry in found[int(start) : int(start) + int(limit)]
    ]
    return {"errcode": 0, "errmsg": "ok", "count": len(found), "data": page}


def _categories(ids: str) -> set[int]:
    if not ids:
        raise PlatformError(200018)
    numbers = ids.split(",")
    if not all(number.isdecimal() and int(number) in CATEGORIES for number in numbers):
        raise PlatformError(200019)
    return set(map(int, numbers))


def keywords(request: Request) -> Answer:
    must_be_service(request)
    entry = LIBRARY.get(request.query.get("tid", ""))
    if entry is None:
        raise PlatformError(200014)
    listed = [
        {"kid": one.kid, "name": one.name, "example": one.example, "rule": one.rule}
        for one in entry.keywords
    ]
    return {"errcode": 0, "errmsg": "ok", "count": len(listed), "data": listed}


ENDPOINTS = (
    Endpoint("/wxaapi/newtmpl/getcategory", "GET", categories, "verified"),
    Endpoint("/wxaapi/newtmpl/getpubtemplatetitles", "GET", titles, "verified"),
    Endpoint("/wxaapi/newtmpl/getpubtemplatekeywords", "GET", keywords, "verified"),
)
