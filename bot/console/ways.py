"""Where a visitor may be sent on to: into the console, and nowhere else."""

import re

from flask import request
from werkzeug.urls import iri_to_uri

_LOCAL = re.compile(r"/console/[A-Za-z0-9_~.,:;!*'()@$+/?&=%-]*")
"""A path of the console, with ASCII alone: no backslash, no line break, no second host."""


def within(address: str, host: str) -> str | None:
    """Give the path if the address (a path, or absolute on our own host) is in the console."""
    path = "/" + address.removeprefix(host) if address.startswith(host) else address
    climbs = ".." in path or "%2e" in path.lower()
    return path if _LOCAL.fullmatch(path) and not climbs else None


def here() -> str | None:
    """Give the address of this page, or where a form was sent, of the page that held the form."""
    if request.method == "POST":
        return within(request.referrer or "", request.host_url)
    return within(iri_to_uri(request.full_path.rstrip("?")), request.host_url)
