"""The colours of the sheet: text on its ground has 4.5:1 or more (WCAG 2.2, 1.4.3 AA)."""

import re
from pathlib import Path

import pytest

from bot import console
from tests.reading.test_contrast import contrast

SHEET = (Path(console.__file__).parent / "static" / "console.css").read_text(encoding="utf-8")
SCHEMES = [
    dict(re.findall(r"--([\w-]+): #(\w{6})", part))
    for part in SHEET.partition("\nbody {")[0].split("[data-bs-theme=dark]")
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [(text, on) for text in ("bs-body-color", "quiet", "accent") for on in ("ground", "card")]
    + [("on-accent", "accent"), ("on-accent", "accent-strong")]
    + [(name, f"{name}-ground") for name in ("waits", "yes", "no")],
)
def test_text_can_be_read(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 4.5
