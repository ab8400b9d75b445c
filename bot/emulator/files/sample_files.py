"""What phones send unless a file is given."""

from pathlib import Path

from bot.emulator.files import samples, sounds
from bot.emulator.files.stored import Stored

_PAGE = Path(__file__).parents[1] / "page"


def sample_files() -> list[Stored]:
    """They last, so that a test may use them any day."""
    picture = (_PAGE / "sample.png").read_bytes()
    film = sounds.film()
    return [
        Stored(samples.IMAGE, "image", "sample.png", "image/png", picture, 0.0, None),
        _voice(samples.VOICE, sounds.amr()),
        _voice(samples.VOICE16K, sounds.amr_wide()),
        Stored(samples.VIDEO, "video", "sample.mp4", "video/mp4", film, 0.0, None),
        Stored(samples.SHORT_VIDEO, "video", "sample.mp4", "video/mp4", film, 0.0, None),
        Stored(samples.THUMB, "thumb", "sample.png", "image/png", picture, 0.0, None),
    ]


def _voice(media_id: str, body: bytes) -> Stored:
    return Stored(
        media_id, "voice", "sample.amr", "audio/amr", body, 0.0, None, seconds=sounds.SECONDS
    )
