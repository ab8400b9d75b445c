"""Markdown to the plain text of a chat message, and its beginning within so many bytes.

A chat shows no markup. Quotations stand in 「」: a bar before each line, as in mail, would stand at
the first of a phone's wrapped lines alone. List entries begin with "· ", headings stand in 【】.
"""

import re
import unicodedata
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from bot.study import markdown

_BLANKS = re.compile(r" {2,}")


def to_text(body: str) -> str:
    """Render the body of an item as text; paragraphs are parted by an empty line."""
    return "\n\n".join(_blocks(SyntaxTreeNode(markdown.parse(body)))).strip()


def _blocks(node: SyntaxTreeNode) -> Iterator[str]:
    """Give the texts of a node's blocks, less those that are empty."""
    return filter(None, map(_block, node.children))


def _block(node: SyntaxTreeNode) -> str:
    match node.type:
        case "heading":
            return f"【{_words(node)}】" if _words(node) else ""
        case "blockquote":
            quoted = "\n\n".join(_blocks(node))
            return f"「{quoted}」" if quoted else ""
        case "bullet_list":
            return "\n".join(f"· {text}" for text in _entries(node))
        case "ordered_list":
            first = int(node.attrs.get("start", 1))
            return "\n".join(f"{n}. {text}" for n, text in enumerate(_entries(node), first))
        case "fence" | "code_block":
            return node.content.strip("\n")
        case _:
            return _words(node)


def _entries(node: SyntaxTreeNode) -> Iterator[str]:
    return filter(None, ("\n".join(_blocks(entry)) for entry in node.children))


def _words(node: SyntaxTreeNode) -> str:
    """Give the words of a paragraph or heading; none for a rule between paragraphs."""
    text = "".join(_inlines(inline) for inline in node.children)
    return _BLANKS.sub(" ", text).strip()


def _inlines(node: SyntaxTreeNode) -> str:
    return "".join(map(_inline, node.children))


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "hardbreak":
            return "\n"
        case "link":
            return _link(_inlines(node), str(node.attrs.get("href", "")))
        case _ if node.children:
            return _inlines(node)
        case _:
            return node.content


def _link(words: str, address: str) -> str:
    """Word a link: phones make an address that stands between blanks one to be tapped."""
    if not address.startswith(("http://", "https://")):
        return words
    return f" {address} " if words == address else f"{words} {address} "


_CUT = "…"
_SENTENCE_END = re.compile(r"[。！？!?；…]+[」』”’）)》】]*|(?<!\d)\.(?=\s)|\n")


def lead(text: str, limit_bytes: int) -> str:
    """Give the beginning of a text that fits so many bytes of UTF-8, cut at a sentence's end.

    Where it was cut "…" follows, within the limit; where no sentence ends so early it is cut
    between two characters. Too little room for anything gives an empty text.
    """
    encoded = text.encode()
    if len(encoded) <= limit_bytes:
        return text
    room = limit_bytes - len(_CUT.encode())
    if room < 0:
        return ""
    window = encoded[:room].decode(errors="ignore")
    ends = [found.end() for found in _SENTENCE_END.finditer(window)]
    end = ends[-1] if ends else len(window)
    return text[: _between_characters(text, end)].rstrip() + _CUT


def _between_characters(text: str, end: int) -> int:
    """Move an end back so that no accent or joined emoji is parted from what it belongs to."""
    while 0 < end < len(text) and (_joins(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return end


def _joins(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Mc") or char in "\u200d\ufe0f"
