"""What the column is handed, and a page as a phone sees it."""

from datetime import date
from html.parser import HTMLParser

from bot.model.ids import ItemId

Sent = list[tuple[date, ItemId]]


class Page(HTMLParser):
    """A page taken apart: its tags in order, and what it fetches or leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        """Give the attributes of every tag of this name."""
        return [attrs for tag, attrs in self.tags if tag == name]

    def fetched(self) -> list[str]:
        """Give the addresses that a phone loads with the page, unasked."""
        loading = {"link": "href", "img": "src", "script": "src", "iframe": "src", "source": "src"}
        return [attrs.get(loading[tag]) or "" for tag, attrs in self.tags if tag in loading]

    def links(self) -> list[str]:
        """Give where its links lead."""
        return [attrs.get("href") or "" for attrs in self.all("a")]
