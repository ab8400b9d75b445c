"""The platform's web sign-in (OAuth): where a phone passes through, and whose code came back.

With the scope snsapi_base it asks the member nothing and tells us the openid alone (sheet 7).
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

import requests

from bot.model.ids import OpenId
from bot.wechat.errors import PlatformRefused, PlatformSilent

_TIMEOUT = (0.8, 1.2)
"""Seconds to connect and to wait for an answer: two in all, for a page waits (design 4)."""

_OPENID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class OAuth:
    """Web sign-in of one account. `pages` is where the platform shows its own, `api` its API."""

    app_id: str
    secret: str
    api: str
    pages: str

    def authorize(self, back: str, state: str) -> str:
        """Give the address that leads to `back` with a code; the order of its parameters is set.

        `state` comes back with the code: letters and digits, 128 at the most.
        """
        query = urlencode(
            {
                "appid": self.app_id,
                "redirect_uri": back,
                "response_type": "code",
                "scope": "snsapi_base",
                "state": state,
            }
        )
        return f"{self.pages}/connect/oauth2/authorize?{query}#wechat_redirect"

    def openid(self, code: str) -> OpenId | None:
        """Exchange a code, which holds once and for five minutes.

        None for the made-up person of a preview page. Raises `PlatformRefused` (a wrong, used or
        old code among others) or `PlatformSilent`.
        """
        asked = {
            "appid": self.app_id,
            "secret": self.secret,
            "code": code,
            "grant_type": "authorization_code",
        }
        try:
            address = f"{self.api}/sns/oauth2/access_token"
            answer = requests.get(address, asked, timeout=_TIMEOUT, allow_redirects=False).json()
        except (requests.RequestException, ValueError) as error:
            # not the error's own words: they hold the address, and that the secret
            raise PlatformSilent(type(error).__name__) from None
        openid = answer.get("openid") if isinstance(answer, dict) else None
        if not isinstance(openid, str) or not _OPENID.fullmatch(openid):
            raise PlatformRefused(_code_of(answer))
        return None if answer.get("is_snapshotuser") == 1 else OpenId(openid)


def _code_of(answer: object) -> int:
    code = answer.get("errcode") if isinstance(answer, dict) else None
    return code if isinstance(code, int) else -1
