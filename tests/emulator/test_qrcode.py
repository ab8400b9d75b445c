"""QR codes with a scene: making, showing and scanning them."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.files import qr
from bot.emulator.kept.scenes import Scenes
from tests.emulator.running import MEI, STRANGER, Json, RunningEmulator
from tests.emulator.uploading import fetch
from tests.emulator.webhook import Webhook

Scene = dict[str, Any]


def create(emulator: RunningEmulator, action: str, scene: object, **rest: object) -> Json:
    body = {"action_name": action, "action_info": {"scene": scene}, **rest}
    return emulator.call("qrcode/create", body)


def show(emulator: RunningEmulator, ticket: str) -> tuple[int, bytes]:
    url = f"{emulator.address}/cgi-bin/showqrcode?ticket={quote(ticket, safe='')}"
    status, _, body = fetch(url)
    return status, body


@pytest.mark.parametrize(
    ("action", "scene", "key"),
    [
        ("QR_SCENE", {"scene_id": 2**32 - 1}, str(2**32 - 1)),
        ("QR_STR_SCENE", {"scene_str": "级" * 64}, "级" * 64),
        ("QR_LIMIT_SCENE", {"scene_id": 100_000}, "100000"),
        ("QR_LIMIT_STR_SCENE", {"scene_str": "class_7b"}, "class_7b"),
    ],
)
def test_tells_the_scene_and_the_ticket(
    emulator: RunningEmulator, webhook: Webhook, action: str, scene: Scene, key: str
) -> None:
    ticket = create(emulator, action, scene)["ticket"]
    for given in ({"ticket": ticket}, {"scene": key}):
        emulator.act(MEI, "scan", given)
        told = webhook.next_push().tree
        assert (told["Event"], told["EventKey"], told["Ticket"]) == ("SCAN", key, ticket)
    emulator.act(STRANGER, "scan", {"ticket": ticket})
    told = webhook.next_push().tree
    assert (told["Event"], told["EventKey"]) == ("subscribe", f"qrscene_{key}")
    assert told["Ticket"] == ticket
    assert emulator.member(STRANGER)["follows"]
    assert emulator.member(STRANGER)["windows"]["short"]["left"] == 3


def test_can_be_followed_by(emulator: RunningEmulator, webhook: Webhook) -> None:
    made = create(emulator, "QR_STR_SCENE", {"scene_str": "a"})
    emulator.follow(STRANGER, url=made["url"])
    assert webhook.next_push().tree["Ticket"] == made["ticket"]


def test_lives_a_minute_unless_told(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.clock(rate=0)
    made = create(emulator, "QR_STR_SCENE", {"scene_str": "a"})
    assert made.keys() == {"ticket", "expire_seconds", "url"}
    assert made["expire_seconds"] == 60
    emulator.clock(advance=59)
    assert emulator.act(MEI, "scan", {"url": made["url"]})["tries"] == 1
    emulator.clock(advance=1)
    for given in (f'{{"url": "{made["url"]}"}}', f'{{"ticket": "{made["ticket"]}"}}'):
        status, answer = emulator.refusal(f"members/{MEI}/scan", given.encode())
        assert (status, "expired" in answer["error"]) == (409, True)
    assert show(emulator, made["ticket"])[0] == 404
    webhook.next_push()
    assert webhook.pushes.empty()


def test_lives_thirty_days_at_most(emulator: RunningEmulator) -> None:
    scene = {"scene_str": "a"}
    longest = create(emulator, "QR_STR_SCENE", scene, expire_seconds=2_592_000)
    assert longest["expire_seconds"] == 2_592_000
    for seconds in (2_592_001, 0, -1, "60", None, True):
        refused = create(emulator, "QR_STR_SCENE", scene, expire_seconds=seconds)
        assert refused["errcode"] == 40035


def test_a_permanent_one_stays_the_same(emulator: RunningEmulator) -> None:
    made = create(emulator, "QR_LIMIT_STR_SCENE", {"scene_str": "a"}, expire_seconds=5)
    assert made.keys() == {"ticket", "url"}
    emulator.clock(advance=400 * 24 * 3600)
    assert create(emulator, "QR_LIMIT_STR_SCENE", {"scene_str": "a"}) == made
    assert emulator.act(MEI, "scan", {"ticket": made["ticket"]})["tries"] == 1
    temporary = [create(emulator, "QR_STR_SCENE", {"scene_str": "b"}) for _ in range(2)]
    assert temporary[0]["ticket"] != temporary[1]["ticket"]


@pytest.mark.parametrize(
    ("action", "scene"),
    [
        ("QR_SCENE", {"scene_id": 0}),
        ("QR_SCENE", {"scene_id": 2**32}),
        ("QR_SCENE", {"scene_id": -1}),
        ("QR_SCENE", {"scene_id": "7"}),
        ("QR_SCENE", {"scene_id": True}),
        ("QR_SCENE", {"scene_str": "a"}),
        ("QR_STR_SCENE", {"scene_str": ""}),
        ("QR_STR_SCENE", {"scene_str": "a" * 65}),
        ("QR_STR_SCENE", {"scene_str": 7}),
        ("QR_LIMIT_SCENE", {"scene_id": 100_001}),
        ("QR_LIMIT_STR_SCENE", {"scene_str": "a" * 65}),
        ("QR_LIMIT_STR_SCENE", {}),
        ("QR_LIMIT_STR_SCENE", "a"),
    ],
)
def test_refuses_a_bad_scene(emulator: RunningEmulator, action: str, scene: object) -> None:
    assert create(emulator, action, scene)["errcode"] == 40053


def test_refuses_a_bad_body(emulator: RunningEmulator) -> None:
    assert create(emulator, "QR_POEM", {"scene_str": "a"})["errcode"] == 40052
    assert emulator.call("qrcode/create", {})["errcode"] == 40052
    assert emulator.call("qrcode/create", {"action_name": "QR_SCENE"})["errcode"] == 40053
    assert emulator.call("qrcode/create", {"action_name": ["QR_SCENE"]})["errcode"] == 40052


def test_makes_only_so_many_permanent_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.QR_PERMANENT == 100_000
    monkeypatch.setattr(limits, "QR_PERMANENT", 10)  # the same rule, in less time
    scenes = Scenes()
    for number in range(10):
        scenes.permanent(str(number), is_number=True)
    with pytest.raises(PlatformError, match="45029"):
        scenes.permanent("one more", is_number=False)
    assert scenes.permanent("1", is_number=True).scene == "1"
    scenes.temporary("more", is_number=False, seconds=60, now=0.0)


def test_forgets_old_ones_in_the_end() -> None:
    scenes = Scenes()
    old = [scenes.temporary("a", is_number=False, seconds=60, now=0.0) for _ in range(10_000)]
    scenes.temporary("b", is_number=False, seconds=60, now=60.0)
    assert len(scenes.all()) == 1
    assert scenes.by_url(old[0].url) is None


def test_shows_the_picture_to_everybody(emulator: RunningEmulator) -> None:
    made = create(emulator, "QR_STR_SCENE", {"scene_str": "a"})
    status, body = show(emulator, made["ticket"])
    assert (status, body) == (200, qr.picture(made["url"]))
    assert show(emulator, "gQunheard-of")[0] == 404
    assert fetch(f"{emulator.address}/cgi-bin/showqrcode")[0] == 404


def test_knows_no_other_code(emulator: RunningEmulator) -> None:
    for body in (b'{"ticket": "x"}', b'{"url": "https://h5.example/"}', b'{"ticket": 7}'):
        assert emulator.refusal(f"members/{MEI}/scan", body)[0] == 404
    assert emulator.refusal(f"members/{MEI}/scan", b"{}")[0] == 400


def test_lists_them_for_the_panel(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    assert emulator.get("codes") == {"codes": []}
    made = create(emulator, "QR_SCENE", {"scene_id": 7}, expire_seconds=100)
    create(emulator, "QR_LIMIT_SCENE", {"scene_id": 8})
    temporary, permanent = emulator.get("codes")["codes"]
    assert temporary == {
        "ticket": made["ticket"],
        "url": made["url"],
        "scene": "7",
        "permanent": False,
        "expires_at": pytest.approx(emulator.now() + 100, abs=0.01),
    }
    assert (permanent["permanent"], permanent["expires_at"]) == (True, None)


@pytest.fixture(scope="module")
def subscription(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, account="subscription") as emulator:
        yield emulator


def test_is_for_verified_service_accounts(subscription: RunningEmulator) -> None:
    assert create(subscription, "QR_STR_SCENE", {"scene_str": "a"})["errcode"] == 48001


def test_is_there_after_a_restart(webhook: Webhook, tmp_path: Any) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        made = create(emulator, "QR_LIMIT_STR_SCENE", {"scene_str": "a"})
        codes = emulator.get("codes")
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert emulator.get("codes") == codes
        assert create(emulator, "QR_LIMIT_STR_SCENE", {"scene_str": "a"}) == made
