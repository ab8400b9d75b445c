"""Links that work once: whose data they lead to, sealed, under an HMAC of what stands in them."""

from datetime import timedelta

from bot.model.ids import OpenId
from bot.store.base import Store
from bot.store.writes import Write


def _key(store: Store, token: str) -> str:
    return store.keys.lent(store.sealer.mark("lent", token))


def lends(store: Store, openid: OpenId, token: str, life: timedelta) -> Write:
    """Give what a commit writes to lend a link for a while."""
    key = _key(store, token)
    sealed = store.sealer.seal(openid, key)
    return Write("SET", key, (sealed, "EX", int(life.total_seconds())))


def take(store: Store, token: str) -> OpenId | None:
    """Give whose a link is, and let it lead nowhere from now on."""
    key = _key(store, token)
    sealed: bytes | None = store.call("GETDEL", key)
    return None if sealed is None else OpenId(store.sealer.open(sealed, key))
