"""A member's browser without JavaScript: it keeps cookies, and sends forms as pages have them."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from bot.model.ids import OpenId
from tests.reading.halls import Office

Form = dict[str, str]


class Forms(HTMLParser):
    """The forms of a page: their fields as they stand, with what they lead to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = {"action": got.get("action", "")}
            self.found.append(self._open)
        elif tag == "input" and self._open is not None and got.get("type") == "hidden":
            self._open[got["name"]] = got.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


class Phone:
    """One browser."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.at = "/"
        self.page = ""

    def get(self, address: str) -> TestResponse:
        """Open an address, and follow where it leads."""
        answer = self.client.get(address)
        assert answer.status_code != 500
        self.at, self.page = address, answer.text
        if answer.status_code in (302, 303) and answer.location.startswith("/"):
            return self.get(answer.location)
        return answer

    def form(self, do: str, **wanted: str) -> Form:
        """Find a form of the page that is open."""
        wanted["do"] = do
        fits = [one for one in Forms(self.page).found if wanted.items() <= one.items()]
        assert fits, f"no form {wanted} on {self.at}"
        return dict(fits[0])

    def send(self, form: Form, **filled: str) -> TestResponse:
        """Send a form that was found, with what is filled in; follows where it leads."""
        answer = self.send_only(form, **filled)
        self.page = answer.text
        return self.get(answer.location) if answer.status_code == 303 else answer

    def send_only(self, form: Form, **filled: str) -> TestResponse:
        """Send a form and look at the answer itself."""
        fields = {**form, **filled}
        address = fields.pop("action") or self.at.partition("?")[0].partition("#")[0]
        answer = self.client.post(address, data=fields)
        assert answer.status_code != 500
        return answer

    def fill(self, do: str, **filled: str) -> TestResponse:
        """Fill in the first form that does this, and send it."""
        return self.send(self.form(do), **filled)

    def sign_in(self, office: Office, openid: OpenId, onward: str = "/me/") -> TestResponse:
        """Pass through the platform's sign-in."""
        begun = self.client.get("/oauth/", query_string={"next": onward})
        asked = parse_qs(urlsplit(begun.location).query)
        office.codes.whose["code"] = openid
        back = {"code": "code", "state": asked["state"][0]}
        answer = self.client.get("/oauth/return", query_string=back)
        self.page = answer.text
        return self.get(answer.location) if answer.status_code == 303 else answer
