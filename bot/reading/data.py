"""`/me/data/<token>`: what is stored of a member, as a file, by a link that works once."""

import json
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from bot.model.say import say
from bot.reading.dress import dress
from bot.reading.hall import Hall
from bot.reading.trouble import trouble

_NAME = "tiantian.json"


def blueprint(hall: Hall, fetch: Callable[[str], dict[str, Any] | None]) -> Blueprint:
    """Make the route; `fetch` gives what a token leads to, once."""
    room = Blueprint("rights", __name__, template_folder="templates")

    @room.get("/me/data/<token>")
    def own_data(token: str) -> BaseResponse:
        if request.method == "HEAD":  # whoever only looks whether it is there uses nothing up
            return Response(mimetype="application/json")
        found = fetch(token)
        if found is None:
            return trouble(404, (say("data.gone.title"), say("data.gone.words")))
        file = json.dumps(found, ensure_ascii=False, indent=2)
        # Shown, not sent to a download: WeChat's browser opens those in another one, which would
        # find the link used up.
        shown = {"Content-Disposition": f'inline; filename="{_NAME}"', "X-Robots-Tag": "noindex"}
        return Response(file, mimetype="application/json; charset=utf-8", headers=shown)

    dress(room, hall)
    return room
