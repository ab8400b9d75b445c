"""What the webhook is measured against, on the same server with the same threads."""

import os

import redis
from flask import Flask, Response, request
from wechatpy import create_reply, parse_message

_FIELDS = ("text", "author", "at")


def bare() -> Flask:
    """A view that returns a constant."""
    app = Flask("bare")

    @app.post("/wechat")
    def constant() -> Response:
        return Response("success", mimetype="text/plain")

    return app


def plain() -> Flask:
    """What anybody would write: parse, SET NX, INCR, HSET and LPUSH, reply."""
    app = Flask("plain")
    store = redis.Redis.from_url(os.environ["REDIS_URL"])

    @app.post("/wechat")
    def handle() -> Response:
        message = parse_message(request.get_data())
        if not store.set(f"plain:seen:{message.id}", 1, nx=True, ex=86400):
            return Response("success", mimetype="text/plain")
        number = store.incr("plain:number")
        pipe = store.pipeline()
        record = (message.content, message.source, str(message.create_time))
        pipe.hset(f"plain:suggestion:{number}", mapping=dict(zip(_FIELDS, record, strict=True)))
        pipe.lpush("plain:suggestions", str(number))
        pipe.execute()
        reply = create_reply(f"建议收到了，编号 {number}", message=message)
        return Response(reply.render(), mimetype="text/xml")

    return app
