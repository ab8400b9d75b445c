"""From where the platform calls: here, from this machine."""

from bot.emulator.platform.endpoint import Answer, Endpoint, Request


def callback_ips(request: Request) -> Answer:
    return {"ip_list": ["127.0.0.1"]}


ENDPOINTS = (Endpoint("/cgi-bin/getcallbackip", "GET", callback_ips),)
