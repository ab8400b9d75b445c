"""`/wechat`: verification, and one answer to each callback, within the request (fact sheet 2)."""

from collections.abc import Callable
from datetime import datetime

import structlog
from flask import Blueprint, Response, request

from bot.conversation.answering import Conversation
from bot.conversation.events import HEARD
from bot.conversation.media import TAKEN
from bot.model.incoming import Incoming
from bot.model.say import say
from bot.store import counters
from bot.store.breaker import StoreUnavailable
from bot.wechat.inbound import MOST, Gate, Refused, encrypted
from bot.wechat.outbound import text_reply

log = structlog.get_logger()


def blueprint(conversation: Conversation, gate: Gate, now: Callable[[], datetime]) -> Blueprint:
    """Make the two routes of the webhook."""
    routes = Blueprint("wechat", __name__)

    @routes.get("/wechat")
    def verify() -> Response:
        if not gate.verifies(request.args):
            return Response(status=403)
        return Response(request.args.get("echostr", ""), mimetype="text/plain")

    @routes.post("/wechat")
    def receive() -> Response:
        query, instant = request.args, now()
        body = request.stream.read(MOST + 1)
        try:
            message = gate.admit(query, body, instant.timestamp())
        except Refused as refused:
            return Response(status=refused.status)
        reply = answer(conversation, message, instant)
        if encrypted(query):
            reply = gate.close(reply, query.get("nonce", ""), instant.timestamp())
        if not reply:
            return Response("success", mimetype="text/plain")
        return Response(reply, mimetype="text/xml")

    return routes


def answer(conversation: Conversation, message: Incoming, now: datetime) -> str:
    """Give the reply's XML, or nothing; never a false receipt, and never an exception (I6)."""
    try:
        if message.kind == "event" and message.event not in HEARD:
            return _only_count(conversation, f"event.{message.event}", now)
        if message.kind not in TAKEN:
            return _only_count(conversation, f"unknown.{message.kind}", now)
        return conversation.answer(message, now, lambda text: text_reply(message, text, now))
    except StoreUnavailable as trouble:
        key = say("trouble.unsure") if trouble.maybe else say("trouble.not-kept")
    except Exception:  # a bug: one of the four boundaries (style, 4)
        log.exception("webhook", kind=message.kind, event=message.event)
        key = say("trouble.not-kept")
    if message.kind == "event":
        if message.event != "click":
            return ""
        key = say("trouble.tap")
    return text_reply(message, conversation.texts.render(key), now)


def _only_count(conversation: Conversation, name: str, now: datetime) -> str:
    """Acknowledge what asks for nothing; names are the platform's own, or cut to a few letters."""
    counters.count(conversation.store, now, name[:40])
    return ""
