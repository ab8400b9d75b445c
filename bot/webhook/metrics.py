"""`/metrics` for Prometheus, to this machine alone: what the store counted, and who lives."""

from collections.abc import Callable, Iterator
from datetime import datetime

from flask import Blueprint, Response, abort, request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.store import counters, heartbeats, members, trouble
from bot.store.base import Store
from bot.webhook.proxy import LOOPBACK


def blueprint(store: Store, now: Callable[[], datetime]) -> Blueprint:
    """Make the route. A request that a proxy passed on does not come from this machine."""
    routes = Blueprint("metrics", __name__)
    registry = CollectorRegistry()
    registry.register(_Counts(store, now))

    @routes.get("/metrics")
    def metrics() -> Response:
        if request.remote_addr not in LOOPBACK or "X-Forwarded-For" in request.headers:
            abort(404)
        return Response(generate_latest(registry), mimetype="text/plain")

    return routes


class _Counts(Collector):
    """Reads the store at each scrape, so that any number of processes count as one."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Give the day's counts (they begin anew at 00:00 UTC), members, processes, refusals."""
        heard = CounterMetricFamily("tiantian_callbacks", "Callbacks today", labels=["what"])
        for name, count in counters.read(self._store, self._now()).items():
            heard.add_metric([name], count)
        yield heard
        known, active = members.count(self._store)
        yield GaugeMetricFamily("tiantian_members", "Members on the roll", value=known)
        yield GaugeMetricFamily("tiantian_active_members", "Active members", value=active)
        alive = GaugeMetricFamily("tiantian_processes", "Processes alive", labels=["kind"])
        for kind in ("scheduler", "sender"):
            alive.add_metric([kind], heartbeats.alive(self._store, kind))
        yield alive
        refused = CounterMetricFamily("tiantian_refusals", "Platform errors", labels=["code"])
        for code, (_, count) in trouble.noted(self._store).items():
            refused.add_metric([str(code)], count)
        yield refused
