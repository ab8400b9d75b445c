"""Making of a voice what any browser plays: WeChat's AMR and Speex are played by none."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from av import AudioFrame

PLAYED = frozenset({"audio/mpeg", "audio/wav"})
"""What every browser plays as it is."""

_RATE = 16_000
_BITS = 32_000
_LONGEST = 600
"""Seconds of sound that are made playable; the platform ends a voice after sixty."""

_FORMATS = {"audio/amr": "amr", "audio/ogg": "ogg"}
"""Named to the library, so that it looks for no other format in a stranger's file."""


class Unplayable(Exception):
    """It is no sound that can be read."""


def make_playable(voice: Path, mime: str, made: Path) -> None:
    """Write an MP3 of a voice. Raises `Unplayable`, and then nothing of use was written.

    What is unknown is taken for WeChat's Speex, which comes without a head: frames of 16 kHz, each
    behind a byte that gives its length (``audio/x-speex-with-header-byte``).
    """
    import av  # heavy, and wanted by few

    try:
        frames = _container(voice, _FORMATS[mime]) if mime in _FORMATS else _speex(voice)
        with av.open(str(made), "w", format="mp3", options={"id3v2_version": "0"}) as written:
            out = written.add_stream("libmp3lame", rate=_RATE)
            out.layout, out.bit_rate = "mono", _BITS
            again = av.AudioResampler(format=out.format, layout="mono", rate=_RATE)
            for frame in _bounded(frames):
                for part in again.resample(frame):
                    written.mux(out.encode(part))
            for part in again.resample(None):
                written.mux(out.encode(part))
            written.mux(out.encode(None))
    except (av.FFmpegError, ValueError) as error:
        raise Unplayable from error


def _bounded(frames: "Iterator[AudioFrame]") -> "Iterator[AudioFrame]":
    """Give the frames of a sound that has some, and not too many."""
    samples = 0
    for frame in frames:
        samples += frame.samples
        if samples > _LONGEST * frame.sample_rate:
            raise ValueError("longer than any voice")
        yield frame
    if not samples:
        raise ValueError("no sound")


def _container(voice: Path, form: str) -> "Iterator[AudioFrame]":
    import av

    with av.open(str(voice), format=form) as read:
        yield from read.decode(read.streams.audio[0])


def _speex(voice: Path) -> "Iterator[AudioFrame]":
    from av import AudioCodecContext, Packet

    decoder = AudioCodecContext.create("speex", "r")
    assert isinstance(decoder, AudioCodecContext)
    decoder.sample_rate, decoder.layout = _RATE, "mono"
    raw, at = voice.read_bytes(), 0
    while at < len(raw):
        length = raw[at]
        if length == 0 or at + 1 + length > len(raw):
            raise ValueError("no row of frames")
        yield from decoder.decode(Packet(raw[at + 1 : at + 1 + length]))
        at += 1 + length
