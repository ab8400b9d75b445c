"""Files: what the phones show, and what a member attaches."""

from aiohttp import web

from bot.emulator.acts.attaching import attach
from bot.emulator.acts.stage import Refused
from bot.emulator.api.answers import answered, emulator_of
from bot.emulator.files import sounds
from bot.emulator.files.media_types import CONTENT_TYPES, PLAIN_BYTES, content_type_of
from bot.emulator.files.samples import VOICE, VOICE16K
from bot.emulator.files.stored import MEDIA_PATH, File, Stored

_HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, max-age=3600",
}


async def show(request: web.Request) -> web.Response:
    """Any stored file; what was sent stays on a phone when its three days are over."""
    stored = emulator_of(request).world.media.seen(request.match_info["media_id"])
    if stored is None:
        raise web.HTTPNotFound
    content_type, body = _playable(stored)
    headers = {**_HARMLESS, "Accept-Ranges": "bytes"}
    if content_type not in CONTENT_TYPES.values():
        headers["Content-Disposition"] = "attachment"
    return _part_of(request, web.Response(body=body, content_type=content_type, headers=headers))


def _playable(stored: Stored) -> tuple[str, bytes]:
    """The sample voice is AMR for the bot, and something that browsers play for the page."""
    if stored.media_id in (VOICE, VOICE16K):
        return "audio/wav", sounds.tone()
    return stored.content_type, stored.body


def _part_of(request: web.Request, response: web.Response) -> web.Response:
    """What `Range` asks for: Safari plays nothing without it."""
    whole = response.body
    if "Range" not in request.headers or not isinstance(whole, bytes):
        return response
    try:
        start, stop, _ = request.http_range.indices(len(whole))
    except ValueError as reason:
        raise web.HTTPRequestRangeNotSatisfiable from reason
    if start >= stop:
        raise web.HTTPRequestRangeNotSatisfiable
    response.set_status(206)
    response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{len(whole)}"
    response.body = whole[start:stop]
    return response


async def attached(request: web.Request) -> web.Response:
    """A form with `file` and `type`; answers like `send`."""
    stage = emulator_of(request).stage(request.match_info["openid"])
    if stage is None:
        raise Refused("an openid has 28 letters, digits, _ or -", 404)
    if not request.content_type.startswith("multipart/"):
        raise Refused("want a form with a file and its type", 400)
    form = await request.post()
    upload, message_type = form.get("file"), form.get("type")
    if not isinstance(upload, web.FileField) or not isinstance(message_type, str):
        raise Refused("want a form with a file and its type", 400)
    body = upload.file.read()
    content_type = content_type_of(body)
    if message_type == "voice" and content_type == PLAIN_BYTES:
        content_type = _safe_sound(upload.content_type)
    return answered(await attach(stage, message_type, File(upload.filename, content_type, body)))


def _safe_sound(said: str) -> str:
    """What a browser recorded, in a format of its own: it may play that again."""
    return said if said.startswith("audio/") else PLAIN_BYTES


ROUTES = (
    web.get(MEDIA_PATH + "{media_id}", show),
    web.post("/emulator/api/members/{openid}/attach", attached),
)
