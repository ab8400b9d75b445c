"""A file is taken in whole: cleaned, measured, playable; its times tell the day alone."""

import io
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import av
import pytest

from bot.delivery.media.folder import Folder
from bot.delivery.media.kinds import PLAIN
from bot.delivery.media.rules import Rules
from bot.delivery.media.taking import Unwanted, take_in
from bot.emulator.files import sounds
from bot.model.media import Found
from bot.settings import table
from tests.delivery.media import samples
from tests.store.people import DAY, NOW, ZONE

FILE = "ab" + "0" * 30
MORNING = datetime(2026, 3, 4, tzinfo=ZONE)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "media")


def take(folder: Folder, body: bytes, kind: str = "image") -> Found:
    with folder.draft() as draft:
        draft.write_bytes(body)
        return take_in(folder, draft, FILE, kind, MORNING)


def test_i7_keeps_a_clean_picture_whose_times_tell_no_hour(folder: Folder) -> None:
    found = take(folder, samples.marked_jpeg())
    path = folder.root / "ab" / FILE
    assert (path.stat().st_mtime, path.stat().st_atime) == (MORNING.timestamp(),) * 2
    body = path.read_bytes()
    assert samples.SECRET not in body
    assert found == Found("image/jpeg", len(body), sha256(body).hexdigest(), plays=False)
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in folder.root.rglob("*") if one.is_file()] == [FILE]


@pytest.mark.parametrize(
    ("voice", "seconds"),
    [
        (sounds.amr(), 3),
        (sounds.amr_wide(), 3),
        (b"\x02\x04\x3c" * 100, 2),  # Speex behind its length: silence of 20 ms each
    ],
    ids=["AMR", "AMR-WB", "Speex"],
)
def test_makes_a_voice_playable_beside_the_original(
    folder: Folder, voice: bytes, seconds: int
) -> None:
    found = take(folder, voice, "voice")
    assert (found.plays, found.size) == (True, len(voice))
    assert folder.path(FILE).read_bytes() == voice
    made = folder.playable(FILE).read_bytes()
    assert not made.startswith(b"ID3")
    with av.open(io.BytesIO(made), "r", format="mp3") as heard:
        assert heard.duration == seconds * 1_000_000
    assert folder.playable(FILE).stat().st_mtime == MORNING.timestamp()


@pytest.mark.parametrize(
    "voice", [b"#!AMR\nno frames at all", b"#!AMR\n", b"not a sound", b"OggS" * 9]
)
def test_keeps_a_voice_that_cannot_be_played(folder: Folder, voice: bytes) -> None:
    assert not take(folder, voice, "voice").plays
    assert folder.path(FILE).read_bytes() == voice
    assert not folder.playable(FILE).exists()


def test_plays_what_browsers_play_as_it_is(folder: Folder) -> None:
    assert take(folder, sounds.tone(), "voice") == Found(
        "audio/wav", len(sounds.tone()), sha256(sounds.tone()).hexdigest(), plays=False
    )


def test_i7_takes_no_picture_that_it_cannot_clean(folder: Folder) -> None:
    with pytest.raises(Unwanted):
        take(folder, bytes(4) + b"ftypheic" + samples.SECRET)
    assert not [one for one in folder.root.rglob("*") if one.is_file()]


def test_keeps_what_it_does_not_know_and_says_so(folder: Folder) -> None:
    assert take(folder, b"<svg onload='alert(1)'>").mime == PLAIN


def test_deletes_all_of_a_file_and_sweeps_what_a_crash_left(folder: Folder) -> None:
    take(folder, sounds.amr(), "voice")
    folder.delete([FILE, "cd" + "0" * 30])
    left = folder.root / "incoming" / "left"
    left.write_bytes(b"half")
    folder.sweep()
    assert [one for one in folder.root.rglob("*") if one.is_file()] == [left]
    folder.sweep(seconds=-1)
    assert not left.exists()


def test_i7_tries_later_at_hours_that_tell_nothing() -> None:
    rules, tries, now, waits = Rules.of(table("media")), 0, NOW, []
    for _ in range(len(rules.pauses) + 2):
        again, tries = rules.again(tries, now)
        waits.append((again - now).total_seconds())
        now = again
    assert waits[:-2] == sorted(rules.pauses)
    assert (now.minute, now.second, waits[-1]) == (0, 0, 3600)
    assert tries == len(rules.pauses)
    assert not rules.over(DAY, DAY.replace(day=7))
    assert rules.over(DAY, DAY.replace(day=8))
