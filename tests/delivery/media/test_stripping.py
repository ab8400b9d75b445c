"""I7, EXIF: no picture or film tells who made it, where or when; and all is still seen."""

import io
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.media.kinds import mime_of
from bot.delivery.media.stripping import gif, jpeg, png, strip, webp
from bot.emulator.files.sample_files import sample_files
from tests.delivery.media import samples
from tests.delivery.media.samples import SECRET

CLEAN = {
    "jpeg": samples.jpeg(),
    "png": samples.png(samples.SHARP),
    "gif": samples.gif(),
    "webp": samples.webp(),
}
TELLING = {
    "jpeg": samples.marked_jpeg(turned=1),
    "png": samples.png(*samples.PNG_TELLS, samples.SHARP) + SECRET,
    "gif": samples.gif(*samples.GIF_TELLS) + SECRET,
    "webp": samples.webp(*samples.WEBP_TELLS, flags=0x0C),
}
STRIP = {"jpeg": jpeg.strip, "png": png.strip, "gif": gif.strip, "webp": webp.strip}


def _without_profile(picture: bytes) -> bytes:
    return picture.replace(samples.segment(0xE2, b"ICC_PROFILE\0\x01\x01colours"), b"")


@pytest.mark.parametrize("form", CLEAN)
def test_i7_takes_out_what_tells_and_nothing_else(form: str) -> None:
    assert SECRET in TELLING[form]
    assert _without_profile(STRIP[form](TELLING[form])) == CLEAN[form]


@pytest.mark.parametrize("form", CLEAN)
def test_leaves_a_clean_picture_to_the_bit(form: str) -> None:
    assert STRIP[form](CLEAN[form]) == CLEAN[form]


def test_i7_finds_what_tells_behind_fill_bytes() -> None:
    clean = samples.jpeg()
    filled = clean[:2] + b"\xff\xff" + samples.exif(1)[1:] + clean[2:]
    assert SECRET in filled
    assert SECRET not in jpeg.strip(filled)


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_keeps_which_way_is_up_and_that_alone(turned: int) -> None:
    bare = jpeg.strip(samples.marked_jpeg(turned))
    assert SECRET not in bare
    said = [one for marker, one in jpeg._segments(bare) if marker == 0xE1]
    assert [jpeg.orientation(one) for one in said] == [turned] * (turned > 1)
    assert all(len(one) < 40 for one in said)
    with av.open(io.BytesIO(bare), "r") as seen:
        assert next(seen.decode(video=0)).width == 16


@given(st.sampled_from(sorted(CLEAN)), st.binary(max_size=200), st.integers(8, 300))
def test_takes_any_bytes_and_is_done_after_once(form: str, rest: bytes, cut: int) -> None:
    whole = TELLING[form]
    for given_ in (whole[:cut], whole[:cut] + rest, CLEAN[form][:2] + rest):
        once = STRIP[form](given_)
        assert STRIP[form](once) == once


@pytest.mark.parametrize("form", ["mp4", "mov"])
def test_i7_blots_a_films_place_and_time_out(tmp_path: Path, form: str) -> None:
    film, before = tmp_path / "film", samples.film(form)
    film.write_bytes(before)
    assert SECRET in before
    with av.open(str(film)) as seen:
        assert "creation_time" in seen.metadata
    strip(film, mime_of(before[:16]))
    after = film.read_bytes()
    assert len(after) == len(before)
    assert SECRET not in after
    assert b"31.2304" not in after
    assert b"loci" not in after
    with av.open(str(film)) as seen:
        assert not {"creation_time", "location", "comment"} & set(seen.metadata)
        assert not any("creation_time" in one.metadata for one in seen.streams)
        assert len(list(seen.decode(video=0))) == 1


@given(st.binary(max_size=60), st.integers(0, 950))
def test_takes_any_film(tmp_path_factory: pytest.TempPathFactory, odd: bytes, at: int) -> None:
    film, whole = tmp_path_factory.getbasetemp() / "any-film", samples.film()
    film.write_bytes(whole[:at] + odd + whole[at + len(odd) :])
    strip(film, "video/mp4")


@pytest.mark.parametrize("sample", sample_files(), ids=lambda one: one.media_id)
def test_knows_what_phones_send_and_changes_none_of_it(tmp_path: Path, sample: object) -> None:
    body, wanted = sample.body, sample.content_type  # type: ignore[attr-defined]
    path = tmp_path / "sample"
    path.write_bytes(body)
    assert mime_of(body[:16]) == wanted
    strip(path, mime_of(body[:16]))
    assert path.read_bytes() == body
