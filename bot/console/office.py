"""What the console works with: plain things, handed in by `main`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.store.base import Store
from bot.study.library import Library
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Office:
    """One account's office. `texts` by language, zh_CN first; `now` gives aware UTC.

    `secure_cookies`: PUBLIC_URL is https, so that cookies are never sent without TLS. `media` is
    the folder of fetched files. `qr_code` asks the platform for a code that says this, and gives
    the address that it must hold.
    """

    store: Store
    texts: Mapping[str, Texts]
    library: Library
    zone: ZoneInfo
    now: Callable[[], datetime]
    organisation: str
    secure_cookies: bool
    qr_code: Callable[[str], str]
    media: Path = Path()
