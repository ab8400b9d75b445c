"""The platform's access token, as all processes share it."""

from dataclasses import dataclass

from bot.store.base import Store


@dataclass(frozen=True, slots=True)
class SharedToken:
    """What `wechat.tokens` keeps its token in."""

    store: Store

    def read(self) -> str | None:
        """Give the token, while it is valid."""
        found = self.store.redis.get(self.store.keys.token())
        return None if found is None else found.decode()

    def write(self, token: str, seconds: int) -> None:
        """Keep a token for so many seconds."""
        self.store.redis.set(self.store.keys.token(), token, ex=seconds)

    def only_one(self) -> bool:
        """Let one process fetch, for at most ten seconds."""
        return bool(self.store.redis.set(self.store.keys.lease("token"), 1, nx=True, ex=10))

    def done(self) -> None:
        """End the fetching."""
        self.store.redis.delete(self.store.keys.lease("token"))
