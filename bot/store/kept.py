"""Texts that no command claimed: drafts for 30 days, short ones for 90, sealed."""

import json

from bot.model.contribution import Draft
from bot.model.ids import OpenId
from bot.store.base import Store
from bot.store.dialogues import dumps, load_draft
from bot.store.writes import Write

DRAFT_LIFE = 30 * 86_400
SHORT_LIFE = 90 * 86_400


def writes(store: Store, openid: OpenId, text: Draft, life: int) -> list[Write]:
    """Give what a commit writes to keep one text for so many seconds."""
    key = _key(store, text.id)
    index = store.keys.kept_of(openid)
    return [
        Write("SET", key, (store.sealer.seal(dumps(text), key), "EX", life)),
        Write("ZADD", index, (text.at.timestamp(), text.id)),
        Write("ZREMRANGEBYSCORE", index, (0, text.at.timestamp() - SHORT_LIFE)),
        Write("EXPIRE", index, (SHORT_LIFE,)),
    ]


def removes(store: Store, openid: OpenId, text_id: str) -> list[Write]:
    """Give what a commit writes when a draft has been filed."""
    return [
        Write("DEL", _key(store, text_id)),
        Write("ZREM", store.keys.kept_of(openid), (text_id,)),
    ]


def of_member(store: Store, openid: OpenId, most: int) -> list[Draft]:
    """Read a member's newest kept texts."""
    found = [one.decode() for one in store.redis.zrevrange(store.keys.kept_of(openid), 0, most - 1)]
    keys = [_key(store, one) for one in found]
    sealed = store.redis.mget(keys) if keys else []
    return [
        load_draft(json.loads(store.sealer.open(box, key)))
        for key, box in zip(keys, sealed, strict=True)
        if box is not None
    ]


def read(store: Store, text_id: str) -> Draft | None:
    """Read one kept text, if it still is."""
    key = _key(store, text_id)
    box = store.redis.get(key)
    return None if box is None else load_draft(json.loads(store.sealer.open(box, key)))


def erase(store: Store, text_id: str) -> None:
    """Erase one kept text; no list names it any more (I9)."""
    store.redis.delete(_key(store, text_id))


def _key(store: Store, text_id: str) -> str:
    return store.keys.kept(store.sealer.mark("kept", text_id))
