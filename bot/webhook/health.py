"""`/healthz` and `/readyz`: whether this process lives, and whether the whole works."""

from flask import Blueprint, Response, jsonify

from bot.store import heartbeats
from bot.store.base import Store
from bot.store.breaker import StoreUnavailable


def blueprint(store: Store) -> Blueprint:
    """Make the two routes."""
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="ok")

    @routes.get("/readyz")
    def readyz() -> tuple[Response, int]:
        why = _not_ready(store)
        return (
            (jsonify(status="not ready", reason=why), 503) if why else (jsonify(status="ok"), 200)
        )

    return routes


def _not_ready(store: Store) -> str:
    try:
        alive = heartbeats.alive(store, "scheduler")
    except StoreUnavailable:
        return "the store does not answer"
    return "" if alive else "no scheduler has given a sign of life lately"
