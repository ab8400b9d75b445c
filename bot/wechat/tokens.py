"""The access token: from `stable_token`, shared by all processes, refreshed by one (sheet 5)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import requests

from bot.wechat.errors import PlatformRefused, PlatformSilent

_TIMEOUT = 5
_EARLY = 300
"""Seconds before its end at which a token is taken anew; the platform has the next ready then."""


class TokenStore(Protocol):
    """Where the token lies for all processes."""

    def read(self) -> str | None: ...
    def write(self, token: str, seconds: int) -> None: ...
    def only_one(self) -> bool:
        """Let one process go and fetch; the others read what it wrote."""

    def done(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Tokens:
    """Gives the token, and takes a new one when the platform refused the old."""

    store: TokenStore
    api: str
    app_id: str
    secret: str
    post: Callable[..., requests.Response] = requests.post
    sleep: Callable[[float], None] = time.sleep

    def get(self, refused: str | None = None) -> str:
        """Give the token that is valid now, and not the one that was refused.

        Raises `PlatformRefused` (bad secret, IP not listed: a person must mend it) or
        `PlatformSilent`.
        """
        for _ in range(50):
            token = self.store.read()
            if token and token != refused:
                return token
            if self.store.only_one():
                try:
                    return self._fetch(refused)
                finally:
                    self.store.done()
            self.sleep(0.1)
        raise PlatformSilent("another process does not get a token either")

    def _fetch(self, refused: str | None) -> str:
        token, seconds = self._ask(force=False)
        if token == refused:  # the platform still thinks it is good
            token, seconds = self._ask(force=True)
        self.store.write(token, max(seconds - _EARLY, 30))
        return token

    def _ask(self, *, force: bool) -> tuple[str, int]:
        body = {"grant_type": "client_credential", "appid": self.app_id, "secret": self.secret}
        try:
            answer = self.post(
                f"{self.api}/cgi-bin/stable_token",
                json={**body, "force_refresh": force},
                timeout=_TIMEOUT,
            ).json()
        except (requests.RequestException, ValueError) as error:
            raise PlatformSilent(str(error)) from error
        return self._read(answer)

    @staticmethod
    def _read(answer: dict[str, Any]) -> tuple[str, int]:
        if "access_token" not in answer:
            raise PlatformRefused(int(answer.get("errcode", -1)), str(answer.get("errmsg", "")))
        return str(answer["access_token"]), int(answer["expires_in"])
