"""A file that a member sent: seen, heard, and what was said in it written down."""

import re

from flask import abort, flash, redirect, request, send_file, url_for
from werkzeug.wrappers import Response

from bot.console.page import STAFF, Answer, page
from bot.console.visitor import Visitor
from bot.console.ways import within
from bot.delivery.media.folder import Folder
from bot.delivery.media.kinds import PLAIN
from bot.model.media import Kept, MediaState, Transcript
from bot.model.role import Role
from bot.store import listed
from bot.store import media as kept

_NAME = re.compile(r"[0-9a-f]{32}")
_LONGEST = 4_000


@page("/media/<file>", who=STAFF)
def media(visitor: Visitor, file: str) -> Response:
    """Give a file, or any part of it; of a voice the MP3, unless its original is asked for."""
    found, folder = _find(visitor, file), Folder(visitor.office.media)
    mp3 = found.plays and "original" not in request.args
    mime = "audio/mpeg" if mp3 else found.mime
    path = folder.playable(file) if mp3 else folder.path(file)
    if not path.exists():
        abort(404)
    return send_file(
        path,
        mimetype=mime,  # our own word for it, told by its bytes
        as_attachment=mime == PLAIN,
        download_name=file,
        conditional=True,
        etag=f"{found.sha256[:32]}-{mp3:d}",
    )


def _find(visitor: Visitor, file: str) -> Kept:
    """Give a file that is here, and whose contribution this visitor may see."""
    found = kept.read(visitor.store, file) if _NAME.fullmatch(file) else None
    if found is None or found.state is not MediaState.KEPT or found.receipt is None:
        abort(404)
    if listed.find(visitor.store, found.receipt) is None:
        abort(404)
    return found


@page("/media/<file>/transcript", who={Role.ORGANISER, Role.ADMIN}, method="POST")
def transcribe(visitor: Visitor, file: str) -> Answer:
    """Keep what was said in it, in an organiser's words; nothing written takes it away."""
    _find(visitor, file)
    text = request.form.get("text", "").replace("\r\n", "\n").strip()
    if len(text) > _LONGEST:
        abort(422)
    said = Transcript(text, visitor.name, visitor.now) if text else None
    if not kept.transcribe(visitor.store, file, said):
        abort(404)
    flash(visitor.t("media.transcript.kept" if text else "media.transcript.gone"))
    onward = within(request.form.get("next", ""), request.host_url)
    return redirect(onward or url_for("console.home"), 303)
