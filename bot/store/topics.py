"""Topics: numbered 1, 2, 3 …, as JSON in one hash."""

import json
from dataclasses import asdict, replace
from datetime import datetime

from bot.model.ids import BranchId
from bot.model.topic import Topic
from bot.store.base import Store


def open_new(
    store: Store,
    title: str,
    question: str,
    node: BranchId,
    closes: datetime | None,
    *,
    by: str,
    now: datetime,
) -> Topic:
    """Open a topic under the next number."""
    number = store.redis.incr(store.keys.topic_count())
    topic = Topic(number, title, question, now, by, node, closes)
    _write(store, topic)
    return topic


def _write(store: Store, topic: Topic) -> None:
    store.redis.hset(store.keys.topics(), topic.id, _to_json(topic))


def _to_json(topic: Topic) -> str:
    closes = topic.closes and topic.closes.isoformat()
    raw = {**asdict(topic), "opened": topic.opened.isoformat(), "closes": closes}
    return json.dumps(raw, ensure_ascii=False)


def _load(raw: bytes) -> Topic:
    got = json.loads(raw)
    got["opened"] = datetime.fromisoformat(got["opened"])
    got["closes"] = got["closes"] and datetime.fromisoformat(got["closes"])
    return Topic(**got)


def read(store: Store, number: int) -> Topic | None:
    """Read one topic."""
    raw = store.redis.hget(store.keys.topics(), str(number))
    return None if raw is None else _load(raw)


def read_all(store: Store) -> list[Topic]:
    """Read all topics, the latest first."""
    raw = store.redis.hgetall(store.keys.topics())
    return sorted(map(_load, raw.values()), key=lambda one: one.number, reverse=True)


def close(store: Store, topic: Topic) -> None:
    """Let it take no more posts; those that it has stay."""
    _write(store, replace(topic, closed=True))


def reopen(store: Store, topic: Topic) -> None:
    """Let it take posts again, with no end that is set."""
    _write(store, replace(topic, closed=False, closes=None))
