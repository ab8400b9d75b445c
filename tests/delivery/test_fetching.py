"""What members sent is fetched before it is gone: again after trouble, and never in vain."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.delivery.fetching import Fetcher
from bot.delivery.media.folder import Folder
from bot.delivery.media.forgetting import delete
from bot.delivery.media.rules import Rules
from bot.emulator.files import sounds
from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.model.media import Kept, MediaState
from bot.settings import table
from bot.store import fetches, media, streams, trouble
from bot.store.base import Store
from bot.store.tokens import SharedToken
from bot.wechat.media import Downloads
from bot.wechat.tokens import Tokens
from tests.delivery.media import samples
from tests.store.people import DAY, MEI, NOW, ZONE, answer, conversation, found

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(found(streams.take.__kwdefaults__), "wait_ms", 10)


@dataclass
class Platform:
    """Answers each download with the next of a script; the last one again and again."""

    script: list[web.Response | int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    tokens: int = 0
    film: str = ""
    meanwhile: Callable[[], None] = lambda: None

    async def token(self, request: web.Request) -> web.Response:
        self.tokens += 1
        return web.json_response({"access_token": f"T{self.tokens}", "expires_in": 7200})

    async def get(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.query.get("media_id", "film"))
        await asyncio.to_thread(self.meanwhile)
        answered = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(answered, int):
            return web.json_response({"errcode": answered, "errmsg": "no"})
        return web.Response(
            body=answered.body, status=answered.status, content_type=answered.content_type
        )


def file(body: bytes, kind: str = "application/octet-stream", status: int = 200) -> web.Response:
    return web.Response(body=body, content_type=kind, status=status)


@dataclass
class Office:
    store: Store
    folder: Folder
    platform: Platform

    def kept(self, name: str) -> Kept:
        return found(media.read(self.store, name))


def tell(store: Store, root: Path, script: list[web.Response | int]) -> Office:
    """Let one sender try once whatever is to be fetched by now."""
    platform = Platform(script)
    return asyncio.run(_work(store, root, platform, NOW))


async def _work(store: Store, root: Path, platform: Platform, now: datetime) -> Office:
    app = web.Application()
    app.router.add_post("/cgi-bin/stable_token", platform.token)
    app.router.add_get("/cgi-bin/media/get", platform.get)
    app.router.add_get("/film", platform.get)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        platform.film = f"{url}/film"
        async with Downloads(url) as downloads:
            tokens = Tokens(SharedToken(store), url, "wx0000000000000001", "emulated-secret")
            rules, folder = Rules.of(table("media")), Folder(root)
            fetches.prepare(store)
            await Fetcher(store, downloads, tokens, folder, rules, lambda: now, ZONE).work("first")
    finally:
        await runner.cleanup()
    return Office(store, folder, platform)


def sent(store: Store, kind: str = "image", number: int = 1, who: OpenId = MEI) -> str:
    """Let a member send something; gives the name of its file."""
    before = set(_loose(store))
    fields = {"MediaId": f"media-{number}", "Format": "amr"}
    answer(conversation(store), Incoming(who, "gh", NOW, kind, str(number), fields))
    (name,) = set(_loose(store)) - before
    return name


def _loose(store: Store) -> list[str]:
    return media.loose(store, DAY, 0)


def test_keeps_a_picture_and_a_voice_with_their_checksums(store: Store, tmp_path: Path) -> None:
    picture, voice = sent(store, "image", 1), sent(store, "voice", 2)
    bodies = {"media-1": samples.jpeg(), "media-2": sounds.amr()}
    platform = Platform([file(b"?")])
    real = platform.get

    async def get(request: web.Request) -> web.StreamResponse:
        platform.script = [file(bodies[request.query["media_id"]])]
        return await real(request)

    platform.get = get  # type: ignore[method-assign]
    office = asyncio.run(_work(store, tmp_path, platform, NOW))
    for name, body in ((picture, bodies["media-1"]), (voice, bodies["media-2"])):
        kept = office.kept(name)
        assert (kept.state, kept.sha256) == (MediaState.KEPT, sha256(body).hexdigest())
        assert office.folder.path(name).read_bytes() == body
    assert office.kept(voice).plays
    assert office.folder.playable(voice).exists()
    assert platform.tokens == 1
    assert not store.redis.hget(store.keys.media(voice), media.MEDIA_ID)


def test_follows_to_where_a_film_is(store: Store, tmp_path: Path) -> None:
    name = sent(store, "video")
    platform = Platform()

    async def get(request: web.Request) -> web.StreamResponse:
        return web.json_response({"video_url": platform.film})

    async def film(request: web.Request) -> web.StreamResponse:
        platform.asked.append(request.query_string)
        return web.Response(body=samples.film(), content_type="video/mp4")

    async def either(request: web.Request) -> web.StreamResponse:
        return await (film if request.path == "/film" else get)(request)

    platform.get = either  # type: ignore[method-assign]
    office = asyncio.run(_work(store, tmp_path, platform, NOW))
    assert office.kept(name).mime == "video/mp4"
    assert platform.asked == [""]  # our token goes nowhere else


@pytest.mark.parametrize(
    ("answered", "code"),
    [
        (-1, "-1"),
        (45009, "45009"),
        (file(b"<html>", "text/html"), "silent"),
        (file(b"{}", "application/json"), "silent"),
        (file(b"", "image/png"), "silent"),
        (file(b"x", status=502), "silent"),
    ],
    ids=["busy", "quota", "a page", "an empty answer", "an empty file", "502"],
)
def test_tries_again_what_may_still_come(
    store: Store, tmp_path: Path, answered: web.Response | int, code: str
) -> None:
    name = sent(store)
    office = tell(store, tmp_path, [answered])
    assert (office.kept(name).state, office.kept(name).code) == (MediaState.PENDING, code)
    assert office.kept(name).tries == 1
    later = Platform([file(samples.png())])
    asyncio.run(_work(store, tmp_path, later, NOW))
    assert later.asked == []
    office = asyncio.run(_work(store, tmp_path, later, NOW + timedelta(seconds=1)))
    assert (office.kept(name).state, office.kept(name).code) == (MediaState.KEPT, "")
    if isinstance(answered, int):
        assert trouble.noted(store)[answered][1] == 1


@pytest.mark.parametrize(
    ("answered", "code"),
    [
        (40007, "40007"),
        (file(bytes(11_000_000)), "too-large"),
        (file(bytes(4) + b"ftypheic" + bytes(99)), "format"),
    ],
    ids=["gone", "too large", "not to be cleaned"],
)
def test_gives_up_where_no_try_helps(
    store: Store, tmp_path: Path, answered: web.Response | int, code: str
) -> None:
    name = sent(store)
    office = tell(store, tmp_path, [answered])
    assert (office.kept(name).state, office.kept(name).code) == (MediaState.FAILED, code)
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]
    assert store.redis.xlen(store.keys.fetches()) == 0
    assert store.redis.zcard(store.keys.fetches_later()) == 0


def test_gives_up_when_the_platform_has_deleted_it(store: Store, tmp_path: Path) -> None:
    name = sent(store)
    office = asyncio.run(_work(store, tmp_path, Platform([-1]), NOW + timedelta(days=4)))
    assert (office.kept(name).state, office.kept(name).code) == (MediaState.FAILED, "-1")


def test_renews_a_refused_token_once(store: Store, tmp_path: Path) -> None:
    name = sent(store)
    office = tell(store, tmp_path, [42001, file(samples.png())])
    assert office.kept(name).state is MediaState.KEPT
    assert office.platform.tokens == 2


def test_tries_again_after_the_disk_failed(store: Store, tmp_path: Path) -> None:
    name = sent(store)
    (tmp_path / name[:2]).write_bytes(b"a file where a folder should be")
    office = tell(store, tmp_path, [file(samples.png())])
    assert (office.kept(name).state, office.kept(name).code) == (MediaState.PENDING, "disk")


def test_i9_keeps_nothing_that_was_erased_meanwhile(store: Store, tmp_path: Path) -> None:
    name = sent(store, "voice")
    platform = Platform([file(sounds.amr())], meanwhile=lambda: delete(tmp_path, store, [name]))
    asyncio.run(_work(store, tmp_path, platform, NOW))
    assert platform.asked == ["media-1"]
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]
    assert media.read(store, name) is None


def test_i7_the_log_names_no_file(store: Store, tmp_path: Path) -> None:
    name = sent(store)
    (tmp_path / name[:2]).write_bytes(b"")
    with capture_logs() as said:
        tell(store, tmp_path, [file(samples.png())])
    assert "media" in repr(said)
    assert name not in repr(said)
