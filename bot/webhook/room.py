"""Room for WeChat: at most some of the threads serve anything but `/wechat` (design 4)."""

from threading import BoundedSemaphore

from flask import Flask, Response, g, request


def keep_room(app: Flask, most: int) -> None:
    """Let at most so many requests for other pages be served at once; more are asked to wait."""
    free = BoundedSemaphore(most)

    def enter() -> Response | None:
        if request.path == "/wechat" or request.path == "/healthz":
            return None
        g.holds_room = free.acquire(timeout=0.2)
        return None if g.holds_room else Response(status=503, headers={"Retry-After": "1"})

    def leave(error: BaseException | None) -> None:
        if g.pop("holds_room", False):
            free.release()

    app.before_request(enter)
    app.teardown_request(leave)
