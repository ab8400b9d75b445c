"""A browser: follows no redirect by itself, and sends forms with the token of the page."""

import re
from html import unescape

from flask import Flask
from werkzeug.test import TestResponse

PASSWORD = "correct horse battery"


class Browser:
    """One person's browser before the console."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, address: str) -> TestResponse:
        """Open a page."""
        return self.client.get(address)

    def post(self, address: str, **fields: str) -> TestResponse:
        """Send a form as its page would, with the token."""
        return self.client.post(address, data={"csrf_token": self.token(), **fields})

    def post_bare(self, address: str, **fields: str) -> TestResponse:
        """Send a form without any token."""
        return self.client.post(address, data=fields)

    def token(self) -> str:
        """Give the CSRF token of whatever page is open to this person."""
        for address in ("/console/", "/console/sign-in"):
            page = self.get(address)
            if page.status_code == 200:
                return field(page.text, "csrf_token")
        raise AssertionError("no page is open")

    def sign_in(self, name: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Fill in the sign-in form."""
        return self.post("/console/sign-in", name=name, password=password, **fields)


def field(page: str, name: str) -> str:
    """Read a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return unescape(found[1])


def leads_to_sign_in(answer: TestResponse) -> bool:
    """Tell whether somebody was sent to sign in first."""
    where = answer.headers.get("Location", "")
    return answer.status_code == 302 and where.startswith("/console/sign-in")
