"""A media file, as it came and as it is kept."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["image", "voice", "video", "thumb", "mpvideo", "file"]
"""`mpvideo`: a video made ready for mass sends; `file`: what only phones attach."""
Place: TypeAlias = Literal["temporary", "material", "article"]
"""`article`: a picture from `media/uploadimg`; it has a URL, but its id is nobody's business."""

MEDIA_PATH = "/emulator/media/"
"""Where the phones' page finds a file, by its media_id."""


@dataclass(frozen=True, slots=True)
class File:
    """As it came; a video may come with a title and an introduction."""

    name: str
    content_type: str
    body: bytes
    title: str = ""
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """One file. `expires_at` is None for one that lasts: permanent ones, and our samples."""

    media_id: str
    kind: Kind
    name: str
    content_type: str
    body: bytes
    created_at: float
    expires_at: float | None
    place: Place = "temporary"
    title: str = ""
    introduction: str = ""
    seconds: int | None = None
    """How long a voice plays, where that can be told."""

    def labels(self) -> dict[str, Any]:
        """All but the body."""
        return {name: value for name, value in asdict(self).items() if name != "body"}
