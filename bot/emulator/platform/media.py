"""Temporary media: kept for three days. Pictures for articles, and videos for mass sends."""

from bot.emulator.errors import PlatformError
from bot.emulator.files.media_types import ending_of
from bot.emulator.files.stored import MEDIA_PATH, File, Stored
from bot.emulator.limits import MEDIA_BYTES, MEDIA_ENDINGS, UPLOADIMG_BYTES, UPLOADIMG_ENDINGS
from bot.emulator.platform.endpoint import Answer, Endpoint, Raw, Request
from bot.emulator.platform.uploads import file_of, kind_of
from bot.emulator.world import World


def upload(request: Request) -> Answer:
    kind = kind_of(request)
    file = file_of(request, kind, MEDIA_ENDINGS[kind], MEDIA_BYTES[kind])
    stored = request.world.media.add(kind, file, request.world.now())
    # A thumb's id has another name, and stands alone: so in every captured answer.
    name = "thumb_media_id" if kind == "thumb" else "media_id"
    return {"type": kind, name: stored.media_id, "created_at": int(stored.created_at)}


def download(request: Request) -> Answer:
    """The file itself; of a video only where it is. Permanent ones are not found here."""
    world, media_id = request.world, request.query.get("media_id")
    if not media_id:
        raise PlatformError(41006)
    stored = world.media_of(media_id)
    if stored is None or stored.place != "temporary":
        raise PlatformError(40007)
    if stored.kind in ("video", "mpvideo"):
        return {"video_url": url_of(world, stored)}
    return as_file(stored)


def as_file(stored: Stored) -> Raw:
    """The bytes under a name of the platform's own: the id, with the file's ending."""
    name = f"{stored.media_id}.{ending_of(stored.name)}"
    disposition = {"Content-disposition": f'attachment; filename="{name}"'}
    return Raw(stored.body, stored.content_type, headers=disposition)


def url_of(world: World, stored: Stored) -> str:
    return world.samples.address + MEDIA_PATH + stored.media_id


def for_article(request: Request) -> Answer:
    """A picture that an article's content may show. It counts for none of the caps."""
    file = file_of(request, "image", UPLOADIMG_ENDINGS, UPLOADIMG_BYTES)
    stored = request.world.media.keep("article", "image", file, request.world.now())
    return {"url": url_of(request.world, stored)}


def for_mass_send(request: Request) -> Answer:
    """Turns an uploaded video into one that can be sent to many, with these words."""
    world, body = request.world, request.body
    media_id, title, description = (body.get(n) for n in ("media_id", "title", "description"))
    if not media_id:
        raise PlatformError(41006)
    video = world.media_of(media_id)
    if video is None or video.kind != "video":
        raise PlatformError(40007)
    if not isinstance(title, str) or not isinstance(description, str):
        raise PlatformError(40035, "hint: [title and description]")
    file = File(video.name, video.content_type, video.body, title, description)
    stored = world.media.add("mpvideo", file, world.now())
    return {"type": "video", "media_id": stored.media_id, "created_at": int(stored.created_at)}


ENDPOINTS = (
    Endpoint("/cgi-bin/media/upload", "POST", upload, takes="form"),
    Endpoint("/cgi-bin/media/get", "GET", download),
    Endpoint("/cgi-bin/media/uploadimg", "POST", for_article, takes="form"),
    Endpoint("/cgi-bin/media/uploadvideo", "POST", for_mass_send, "verified"),
)
