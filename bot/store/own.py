"""What else is stored of one member, for 我的数据."""

from bot.model.dialogue import Dialogue
from bot.model.ids import OpenId
from bot.store import likes
from bot.store.base import Store
from bot.store.dialogues import open_dialogue


def dialogue(store: Store, openid: OpenId) -> Dialogue:
    """Read what is open between the bot and a member."""
    sealed = store.redis.hget(store.keys.member(openid), "d")
    return open_dialogue(store.sealer, openid, sealed)


def liked(store: Store, openid: OpenId) -> list[str]:
    """Give the receipts of the posts that a member likes."""
    found = store.redis.smembers(store.keys.liked_by(likes.mark(store, openid)))
    return sorted(one.decode() for one in found)
