"""What every answer of the console carries."""

from werkzeug.wrappers import Response

_HEADERS = {
    # data: pictures are those inside Bootstrap's own sheet
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guarded(response: Response) -> Response:
    """Let a page load nothing from elsewhere, stand in no frame, and stay in no cache."""
    response.headers.update(_HEADERS)
    return response
