"""Files that members sent: seen and heard by staff alone, in pieces too, and written down."""

from datetime import datetime
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from bot.delivery.media.folder import Folder
from bot.delivery.media.taking import take_in
from bot.emulator.files import sounds
from bot.model.contribution import Attachment, Contribution
from bot.model.media import MediaState
from bot.store import media
from bot.store.client import Value
from tests.console.browser import Browser, leads_to_sign_in
from tests.console.desk import Desk

FILE, OTHER = "ab" + "1" * 30, "cd" + "2" * 30
VOICE = sounds.amr()
PNG = Path("bot/emulator/page/sample.png").read_bytes()


def came(desk: Desk, file: str, kind: str, body: bytes | None) -> Attachment:
    """Let a file be here, or not yet."""
    record: dict[str, Value] = {"type": kind, "day": "2026-03-03", "state": MediaState.PENDING}
    if body is not None:
        folder = Folder(desk.office.media)
        with folder.draft() as draft:
            draft.write_bytes(body)
            found = take_in(
                folder, draft, file, kind, datetime(2026, 3, 3, tzinfo=desk.office.zone)
            )
        record |= {"state": MediaState.KEPT, "mime": found.mime, "size": found.size}
        record |= {"sha256": found.sha256, **({"plays": 1} if found.plays else {})}
    desk.store.redis.hset(desk.store.keys.media(file), mapping=record)
    return Attachment(kind, {"MediaId": "m"}, file)


def given(browser: Browser, file: str, **headers: str) -> TestResponse:
    """Ask for a file, read it, and close it."""
    return browser.client.get(f"/console/media/{file}", headers=headers, buffered=True)


@pytest.fixture
def one(desk: Desk) -> Contribution:
    """A suggestion with a voice."""
    return desk.suggestion("听我说", came(desk, FILE, "voice", VOICE))


@pytest.mark.usefixtures("one")
def test_gives_a_voice_as_browsers_play_it_and_as_it_came(vi: Browser) -> None:
    heard = given(vi, FILE)
    assert (heard.status_code, heard.mimetype) == (200, "audio/mpeg")
    assert heard.data.startswith(b"\xff\xf3")
    assert heard.headers["Content-Disposition"].startswith("inline")
    assert heard.headers["X-Content-Type-Options"] == "nosniff"
    assert heard.headers["Cache-Control"] == "no-store"
    original = given(vi, f"{FILE}?original=1")
    assert (original.mimetype, original.data) == ("audio/amr", VOICE)


@pytest.mark.usefixtures("one")
def test_gives_a_part_where_a_part_is_asked_for(vi: Browser) -> None:
    part = given(vi, f"{FILE}?original=1", Range="bytes=10-19")
    assert (part.status_code, part.data) == (206, VOICE[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(VOICE)}"
    assert part.headers["Accept-Ranges"] == "bytes"


def test_lets_what_is_unknown_only_be_saved(vi: Browser, desk: Desk) -> None:
    desk.suggestion("看", came(desk, FILE, "image", b"<svg onload='alert(1)'/>"))
    saved = given(vi, FILE)
    assert saved.mimetype == "application/octet-stream"
    assert saved.headers["Content-Disposition"].startswith("attachment")


def test_i8_shows_nothing_to_strangers_or_of_what_is_not_handed_in(
    nobody: Browser, ou: Browser, desk: Desk
) -> None:
    came(desk, OTHER, "image", PNG)
    assert given(ou, OTHER).status_code == 404  # it lies in somebody's draft
    desk.suggestion("看", came(desk, FILE, "image", PNG))
    assert given(ou, FILE).data == PNG
    assert leads_to_sign_in(given(nobody, FILE))
    for name in ("..%2f..%2fsecret-key", "incoming", FILE[:-1], FILE.upper(), "0" * 32):
        assert given(ou, name).status_code == 404


def test_i7_shows_an_anonymous_file_from_the_full_hour_on(ou: Browser, desk: Desk) -> None:
    sealed = desk.anonymous("匿名的")
    came(desk, FILE, "image", PNG)
    desk.store.redis.hset(desk.store.keys.media(FILE), "receipt", sealed.receipt)
    assert given(ou, FILE).status_code == 404
    desk.the_hour_strikes()
    answer = given(ou, FILE)
    assert answer.status_code == 200
    assert answer.headers["Last-Modified"] == "Mon, 02 Mar 2026 16:00:00 GMT"


def test_writes_down_what_was_said(ou: Browser, one: Contribution, desk: Desk) -> None:
    page = f"/console/contributions/{one.receipt}"
    assert f'src="/console/media/{FILE}"' in ou.get(page).text
    form = {"text": " 路灯<坏>了\r\n换一盏 ", "next": page}
    answer = ou.post(f"/console/media/{FILE}/transcript", **form)
    assert (answer.status_code, answer.headers["Location"]) == (303, page)
    said = media.read_many(desk.store, [FILE])[FILE].transcript
    assert said is not None
    assert (said.text, said.by, said.at) == ("路灯<坏>了\n换一盏", "ou", desk.office.now())
    assert "路灯&lt;坏&gt;了" in ou.get(page).text
    assert ou.post(f"/console/media/{FILE}/transcript", text=" ").status_code == 303
    assert media.read_many(desk.store, [FILE])[FILE].transcript is None


def test_i8_only_organisers_write_it_down(
    vi: Browser, nobody: Browser, ou: Browser, one: Contribution, desk: Desk
) -> None:
    address = f"/console/media/{FILE}/transcript"
    assert "<textarea" not in vi.get(f"/console/contributions/{one.receipt}").text
    assert vi.post(address, text="x").status_code == 404
    assert leads_to_sign_in(nobody.post(address, text="x"))
    assert ou.post_bare(address, text="x").status_code == 400
    assert ou.get(address).status_code == 405
    assert ou.post(address, text="长" * 4001).status_code == 422
    assert ou.post(f"/console/media/{OTHER}/transcript", text="x").status_code == 404
    assert media.read_many(desk.store, [FILE])[FILE].transcript is None


@pytest.mark.parametrize(
    ("state", "code", "words"),
    [
        ("pending", "", "正在向微信取"),
        ("pending", "silent", "微信没有回应"),
        ("pending", "-1", "错误 -1"),
        ("failed", "40007", "没有这个文件"),
        ("failed", "too-large", "文件太大"),
    ],
)
def test_says_what_became_of_a_fetch(
    ou: Browser, desk: Desk, state: str, code: str, words: str
) -> None:
    one = desk.suggestion("看", came(desk, FILE, "image", None))
    desk.store.redis.hset(desk.store.keys.media(FILE), mapping={"state": state, "code": code})
    assert words in ou.get(f"/console/contributions/{one.receipt}").text
    assert given(ou, FILE).status_code == 404


def test_says_that_a_file_was_erased(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("看", Attachment("image", {}, FILE))
    assert "已经删除" in ou.get(f"/console/contributions/{one.receipt}").text
