"""The platform's XML: written as WeChat writes it, read strictly."""

import re
from collections.abc import Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element, ParseError, fromstring

Tree: TypeAlias = dict[str, object]
"""Element names to text, to another Tree, or to a list where an element is repeated."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LISTS = frozenset({"item"})  # always a list, be it one or many


class Bare(str):
    """Text that is written as it stands, without CDATA: a number whose digits are given."""

    __slots__ = ()


class Malformed(Exception):
    """Not the XML of a message."""


def write(fields: Mapping[str, object]) -> str:
    return f"<xml>{_children(fields)}</xml>"


def _children(fields: Mapping[str, object]) -> str:
    return "".join(_element(name, value) for name, value in fields.items())


def _element(name: str, value: object) -> str:
    if isinstance(value, list):
        return "".join(_element(name, part) for part in value)
    if isinstance(value, Mapping):
        return f"<{name}>{_children(value)}</{name}>"
    if isinstance(value, int | float | Bare):
        return f"<{name}>{value}</{name}>"
    return f"<{name}>{_cdata(str(value))}</{name}>"


def _cdata(text: str) -> str:
    legal = _ILLEGAL.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{legal}]]>"


def read(text: str) -> Tree:
    """The elements inside `<xml>`. Raises Malformed."""
    if text.startswith("\ufeff") or "<!DOCTYPE" in text:
        raise Malformed("a byte order mark, or a document type")
    try:
        root = fromstring(_bare(text))  # noqa: S314 - expat itself stops entity bombs
    except (ParseError, ValueError) as reason:
        raise Malformed(str(reason)) from reason
    if root.tag != "xml":
        raise Malformed(f"<{root.tag}> in place of <xml>")
    return _tree(root)


def _bare(text: str) -> str:
    """White space before a bare `<xml>` is shown normally; before a declaration it is a fault."""
    stripped = text.strip(" \t\r\n")
    return stripped if stripped.startswith("<xml") else text


def _tree(element: Element) -> Tree:
    tree: Tree = {}
    for child in element:
        value = _tree(child) if len(child) else child.text or ""
        earlier = tree.get(child.tag)
        if isinstance(earlier, list):
            earlier.append(value)
        elif child.tag in _LISTS or earlier is not None:
            tree[child.tag] = [value] if earlier is None else [earlier, value]
        else:
            tree[child.tag] = value
    return tree
