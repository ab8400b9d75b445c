"""What one phone's browser remembers: cookies, and the sites that were handed a sign-in code."""

from aiohttp import CookieJar
from yarl import URL

from bot.emulator.kept.oauth import SignIns


class Jar:
    """One member's. To be made inside the running event loop, as aiohttp's jars are."""

    def __init__(self) -> None:
        self.cookies = CookieJar(unsafe=True, quote_cookie=False)  # sites on 127.0.0.1 count too
        self._codes: dict[URL, str] = {}

    def handed(self, url: URL) -> None:
        """The phone goes to this address; if a code is in it, that site can sign them in by it."""
        code = url.query.get("code")
        if code:
            self._codes[url.origin()] = code

    def is_signed_in(self, url: URL, sign_ins: SignIns) -> bool:
        """Has this site exchanged the code that it was handed last?"""
        return sign_ins.is_used(self._codes.get(url.origin(), ""))


class Jars:
    """By openid. Not kept over a restart: that is as if every phone had cleared its browser."""

    def __init__(self) -> None:
        self._jars: dict[str, Jar] = {}

    def of(self, openid: str) -> Jar:
        if openid not in self._jars:
            self._jars[openid] = Jar()
        return self._jars[openid]
