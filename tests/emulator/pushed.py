"""Compares what the webhook was told with the sample payloads of the platform fact sheet."""

from typing import TypeAlias
from xml.parsers import expat

Shape: TypeAlias = list[tuple[str, str]]
"""Each opening element with its text, in order; a number's text stands in no CDATA."""

NUMBERS = frozenset(
    {
        *("CreateTime", "MsgId", "MsgID", "MenuId", "Count", "FileTotalLen"),
        *("Location_X", "Location_Y", "Scale", "Latitude", "Longitude", "Precision"),
        *("bizmsgmenuid", "MsgDataId", "Idx", "ExpiredTime", "FailTime"),
    }
)


def shape(document: bytes | str, any_text: frozenset[str] = frozenset()) -> Shape:
    """`any_text`: the elements whose text is another every time."""
    found: Shape = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name, ""))

    def text(more: str) -> None:
        name, before = found[-1]
        found[-1] = (name, "*" if name in any_text else before + more)

    parser.CharacterDataHandler = text
    parser.Parse(document, True)
    return found


def bare(document: bytes | str) -> set[str]:
    """The elements whose text stands in no CDATA section, and is not empty."""
    names: list[str] = []
    found: set[str] = set()
    inside = False

    def cdata(begins: bool) -> None:
        nonlocal inside
        inside = begins

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: names.append(name)
    parser.StartCdataSectionHandler = lambda: cdata(True)
    parser.EndCdataSectionHandler = lambda: cdata(False)
    parser.CharacterDataHandler = lambda text: None if inside else found.add(names[-1])
    parser.Parse(document, True)
    return found


def wrapped(gh_id: str, openid: str, now: int, inside: str) -> str:
    """The sheet prints the inner part only."""
    return (
        f"<xml><ToUserName>{gh_id}</ToUserName><FromUserName>{openid}</FromUserName>"
        f"<CreateTime>{now}</CreateTime>{inside}</xml>"
    )
