"""What the phones show of media, and what members attach."""

import json
from pathlib import Path

from tests.emulator import uploading
from tests.emulator.running import MEI, STRANGER, Json, RunningEmulator
from tests.emulator.uploading import AMR, MP4, PNG, download, fetch, upload
from tests.emulator.webhook import Webhook

DAY = 24 * 3600
PAGE = {"offset": 0, "count": 20}


def attach(emulator: RunningEmulator, kind: str, name: str, body: bytes) -> tuple[int, Json]:
    where = f"/emulator/api/members/{MEI}/attach"
    return uploading.post_form(emulator, where, "file", name, body, {"type": kind})


def test_serves_files_that_can_do_no_harm(emulator: RunningEmulator) -> None:
    status, answer = attach(emulator, "file", "a.html", b"<script>alert(1)</script>")
    entry = emulator.chat(MEI)[-1]
    assert (status, answer["fault"]) == (200, None)
    _, headers, body = fetch(emulator.address + entry["url"])
    assert body.startswith(b"<script>")
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"] == "attachment"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("sandbox;")


def test_serves_a_part_of_a_file(emulator: RunningEmulator) -> None:
    url = emulator.address + "/emulator/media/sample-image"
    whole = fetch(url)[2]
    status, headers, part = fetch(url, {"Range": "bytes=10-19"})
    assert (status, part) == (206, whole[10:20])
    assert headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert fetch(url, {"Range": "bytes=999999-"})[0] == 416
    assert fetch(url, {"Range": "lines=1"})[0] == 416
    assert fetch(f"{emulator.address}/emulator/media/unheard-of")[0] == 404


def test_plays_the_sample_voice(emulator: RunningEmulator) -> None:
    emulator.act(MEI, "send", {"type": "voice"})
    entry = emulator.chat(MEI)[-1]
    assert (entry["seconds"], entry["format"]) == (3, "amr")
    _, headers, body = fetch(emulator.address + entry["url"])
    assert (headers["Content-Type"], body[:4], len(body)) == ("audio/wav", b"RIFF", 48_044)
    headers, amr = download(emulator, entry["media_id"])
    assert (headers["Content-Type"], len(amr)) == ("audio/amr", 6 + 150 * 13)


def test_shows_the_very_picture_that_was_sent(emulator: RunningEmulator) -> None:
    media_id = upload(emulator, "media/upload", "a.png", PNG, type="image")["media_id"]
    emulator.send(MEI, "在")
    emulator.call(
        "message/custom/send",
        {"touser": MEI, "msgtype": "image", "image": {"media_id": media_id}},
    )
    entry = emulator.chat(MEI)[-1]
    assert entry["url"] == f"/emulator/media/{media_id}"
    assert fetch(emulator.address + entry["url"])[2] == PNG


# What members attach


def test_a_picture_can_be_fetched_for_three_days(
    emulator: RunningEmulator, webhook: Webhook
) -> None:
    emulator.clock(rate=0)
    status, answer = attach(emulator, "image", "a.png", PNG)
    assert (status, answer["fault"], answer["tries"]) == (200, None, 1)
    told = webhook.next_push().tree
    assert told["MsgType"] == "image"
    assert fetch(str(told["PicUrl"]))[2] == PNG
    assert download(emulator, str(told["MediaId"]))[1] == PNG
    emulator.clock(advance=3 * DAY)
    assert emulator.call("media/get", media_id=told["MediaId"])["errcode"] == 40007


def test_a_voice_comes_twice(emulator: RunningEmulator, webhook: Webhook) -> None:
    attach(emulator, "voice", "a.amr", AMR)
    told = webhook.next_push().tree
    assert told["Format"] == "amr"
    assert told["MediaId"] != told["MediaId16K"]
    assert download(emulator, str(told["MediaId16K"]))[1] == AMR
    assert emulator.chat(MEI)[-1]["seconds"] == 2


def test_a_video_and_a_document_are_told(emulator: RunningEmulator, webhook: Webhook) -> None:
    attach(emulator, "video", "a.mp4", MP4)
    told = webhook.next_push().tree
    assert told["ThumbMediaId"]
    assert emulator.call("media/get", media_id=told["MediaId"]).keys() == {"video_url"}
    attach(emulator, "file", "学习笔记.docx", b"words")
    told = webhook.next_push().tree
    assert (told["Title"], told["FileTotalLen"]) == ("学习笔记.docx", "5")


def test_refuses_what_cannot_be_attached(emulator: RunningEmulator) -> None:
    assert attach(emulator, "image", "a.txt", b"words")[0] == 400
    assert attach(emulator, "image", "a.png", b"")[0] == 400
    assert attach(emulator, "smell", "a.png", PNG)[0] == 400
    assert emulator.refusal(f"members/{MEI}/attach", b"{}")[0] == 400
    form = ("file", "a.png", PNG, {"type": "image"})
    stranger = f"/emulator/api/members/{STRANGER}/attach"
    assert uploading.post_form(emulator, stranger, *form)[0] == 409
    assert uploading.post_form(emulator, "/emulator/api/members/no/attach", *form)[0] == 404


def test_is_there_after_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        temporary = upload(emulator, "media/upload", "a.png", PNG, type="image")["media_id"]
        gone, kept = uploading.picture(emulator), uploading.picture(emulator)
        emulator.call("material/del_material", {"media_id": gone})
        attach(emulator, "voice", "a.amr", AMR)
        voice = emulator.chat(MEI)[-1]
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert download(emulator, temporary)[1] == PNG
        assert emulator.call("material/get_materialcount")["image_count"] == 1
        assert json.loads(json.dumps(emulator.chat(MEI)[-1])) == voice
        assert fetch(emulator.address + voice["url"])[2] == AMR
        items = emulator.call("material/batchget_material", {"type": "image", **PAGE})["item"]
        assert [item["media_id"] for item in items] == [kept]
