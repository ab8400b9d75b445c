"""Mass sends: their types, whom they reach, and how they are counted."""

import pytest

from tests.emulator.drafting import article, draft
from tests.emulator.massing import (
    counts,
    ended,
    massed,
    status,
    tagged,
    to_all,
    to_some,
)
from tests.emulator.running import MEI, OU, SOL, STRANGER, RunningEmulator
from tests.emulator.test_events import watching
from tests.emulator.uploading import MP4, fetch, picture, upload
from tests.emulator.webhook import Webhook


@pytest.fixture(autouse=True)
def _clock_stands(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)


def newsletter(emulator: RunningEmulator, *titles: str) -> dict[str, object]:
    """A mass send of a fresh draft with these articles."""
    cover = picture(emulator)
    media_id = draft(emulator, *(article(cover, title=title) for title in titles))
    return {"msgtype": "mpnews", "mpnews": {"media_id": media_id}}


def film(emulator: RunningEmulator) -> str:
    raw = upload(emulator, "media/upload", "a.mp4", MP4, type="video")["media_id"]
    body = {"media_id": raw, "title": "一课", "description": "第一课"}
    return str(emulator.call("media/uploadvideo", body)["media_id"])


def test_reaches_everybody(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.send(MEI, "在")
    emulator.follow(STRANGER)
    webhook.forget()
    answer = to_all(emulator)
    assert answer.keys() == {"errcode", "errmsg", "msg_id"}
    assert (answer["errcode"], answer["errmsg"]) == (0, "send job submission success")
    assert status(emulator, answer["msg_id"]) == "SENDING"
    assert massed(emulator, OU) == []
    told = ended(emulator, webhook)
    assert (told["MsgID"], told["Status"]) == (str(answer["msg_id"]), "send success")
    assert counts(told) == (4, 4, 4, 0)
    assert status(emulator, str(answer["msg_id"])) == "SEND_SUCCESS"
    for openid in (MEI, OU, SOL, STRANGER):
        [entry] = massed(emulator, openid)
        assert (entry["from"], entry["text"]) == ("account", "今日一题")


def test_says_it_as_the_platform_does(emulator: RunningEmulator, webhook: Webhook) -> None:
    to_all(emulator)
    emulator.clock(advance=1)
    body = webhook.next_push().body.decode()
    assert body.endswith(
        "<TotalCount>3</TotalCount><FilterCount>3</FilterCount><SentCount>3</SentCount>"
        "<ErrorCount>0</ErrorCount><CopyrightCheckResult><Count>0</Count><ResultList></ResultList>"
        "<CheckState>0</CheckState></CopyrightCheckResult><ArticleUrlResult><Count>0</Count>"
        "<ResultList></ResultList></ArticleUrlResult></xml>"
    )


def test_those_who_did_nothing_yet_have_it_like_others(
    emulator: RunningEmulator, webhook: Webhook
) -> None:
    to_all(emulator, "第一题")
    ended(emulator, webhook)
    assert emulator.member(OU)["unread"] == 1
    emulator.send(OU, "在")
    assert [entry["n"] for entry in emulator.chat(OU)] == [1, 2]
    assert emulator.member(OU)["unread"] == 0
    to_all(emulator, "第二题")
    assert webhook.next_push().tree["MsgType"] == "text"
    assert counts(ended(emulator, webhook)) == (3, 3, 3, 0)
    assert [entry["text"] for entry in massed(emulator, OU)] == ["第一题", "第二题"]
    assert [entry["text"] for entry in massed(emulator, SOL)] == ["第一题", "第二题"]
    for words in ("第一题", "第二题"):
        told = {"total": 3, "members": 3, "most_for_one": 1, "missing": 0}
        assert emulator.received(words) == told
    assert emulator.received("题")["most_for_one"] == 2


def test_reaches_those_with_a_tag(emulator: RunningEmulator, webhook: Webhook) -> None:
    tag_id = tagged(emulator, MEI, SOL)
    to_all(emulator, filter={"is_to_all": False, "tag_id": tag_id})
    assert counts(ended(emulator, webhook)) == (2, 2, 2, 0)
    assert [len(massed(emulator, openid)) for openid in (MEI, OU, SOL)] == [1, 0, 1]


def test_reaches_those_it_names_once(emulator: RunningEmulator, webhook: Webhook) -> None:
    to_some(emulator, touser=[MEI, OU, MEI])
    assert counts(ended(emulator, webhook)) == (2, 2, 2, 0)
    assert [len(massed(emulator, openid)) for openid in (MEI, OU, SOL)] == [1, 1, 0]


def test_passes_over_who_refuses(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.act(MEI, "block")
    emulator.call("tags/members/batchblacklist", {"openid_list": [OU]})
    to_all(emulator)
    assert counts(ended(emulator, webhook)) == (3, 1, 1, 0)
    assert [len(massed(emulator, openid)) for openid in (MEI, OU, SOL)] == [0, 0, 1]


def test_counts_who_left_as_an_error_where_they_are_named(
    emulator: RunningEmulator, webhook: Webhook
) -> None:
    to_some(emulator)
    emulator.unfollow(OU)
    webhook.forget()
    assert counts(ended(emulator, webhook)) == (2, 2, 1, 1)
    to_all(emulator)
    assert counts(ended(emulator, webhook)) == (2, 2, 2, 0)
    assert massed(emulator, OU) == []


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"msgtype": "voice", "voice": {"media_id": "sample-voice"}}, {"type": "voice"}),
        ({"msgtype": "image", "image": {"media_id": "sample-image"}}, {"type": "image"}),
        ({"msgtype": "image", "images": {"media_ids": ["sample-image"]}}, {"type": "image"}),
        (
            {
                "msgtype": "image",
                "images": {
                    "media_ids": ["sample-image"] * 2,
                    "recommend": "本周要点",
                    "need_open_comment": 1,
                    "only_fans_can_comment": 0,
                },
            },
            {"type": "images", "media_ids": ["sample-image"] * 2, "text": "本周要点"},
        ),
    ],
)
def test_shows_each_type(
    emulator: RunningEmulator,
    webhook: Webhook,
    fields: dict[str, object],
    shown: dict[str, object],
) -> None:
    assert to_some(emulator, **fields)["errcode"] == 0
    ended(emulator, webhook)
    assert massed(emulator, MEI)[0].items() >= shown.items()


def test_shows_a_film(emulator: RunningEmulator, webhook: Webhook) -> None:
    media_id = film(emulator)
    assert to_some(emulator, msgtype="mpvideo", mpvideo={"media_id": media_id})["errcode"] == 0
    ended(emulator, webhook)
    [entry] = massed(emulator, MEI)
    assert (entry["type"], entry["title"], entry["description"]) == ("video", "一课", "第一课")


def test_sends_a_draft_away(emulator: RunningEmulator, webhook: Webhook) -> None:
    body = newsletter(emulator, "第一课", "第二课")
    answer = to_all(emulator, **body, send_ignore_reprint=0)
    assert answer["msg_data_id"] != answer["msg_id"]
    assert emulator.call("draft/get", body["mpnews"])["errcode"] == 40007
    told = ended(emulator, webhook)
    assert told["CopyrightCheckResult"]["CheckState"] == "1"
    urls = told["ArticleUrlResult"]
    assert urls["Count"] == "2"
    assert [item["ArticleIdx"] for item in urls["ResultList"]["item"]] == ["1", "2"]
    [entry] = massed(emulator, MEI)
    shown = [(card["title"], card["url"]) for card in entry["articles"]]
    linked = [item["ArticleUrl"] for item in urls["ResultList"]["item"]]
    assert shown == list(zip(("第一课", "第二课"), linked, strict=True))
    assert fetch(emulator.address + entry["articles"][0]["picurl"])[0] == 200
    assert "学而时习之" in fetch(linked[1])[2].decode()
    assert to_all(emulator, **body, clientmsgid="again")["errcode"] == 40007


def test_flags_the_old_name_of_a_tag(emulator: RunningEmulator, webhook: Webhook) -> None:
    tag_id = tagged(emulator, MEI)
    assert to_all(emulator, filter={"is_to_all": False, "group_id": tag_id})["errcode"] == 0
    assert counts(ended(emulator, webhook)) == (1, 1, 1, 0)
    [job] = emulator.get("masses")["masses"]
    assert "group_id" in job["flags"][0]


def test_tells_what_it_does(emulator: RunningEmulator, webhook: Webhook) -> None:
    first, second = to_some(emulator, "一"), to_all(emulator, "二")
    new, old = emulator.get("masses")["masses"]
    assert (old["msg_id"], old["range"], old["type"]) == (first["msg_id"], "2 openids", "text")
    assert (new["msg_id"], new["range"], new["status"]) == (second["msg_id"], "all", "sending")
    emulator.clock(advance=1)
    for _ in range(2):
        webhook.next_push()
    told = emulator.get("masses")["masses"][0]
    assert told["counts"] == {"total": 3, "filter": 3, "sent": 3, "error": 0}
    assert (told["status"], told["ended"], told["waiting"]) == ("sent", "send success", False)


def test_belongs_to_a_world(emulator: RunningEmulator) -> None:
    to_all(emulator)
    emulator.reset()
    assert emulator.get("masses") == {"masses": []}
    assert to_all(emulator)["errcode"] == 0


def test_tells_watching_pages_to_look_anew(emulator: RunningEmulator) -> None:
    with watching(emulator, member=(MEI,)) as events:
        next(events)
        to_all(emulator)
        emulator.clock(advance=1)
        assert next(event["event"] for event in events if "event" in event) == "resync"
    assert len(massed(emulator, MEI)) == 1
