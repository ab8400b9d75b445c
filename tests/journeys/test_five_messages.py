"""A suggestion in five messages while store and web die in between; and each type as content."""

import re
import signal
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import requests

from bot.console.accounts import open_account
from bot.emulator.files import sounds
from bot.model.contribution import Contribution
from bot.model.ids import OpenId, Receipt
from bot.model.media import Kept, MediaState
from bot.model.role import Role
from bot.store import contributions, media
from tests.console.browser import PASSWORD, field
from tests.delivery.media import samples
from tests.emulator.running import MEI, OU
from tests.emulator.uploading import post_form
from tests.journeys.house import RECEIPT, House, until
from tests.store.people import NOW

KINDS = {"discussion": "微讨论", "experience": "微体会", "suggestion": "微建议"}
FETCHED = ("image", "voice", "video", "shortvideo")
TWICE = {"on": "callback", "kind": "double"}
DOWN = {"on": "/cgi-bin/media/get", "kind": "errcode", "errcode": -1}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that the tests of this file share, on the emulator's clock."""
    built = House(tmp_path_factory.mktemp("home"))
    built.environment["CLOCK_URL"] = f"{built.wechat.address}/emulator/api/clock"
    built.start("serve", "sender")
    built.wait_for_web()
    yield built
    built.end()


def attaches(house: House, kind: str, name: str, body: bytes) -> str:
    """Let Mei send a file of her own; gives the words of the reply."""
    where = f"/emulator/api/members/{MEI}/attach"
    status, answered = post_form(house.wechat, where, "file", name, body, {"type": kind})
    assert (status, answered["fault"]) == (200, None), answered
    return str(answered["reply"]["Content"])


def desk(house: House) -> requests.Session:
    """Ou at the console."""
    open_account(house.opened, "ou", PASSWORD, Role.ORGANISER, NOW)
    browser, address = requests.Session(), f"http://127.0.0.1:{house.port}/console/sign-in"
    token = field(browser.get(address, timeout=10).text, "csrf_token")
    form = {"name": "ou", "password": PASSWORD, "csrf_token": token}
    assert browser.post(address, data=form, timeout=10).url.endswith("/console/")
    return browser


def files_of(house: House, receipt: str) -> dict[str, Kept]:
    (one,) = contributions.read(house.opened, [Receipt(receipt)])
    return media.of(house.opened, one.attachments)


def test_i1_five_messages_arrive_whole_and_once_whatever_dies(home: House) -> None:
    marked, plain = samples.marked_jpeg(), samples.png()
    home.wechat.put("faults", {"rules": [TWICE]})
    home.says(MEI, "微建议")
    home.says(MEI, "一、北门口的路灯坏了")
    attaches(home, "image", "a.jpg", marked)
    home.store.kill()
    home.kill(home.processes[0])  # web, with no time for anything
    home.store.start()
    home.start("serve")
    home.wait_for_web()
    attaches(home, "voice", "b.amr", sounds.amr())
    home.store.kill(signal.SIGTERM)
    home.store.start()
    until(lambda: "scheduler" in home.get("/readyz")[1])  # so the store is back
    home.wechat.put("faults", {"rules": [TWICE, DOWN]})
    attaches(home, "image", "c.png", plain)
    home.says(MEI, "二、请换一盏")
    receipt = RECEIPT.search(home.says(MEI, "完成"))
    assert receipt is not None
    (kept,) = [one for one in home.export() if one["kind"] == "suggestion"]
    assert (kept["receipt"], kept["author"]) == (receipt.group(), MEI)
    assert kept["text"] == "一、北门口的路灯坏了\n二、请换一盏"
    assert [one["type"] for one in kept["attachments"]] == ["image", "voice", "image"]
    files = [one["file"] for one in kept["attachments"]]
    _seen_and_heard(home, receipt.group(), files, (marked, sounds.amr(), plain))


def _seen_and_heard(
    home: House, receipt: str, files: list[str], sent: tuple[bytes, bytes, bytes]
) -> None:
    """The last picture is fetched after the trouble, and until then it is told."""
    first, voice, last = files
    until(lambda: files_of(home, receipt)[last].tries > 0)
    ou, console = desk(home), f"http://127.0.0.1:{home.port}/console"
    page = ou.get(f"{console}/contributions/{receipt}", timeout=10).text
    assert "错误 -1" in page
    home.wechat.put("faults", {"rules": []})
    home.wechat.clock(advance=3600)
    until(lambda: [one.state for one in files_of(home, receipt).values()] == ["kept"] * 3)
    for file, body in zip((first, voice, last), sent, strict=True):
        path = home.folder / "media" / file[:2] / file
        known = files_of(home, receipt)[file]
        assert sha256(path.read_bytes()).hexdigest() == known.sha256
        whole = known.sha256 == sha256(body).hexdigest()
        assert whole == (file != first)  # of the camera's picture the camera is gone
        assert samples.SECRET not in path.read_bytes()
    page = ou.get(f"{console}/contributions/{receipt}", timeout=10).text
    assert re.findall(r'<(img|audio)[^>]* src="/console/media/([0-9a-f]{32})"', page) == [
        ("img", first),
        ("audio", voice),
        ("img", last),
    ]
    assert ou.get(f"{console}/media/{last}", timeout=10).content == sent[2]
    heard = ou.get(f"{console}/media/{voice}", headers={"Range": "bytes=0-1"}, timeout=10)
    assert (heard.status_code, heard.headers["Content-Type"]) == (206, "audio/mpeg")
    assert requests.get(f"{console}/media/{last}", timeout=10).url.startswith(f"{console}/sign-in")


@pytest.mark.parametrize("kind", KINDS)
def test_takes_each_type_as_content(home: House, kind: str) -> None:
    who = OpenId(OU)
    home.wechat.clock(advance=60)  # twenty-four messages are no flood, but seventy would be
    for number, sort in enumerate(("text", *FETCHED, "location", "link", "file")):
        home.says(who, KINDS[kind])
        sent: dict[str, Any] = {"type": sort, **({"text": "路灯坏了"} if sort == "text" else {})}
        assert home.wechat.act(who, "send", sent)["fault"] is None
        assert RECEIPT.search(home.says(who, "完成")), (sort, number)
    made = contributions.everything(home.opened)
    filed = [one for one in made if (one.kind, one.author.openid) == (kind, who)]
    assert sorted(one.text for one in filed) == [""] * 7 + ["路灯坏了"]
    came = {each.type: each.fields for one in filed for each in one.attachments}
    assert set(came) == {*FETCHED, "location", "link", "file"}
    place = came["location"]
    assert (place["Location_X"], place["Label"]) == ("31.2304", "某路 8 号")
    assert came["link"]["Title"] == "一篇文章"
    assert came["file"]["Title"] == "学习笔记.docx"
    until(lambda: _all_kept(home, filed))


def _all_kept(home: House, filed: list[Contribution]) -> bool:
    known = media.of(home.opened, [each for one in filed for each in one.attachments])
    return [one.state for one in known.values()] == [MediaState.KEPT] * len(FETCHED)


def test_fetches_a_draft_as_well_and_files_it_with_its_picture(home: House) -> None:
    home.wechat.clock(advance=60)
    home.wechat.act(OU, "send", {"type": "image"})
    receipt = RECEIPT.search(home.says(OU, "3"))
    assert receipt is not None
    until(lambda: [one.state for one in files_of(home, receipt.group()).values()] == ["kept"])


def test_i7_an_anonymous_picture_leads_to_nobody(home: House) -> None:
    home.says(OU, "匿名 微建议")
    home.wechat.act(OU, "send", {"type": "image"})
    receipt = RECEIPT.search(home.says(OU, "完成"))
    assert receipt is not None
    until(lambda: [one.state for one in files_of(home, receipt.group()).values()] == ["kept"])
    (one,) = [each for each in home.export() if each["receipt"] == receipt.group()]
    (came,) = one["attachments"]
    assert not {"MediaId", "PicUrl"} & set(came)
    path = Path(home.folder / "media" / came["file"][:2] / came["file"])
    assert path.stat().st_mtime % 86_400 == 16 * 3600  # midnight in Shanghai
    log = (home.folder / "log").read_text(encoding="utf-8")
    assert came["file"] not in log
    assert OU not in log
