"""Who is in the middle of writing, so that silence can be noticed (rule 5)."""

from datetime import datetime

from bot.model.dialogue import Dialogue
from bot.model.ids import OpenId
from bot.store.base import Store
from bot.store.writes import Write


def writes(store: Store, openid: OpenId, before: Dialogue, after: Dialogue | None) -> list[Write]:
    """Give what a commit writes when a writing begins, goes on or ends."""
    now = (after or before).writing
    if now is not None:
        return [Write("ZADD", store.keys.writing(), (int(now.last.timestamp()), openid))]
    return [Write("ZREM", store.keys.writing(), (openid,))] if before.writing else []


def silent_since(store: Store, instant: datetime, most: int = 100) -> list[OpenId]:
    """Give who has written nothing more since this instant."""
    last = int(instant.timestamp())
    found = store.redis.zrangebyscore(store.keys.writing(), 0, last, start=0, num=most)
    return [OpenId(one.decode()) for one in found]
