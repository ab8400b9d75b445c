"""A name and a code, as members write them after 绑定."""

import re
import unicodedata

_CODE = r"[0-9](?:[ -]?[0-9]){3,7}|(?=[a-z-]*[0-9])[0-9a-z-]{4,12}"
_BETWEEN = r"[\s:,、]*(?:验证码|绑定码|姓名|code|name)?[\s:,、是]*"
_NAME_FIRST = re.compile(rf"{_BETWEEN}(?P<name>.*?){_BETWEEN}(?<![0-9a-z-])(?P<code>{_CODE})")
_CODE_FIRST = re.compile(rf"{_BETWEEN}(?P<code>{_CODE})(?![0-9a-z-]){_BETWEEN}(?P<name>.+)")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,6}")
_DOTTED = re.compile(r"\w{1,12}(?:[·・•‧]\w{1,12})+")
_LATIN = re.compile(r"[a-z\u00df-\u024f]+(?:[ .'’-]+[a-z\u00df-\u024f]+){0,2}\.?")
_DIGITS = re.compile(r"(?<!\d)\d{4,8}(?!\d)")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_LONGEST = 40
_CLOSING = " \n:,、。.!"


def parsed(content: str) -> tuple[str, str] | None:
    """Give name and code (empty where there is none); None where this is no name."""
    text = _plain(content)
    if len(text) > _LONGEST:
        return None
    for shape in (_NAME_FIRST, _CODE_FIRST):
        match = shape.fullmatch(text)
        if match and match["name"].strip(_CLOSING):
            return match["name"].strip(_CLOSING), re.sub("[ -]", "", match["code"])
    bare = text.replace(" ", "")
    named = _HAN.fullmatch(bare) or _DOTTED.fullmatch(text) or _LATIN.fullmatch(text)
    return (text, "") if named else None


def _plain(content: str) -> str:
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", content)).casefold().strip(_CLOSING)


def tries_to_bind(content: str) -> bool:
    """Tell whether a content is a name, with a code or without, or a code with other words."""
    text = _plain(content)
    return parsed(content) is not None or (len(text) <= _LONGEST and bool(_DIGITS.search(text)))
