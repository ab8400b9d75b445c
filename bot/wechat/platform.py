"""The platform's many small calls, through wechatpy with its bites taken out (sheet 12.3)."""

import json
from collections.abc import Iterator
from typing import Any

import requests
from wechatpy import WeChatClient
from wechatpy.exceptions import WeChatClientException

from bot.model.ids import OpenId
from bot.wechat.errors import PlatformRefused, PlatformSilent
from bot.wechat.tokens import Tokens

_TIMEOUT = 5
_TOKEN_TROUBLE = {40001, 40014, 42001}


class _Client(WeChatClient):  # type: ignore[misc]  # wechatpy has no types
    """wechatpy's client on another address, with our token, a timeout, and no retry of its own."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.refused: str | None = None
        self.API_BASE_URL = f"{tokens.api}/cgi-bin/"  # the slash is needed
        super().__init__(tokens.app_id, tokens.secret, timeout=_TIMEOUT, auto_retry=False)

    @property
    def access_token(self) -> str:
        """Our own token; wechatpy's refresh is neither shared nor locked."""
        return self.tokens.get(self.refused)


class Platform:
    """What this program asks of the platform outside the fan-out."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._client = _Client(tokens)

    def _call(self, name: str, *args: Any) -> Any:
        """Call wechatpy by the dotted name of a method; a refused token is renewed, once."""
        try:
            return self._method(name)(*args)
        except WeChatClientException as error:
            if error.errcode not in _TOKEN_TROUBLE or self._client.refused is not None:
                raise PlatformRefused(error.errcode or -1, str(error.errmsg)) from error
        except (requests.RequestException, json.JSONDecodeError) as error:
            raise PlatformSilent(str(error)) from error
        self._client.refused = self._tokens.store.read()
        try:
            return self._call(name, *args)
        finally:
            self._client.refused = None

    def _method(self, name: str) -> Any:
        group, _, method = name.partition(".")
        return getattr(getattr(self._client, group), method)

    def followers(self) -> Iterator[list[OpenId]]:
        """Read all followers, a page of 10,000 at a time (500 calls a day are allowed)."""
        following = None
        while True:
            page = self._call("user.get_followers", following)
            found = page.get("data", {}).get("openid", [])
            if not found:
                return
            yield [OpenId(one) for one in found]
            following = page.get("next_openid")
            if not following or len(found) < 10_000:
                return

    def publish_menu(self, menu: dict[str, Any]) -> None:
        """Replace the account's menu."""
        self._call("menu.create", menu)

    def qr_code(self, scene: str) -> str:
        """Make a QR code for ever; gives the address that it must hold (100,000 are allowed)."""
        wanted = {
            "action_name": "QR_LIMIT_STR_SCENE",
            "action_info": {"scene": {"scene_str": scene}},
        }
        return str(self._call("qrcode.create", wanted)["url"])
