"""Which headers pass between a phone's page and a site, and what becomes of a site's policy."""

from collections.abc import Mapping

from multidict import CIMultiDict, MultiMapping

from bot.emulator.view.rewriting import Frame

SANDBOX = "allow-forms allow-scripts allow-popups"

_SENT = frozenset({"accept", "accept-language", "content-type"})
_GIVEN = ("Content-Type", "Content-Disposition", "Content-Language", "X-Content-Type-Options")
_DROPPED = frozenset(
    {"frame-ancestors", "report-uri", "report-to", "upgrade-insecure-requests", "sandbox"}
)


def to_site(headers: Mapping[str, str]) -> dict[str, str]:
    """Cookies are the jar's. Of the rest, what a page's own scripts name (`X-…`) counts too."""
    return {
        name: value
        for name, value in headers.items()
        if name.lower() in _SENT or name.lower().startswith(("x-", "hx-"))
    }


def to_phone(headers: MultiMapping[str], frame: Frame) -> CIMultiDict[str]:
    """No cookie reaches the browser, and none of a site's wishes about frames.

    Every page is sandboxed without `allow-same-origin`, here as in the iframe, so that it is one
    however it is opened: its origin is `null`, it can read nothing of the emulator's, and what it
    sends to `/emulator/api/` is refused (fence.py). So its own modules, fonts and requests are
    another origin's to it, and need `Access-Control-Allow-Origin`.
    """
    given = CIMultiDict((name, headers[name]) for name in _GIVEN if name in headers)
    given["Access-Control-Allow-Origin"] = "*"
    given["Cache-Control"] = "no-store"
    given.add("Content-Security-Policy", f"sandbox {SANDBOX}")
    for policy in headers.getall("Content-Security-Policy", []):
        given.add("Content-Security-Policy", _kept(policy, frame))
    return given


def _kept(policy: str, frame: Frame) -> str:
    """The site's policy, with its own address as 'self': that is the view's here."""
    own = f"{frame.scheme}://{frame.netloc}"
    directives = [directive.split() for directive in policy.split(";")]
    kept = [words for words in directives if words and words[0].lower() not in _DROPPED]
    return "; ".join(
        " ".join("'self'" if word == own else word for word in words) for words in kept
    )
