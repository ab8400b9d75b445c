"""`/oauth/`: a browser becomes a member's by the platform's sign-in."""

import hmac
import re
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

import structlog
from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from bot.model.say import Say, say
from bot.reading.gate import begun, remember, welcome
from bot.reading.hall import Hall, SignIn
from bot.reading.trouble import trouble
from bot.reading.visitor import here, sign_out
from bot.wechat.errors import PlatformRefused, PlatformSilent

_OURS = re.compile(r"/(study/[a-z0-9-]+/[a-z0-9-]+|me/[A-Za-z0-9/_-]*|column/)")

_FAILED = (say("pages.sign-in.failed"), say("pages.sign-in.failed-words"))
_PREVIEW = (say("pages.sign-in.preview"), say("pages.sign-in.preview-words"))
_NO_SIGN_IN = (say("pages.link.none"), say("pages.link.none-words"))

log = structlog.get_logger()


def within(address: str | None) -> str:
    """Give an address of these pages, to go to after sign-in; anything else is 我的."""
    path = urlsplit(address or "").path if (address or "").startswith("/") else ""
    return path if path == address and _OURS.fullmatch(path) else "/me/"


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The views."""

    hall: Hall

    def begin(self) -> Response:
        """Send the browser to the platform, which sends it back to `finish` with a code."""
        onward = within(request.args.get("next"))
        if here(self.hall).member is not None:
            return redirect(onward)
        if self.hall.sign_in is None:
            return trouble(403, _NO_SIGN_IN)
        nonce = secrets.token_hex(16)
        address = self._platform().authorize(self._back(), nonce + self._signature(nonce))
        answer = redirect(address)
        remember(self.hall, answer, nonce, onward)
        return answer

    def finish(self) -> Response:
        """Take the code, and let the browser be the member's whose it is."""
        nonce, onward = begun(self.hall)
        state, code = request.args.get("state", ""), request.args.get("code", "")
        expected = nonce + self._signature(nonce)
        if not nonce or not hmac.compare_digest(state.encode(), expected.encode()) or not code:
            return self._again(400, _FAILED, onward)
        try:
            openid = self._platform().openid(code)
        except PlatformRefused as refused:
            log.warning("web sign-in refused", code=refused.code)
            return self._again(502, _FAILED, onward)
        except PlatformSilent as silent:
            log.warning("web sign-in: no answer", trouble=str(silent))
            return self._again(504, _FAILED, onward)
        if openid is None:
            return self._again(403, _PREVIEW, onward)
        return welcome(self.hall, openid, onward)

    def leave(self) -> Response:
        """Sign out, here alone."""
        if not here(self.hall).sent(request.form):
            abort(400)
        answer = redirect(url_for("reading.column"), 303)
        sign_out(self.hall, answer)
        return answer

    def _signature(self, nonce: str) -> str:
        return self.hall.store.sealer.mark("oauth-state", nonce)

    def _back(self) -> str:
        return f"{self.hall.public}{url_for('reading.signed_in')}"

    def _platform(self) -> SignIn:
        if self.hall.sign_in is None:
            abort(404)
        return self.hall.sign_in

    def _again(self, status: int, words: tuple[Say, Say], onward: str) -> Response:
        return trouble(status, words, url_for("reading.sign_in", next=onward))


def add_to(room: Blueprint, hall: Hall) -> None:
    """Put the addresses on the blueprint."""
    views = SigningIn(hall)
    room.add_url_rule("/oauth/", "sign_in", views.begin)
    room.add_url_rule("/oauth/return", "signed_in", views.finish)
    room.add_url_rule("/oauth/leave", "leave", views.leave, methods=["POST"])
