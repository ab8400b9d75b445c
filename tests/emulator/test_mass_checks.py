"""Mass sends that are refused: for their content, for whom they go to, for whose account it is."""

import pytest

from tests.emulator.massing import to_all, to_some
from tests.emulator.running import MEI, OU, RunningEmulator
from tests.emulator.webhook import Webhook

NEVER_SEEN = "oStudyMember_000000000000009"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"msgtype": "text", "text": {"content": ""}}, 44004),
        ({"msgtype": "text", "text": {"content": "字" * 683}}, 45002),
        ({"msgtype": "text", "text": "words"}, 40035),
        ({"msgtype": "voice", "voice": {}}, 41006),
        ({"msgtype": "voice", "voice": {"media_id": "sample-image"}}, 40007),
        ({"msgtype": "image", "images": {"media_ids": []}}, 41006),
        ({"msgtype": "image", "images": {"media_ids": ["sample-image"] * 21}}, 45008),
        ({"msgtype": "image", "images": {"media_ids": ["sample-voice"]}}, 40007),
        (
            {
                "msgtype": "image",
                "images": {"media_ids": ["sample-image"], "need_open_comment": 2},
            },
            40035,
        ),
        ({"msgtype": "mpvideo", "mpvideo": {"media_id": "sample-video"}}, 40007),
        ({"msgtype": "mpnews", "mpnews": {}}, 41006),
        ({"msgtype": "mpnews", "mpnews": {"media_id": "unheard-of"}}, 40007),
        ({"msgtype": "wxcard", "wxcard": {"card_id": "pCard"}}, 45113),
        ({"msgtype": "news", "news": {"articles": []}}, 45162),
        ({"msgtype": "music", "music": {}}, 45162),
        ({"msgtype": "video", "mpvideo": {"media_id": "sample-video"}}, 45162),
        ({"msgtype": "poem", "poem": {}}, 40008),
        ({"msgtype": None}, 40008),
        ({"send_ignore_reprint": 2}, 40035),
    ],
)
def test_refuses_bad_content(
    emulator: RunningEmulator, fields: dict[str, object], code: int
) -> None:
    assert to_all(emulator, **fields)["errcode"] == code
    assert emulator.get("masses") == {"masses": []}


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (None, 40035),
        ({}, 40152),
        ({"is_to_all": False}, 40152),
        ({"is_to_all": 1}, 40035),
        ({"is_to_all": False, "tag_id": 999}, 40152),
        ({"is_to_all": False, "tag_id": "2"}, 40152),
        ({"is_to_all": False, "tag_id": 2}, 0),
        ({"is_to_all": True, "tag_id": 999}, 0),
    ],
)
def test_checks_the_filter(emulator: RunningEmulator, chosen: object, code: int) -> None:
    assert to_all(emulator, filter=chosen)["errcode"] == code


@pytest.mark.parametrize(
    ("openids", "code"),
    [
        (None, 40031),
        (MEI, 40031),
        ([MEI, 5], 40031),
        ([MEI, "short"], 40031),
        ([MEI, NEVER_SEEN], 40031),
        ([], 40130),
        ([MEI], 40130),
        ([MEI, MEI], 40130),
        ([MEI] * 10_001, 40032),
        ([MEI] * 9_999 + [OU], 0),
    ],
)
def test_checks_the_openids(emulator: RunningEmulator, openids: object, code: int) -> None:
    assert to_some(emulator, touser=openids)["errcode"] == code


@pytest.mark.parametrize(
    ("account", "verified", "codes"),
    [
        ("subscription", False, (48001, 48001, 48001)),
        ("service", False, (48001, 48001, 48001)),
        ("subscription", True, (0, 48001, 0)),
    ],
)
def test_depends_on_the_account(
    webhook: Webhook, account: str, verified: bool, codes: tuple[int, int, int]
) -> None:
    with RunningEmulator(webhook.url, account=account, verified=verified) as emulator:
        speed = emulator.call("message/mass/speed/get")
        answers = (to_all(emulator), to_some(emulator), speed)
        assert tuple(answer.get("errcode", 0) for answer in answers) == codes
