"""Tickets for the JS-SDK: pages sign with them. Nothing here checks such a signature."""

import hashlib

from bot.emulator.errors import PlatformError
from bot.emulator.limits import TOKEN_LIFE
from bot.emulator.platform.endpoint import Answer, Endpoint, Request


def ticket(request: Request) -> Answer:
    """The same one for two hours, so that several processes may ask."""
    kind = request.query.get("type")
    if kind not in ("jsapi", "wx_card"):
        raise PlatformError(40097)
    now = int(request.world.now())
    period, age = divmod(now, TOKEN_LIFE)
    seed = f"{request.world.account.app_id} {kind} {period}"
    made = hashlib.sha512(seed.encode()).hexdigest()[:86]
    return {"errcode": 0, "errmsg": "ok", "ticket": made, "expires_in": TOKEN_LIFE - age}


ENDPOINTS = (Endpoint("/cgi-bin/ticket/getticket", "GET", ticket),)
