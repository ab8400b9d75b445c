"""What Markdown becomes: clean HTML for a page, plain text for a chat, and its lead."""

import nh3

from bot.study import markdown
from bot.study.plain import lead, to_text

__all__ = ["lead", "to_html", "to_text"]

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "strong", "em", "a"),
}
_DEEPEST = 6


def to_html(body: str) -> str:
    """Render the body of an item. Its headings begin at h2, for the title is the page's h1."""
    tokens = markdown.parse(body)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, _DEEPEST)}"
    return nh3.clean(
        markdown.html(tokens),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https"},
        url_relative="deny",
        link_rel="noopener",
    )
