"""APIs that SDKs still call, and that the platform has taken back."""

from bot.emulator.errors import PlatformError
from bot.emulator.platform.endpoint import Answer, Endpoint, Request


def gone(request: Request) -> Answer:
    raise PlatformError(45109)


ENDPOINTS = (Endpoint("/cgi-bin/shorturl", "POST", gone),)
