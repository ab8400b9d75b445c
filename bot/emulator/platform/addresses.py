"""From where the platform calls and where it is called: here; and a look at the way between."""

from bot.emulator.errors import PlatformError
from bot.emulator.platform.endpoint import Answer, Endpoint, Request

_HERE = "127.0.0.1"
_OPERATORS = ("CHINANET", "UNICOM", "CAP", "DEFAULT")


def ips(request: Request) -> Answer:
    return {"ip_list": [_HERE]}


def check(request: Request) -> Answer:
    """Resolves and pings the webhook's host. Here that is this machine, which always answers.

    40201 (no URL) can not happen: an emulator has one from its start. What the operators of a
    loopback address are is ours [U].
    """
    action, operator = request.body.get("action"), request.body.get("check_operator")
    if action not in ("dns", "ping", "all"):
        raise PlatformError(40202)
    if operator not in _OPERATORS:
        raise PlatformError(40203)
    source = "CAP" if operator == "DEFAULT" else operator
    found: dict[str, object] = {}
    if action != "ping":
        found["dns"] = [{"ip": _HERE, "real_operator": "CAP"}]
    if action != "dns":
        ping = {"ip": _HERE, "from_operator": source, "package_loss": "0%", "time": "0.050ms"}
        found["ping"] = [ping]
    return found


ENDPOINTS = (
    Endpoint("/cgi-bin/getcallbackip", "GET", ips),
    Endpoint("/cgi-bin/get_api_domain_ip", "GET", ips),
    Endpoint("/cgi-bin/callback/check", "POST", check),
)
