"""What both ways of signing in share: the browser that began, and the member who comes in."""

import json

from flask import redirect, request
from werkzeug.wrappers import Response

from bot.model.ids import OpenId
from bot.model.say import say
from bot.reading.hall import Hall
from bot.reading.links import packed, unpacked
from bot.reading.trouble import trouble
from bot.reading.visitor import known, sign_in

COOKIE = "tiantian_oauth"
"""Binds a sign-in to the browser that began it: nobody can be signed in by another's return."""

_LIFE = 600
_PATH = "/oauth/"
_CONTEXT = "reading:oauth"
_UNKNOWN = (say("pages.sign-in.unknown"), say("pages.sign-in.unknown-words"))


def remember(hall: Hall, answer: Response, name: str, onward: str) -> None:
    """Leave with this browser what it began, and where it is to go on to."""
    answer.set_cookie(
        COOKIE,
        packed(hall.store.sealer, json.dumps([name, onward]), _CONTEXT),
        max_age=_LIFE,
        path=_PATH,
        httponly=True,
        samesite="Lax",
        secure=hall.secure,
    )


def begun(hall: Hall) -> tuple[str, str]:
    """Read what was left with this browser when it began; an empty name if nothing was."""
    opened = unpacked(hall.store.sealer, request.cookies.get(COOKIE, ""), _CONTEXT)
    name, onward = json.loads(opened) if opened else ("", "/me/")
    return name, onward


def welcome(hall: Hall, openid: OpenId, onward: str) -> Response:
    """Let this browser be a member's, if they follow the account."""
    member = known(hall, openid)
    if member is None:
        return trouble(403, _UNKNOWN)
    answer = redirect(onward, 303)
    sign_in(hall, member, answer)
    answer.delete_cookie(COOKIE, path=_PATH)
    return answer
