"""wechatpy's own client against the emulator, with its base address alone changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wechatpy import WeChatClient
from wechatpy.exceptions import WeChatClientException

from tests.emulator.running import APP_ID, APP_SECRET, MEI, OU, SOL, RunningEmulator

PICTURE = Path(__file__).parents[2] / "bot/emulator/page/sample.png"
WORDS = {"thing1": {"value": "今日一题"}}


def client_of(emulator: RunningEmulator) -> Any:
    """The token's address is written out in wechatpy 1.8, so that is named a second time."""

    class Client(WeChatClient):  # type: ignore[misc]
        API_BASE_URL = f"{emulator.address}/cgi-bin/"

        def fetch_access_token(self) -> Any:
            asked = {"grant_type": "client_credential", "appid": self.appid, "secret": self.secret}
            return self._fetch_access_token(f"{self.API_BASE_URL}token", asked)

    return Client(APP_ID, APP_SECRET, timeout=10, auto_retry=False)


@pytest.fixture
def client(emulator: RunningEmulator) -> Any:
    return client_of(emulator)


def refused(call: Callable[[], object]) -> int:
    with pytest.raises(WeChatClientException) as error:
        call()
    return int(error.value.errcode)


def test_reads_followers(client: Any) -> None:
    assert list(client.user.iter_followers()) == [MEI, OU, SOL]
    assert client.user.get(MEI)["subscribe"] == 1
    assert [one["openid"] for one in client.user.get_batch([MEI, OU])] == [MEI, OU]
    client.user.update_remark(MEI, "小梅")
    assert client.user.get(MEI)["remark"] == "小梅"
    assert refused(lambda: client.user.get("nobody")) == 40003


def test_tags_them(client: Any) -> None:
    tag = client.tag.create("北片")["id"]
    client.tag.tag_user(tag, [MEI, OU])
    assert client.tag.get_user_tag(MEI) == [tag]
    assert client.tag.get_tag_users(tag)["data"]["openid"] == [MEI, OU]
    client.tag.untag_user(tag, OU)
    assert [one["count"] for one in client.tag.get() if one["id"] == tag] == [1]
    assert refused(lambda: client.tag.create("北片")) == 45157
    assert refused(lambda: client.tag.delete(2)) == 45058


def test_writes_to_one(client: Any, emulator: RunningEmulator) -> None:
    assert refused(lambda: client.message.send_text(MEI, "太早")) == 45015
    emulator.send(MEI, "在")
    client.message.send_text(MEI, "今日一题")
    article = {"title": "坡道", "description": "d", "url": "http://x/", "image": "http://x/p"}
    client.message.send_articles(MEI, [article])
    client.message.send_image(MEI, "sample-image")
    assert [entry["type"] for entry in emulator.chat(MEI)[-3:]] == ["text", "news", "image"]
    assert refused(lambda: client.message.send_image(MEI, "nothing")) == 40007


def test_sends_to_many(client: Any, emulator: RunningEmulator) -> None:
    client.message.send_mass_text([MEI, OU], "周报")
    assert refused(lambda: client.message.send_mass_text([MEI, OU], "周报")) == 45065
    assert refused(lambda: client.message.send_mass_text([MEI], "一个人")) == 40130


def test_keeps_a_menu(client: Any) -> None:
    assert client.menu.get() is None
    client.menu.create({"button": [{"type": "click", "name": "今日", "key": "TODAY"}]})
    assert client.menu.get()["menu"]["button"][0]["key"] == "TODAY"
    client.menu.delete()
    assert refused(lambda: client.menu.create({"button": []})) == 40016


def test_makes_codes(client: Any) -> None:
    scene = {"action_name": "QR_STR_SCENE", "action_info": {"scene": {"scene_str": "room"}}}
    assert client.qrcode.create({**scene, "expire_seconds": 600})["expire_seconds"] == 600
    assert refused(lambda: client.qrcode.create({"action_name": "QR"})) == 40052


def test_keeps_files(client: Any) -> None:
    with PICTURE.open("rb") as picture:
        media_id = client.media.upload("image", picture)["media_id"]
    assert client.media.download(media_id).content == PICTURE.read_bytes()
    assert refused(lambda: client.media.upload("image", ("a.txt", b"words"))) == 40005


def test_sends_templates(client: Any, emulator: RunningEmulator) -> None:
    assert refused(lambda: client.message.send_template(MEI, "none", {})) == 40037
    assert client.template.get_all_private_template()["template_list"] == []
    fixed = {"template_id": "T1", "title": "学习提醒", "fields": ["thing1"], "kind": "template"}
    emulator.post("templates", fixed)
    emulator.unfollow(OU)
    assert client.message.send_template(MEI, "T1", WORDS)["msgid"]
    assert refused(lambda: client.message.send_template(OU, "T1", WORDS)) == 43004


def test_refuses_a_wrong_secret(emulator: RunningEmulator) -> None:
    client = client_of(emulator)
    client.secret = "wrong"
    assert refused(lambda: client.user.get(MEI)) == 40125
