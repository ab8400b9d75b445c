"""Menu buttons that hand out a file or an article: the bot is not told."""

import asyncio
from typing import Any, cast

import pytest

from bot.emulator.account import Account
from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.acts.tapping import tap
from bot.emulator.callbacks.delivery import Delivery
from bot.emulator.errors import PlatformError
from bot.emulator.files.samples import Samples
from bot.emulator.files.stored import File
from bot.emulator.platform.menu_checks import check_menu
from bot.emulator.stream import Stream
from bot.emulator.world import World
from tests.emulator.running import MEI, RunningEmulator
from tests.emulator.webhook import Webhook

PICTURE = {"type": "media_id", "name": "图", "media_id": "sample-image", "sub_button": []}


@pytest.fixture
def world() -> World:
    account = Account("service", True, "wx0000000000000001", "emulated-secret")
    return World(account, 3, Samples(), Stream(), on_disk=False)


def tapped(world: World) -> Result:
    member = world.roster.peek(MEI)
    assert member is not None
    unasked = cast(Delivery, None)
    return cast(Result, asyncio.run(tap(Stage(world, unasked, member), {"menu": [0]})))


def published(world: World, *titles: str) -> str:
    articles = [{"title": title, "digest": f"{title}，一句话"} for title in titles]
    return world.publications.send(articles, world.now()).article_id


def button(kind: str, article_id: str) -> dict[str, Any]:
    return {"type": kind, "name": "文章", "article_id": article_id, "sub_button": []}


def test_a_file_comes_untold(emulator: RunningEmulator, webhook: Webhook) -> None:
    assert emulator.call("menu/create", {"button": [PICTURE]})["errcode"] == 0
    told = emulator.tap(MEI, menu=[0])
    assert (told["tries"], told["shown"][0]["media_id"]) == (0, "sample-image")
    assert [(one["from"], one["type"]) for one in emulator.chat(MEI)] == [("account", "image")]
    assert webhook.pushes.empty()
    assert emulator.custom(MEI, "没有窗口") == 45015


def test_a_temporary_file_is_not_for_a_menu(world: World) -> None:
    picture = File("day.png", "image/png", b"png")
    media_id = world.media.add("image", picture, world.now()).media_id
    with pytest.raises(PlatformError) as refused:
        check_menu(world, {"button": [{**PICTURE, "media_id": media_id}]})
    assert refused.value.code == 40007


def test_a_video_brings_its_title(world: World) -> None:
    film = File("day.mp4", "video/mp4", b"mp4", "第一课", "十分钟")
    kept = world.media.keep("material", "video", film, world.now())
    world.menus.create(check_menu(world, {"button": [{**PICTURE, "media_id": kept.media_id}]}))
    assert tapped(world)["shown"][0]["title"] == "第一课"
    world.media.remove(kept.media_id)
    with pytest.raises(Refused, match="deleted"):
        tapped(world)


def test_an_article_comes_as_a_card(world: World) -> None:
    article_id = published(world, "第一课", "第二课")
    world.menus.create(check_menu(world, {"button": [button("article_id", article_id)]}))
    shown = tapped(world)["shown"][0]
    articles = cast(list[dict[str, str]], shown["articles"])
    assert [one["title"] for one in articles] == ["第一课", "第二课"]
    assert articles[1]["url"].endswith(f"/{article_id}/2")
    publication = world.publications.find(article_id)
    assert publication is not None
    world.publications.delete(publication, 1)
    shown = tapped(world)["shown"][0]
    assert len(cast(list[object], shown["articles"])) == 1


@pytest.mark.parametrize("kind", ["article_id", "article_view_limited"])
def test_a_deleted_article_is_gone(world: World, kind: str) -> None:
    article_id = published(world, "第一课")
    world.menus.create(check_menu(world, {"button": [button(kind, article_id)]}))
    assert tapped(world)["tries"] == 0
    publication = world.publications.find(article_id)
    assert publication is not None
    world.publications.delete(publication, 0)
    with pytest.raises(Refused, match="deleted"):
        tapped(world)
    with pytest.raises(PlatformError) as refused:
        check_menu(world, {"button": [button(kind, article_id)]})
    assert refused.value.code == 53600
