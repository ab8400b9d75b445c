"""The colours of the stylesheet: text on its ground has 4.5:1 or more (WCAG 2.2, 1.4.3 AA)."""

import re
from pathlib import Path

import pytest

from bot import reading

SHEET = (Path(reading.__file__).parent / "static" / "reading.css").read_text(encoding="utf-8")
SCHEMES = [dict(re.findall(r"--([\w-]+): #(\w{6})", part)) for part in SHEET.split("@media")[:2]]


def luminance(colour: str) -> float:
    """Give the relative luminance of six hexadecimal digits (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_measures_as_the_standard_does() -> None:
    assert contrast("ffffff", "000000") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [(text, ground) for text in ("ink", "quiet", "accent") for ground in ("ground", "card")]
    + [("on-accent", "accent")],
)
def test_text_can_be_read(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 4.5
