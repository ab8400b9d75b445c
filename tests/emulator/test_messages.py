"""Every type of message, as the fact sheet prints it."""

from typing import Any

import pytest

from tests.emulator import pushed
from tests.emulator.running import MEI, RunningEmulator
from tests.emulator.webhook import Webhook

NOW = 1_795_494_000
LINK = "https://mp.weixin.qq.com/s/abc?a=1&b=2"

SHEET: dict[str, tuple[dict[str, Any], str]] = {
    "text": (
        {"type": "text", "text": "建议 加一个错题本", "MsgId": 24900000000000001},
        "<MsgType>text</MsgType><Content>建议 加一个错题本</Content>"
        "<MsgId>24900000000000001</MsgId>",
    ),
    "voice": (
        {"type": "voice", "MediaId": "mVoice1", "MediaId16K": "mVoice1hi", "Recognition": ""},
        "<MsgType>voice</MsgType><MediaId>mVoice1</MediaId><Format>amr</Format>"
        "<MediaId16K>mVoice1hi</MediaId16K><Recognition></Recognition><MsgId>*</MsgId>",
    ),
    "location": (
        {"type": "location", "Location_X": "31.2304", "Label": "某路 8 号"},
        "<MsgType>location</MsgType><Location_X>31.2304</Location_X>"
        "<Location_Y>121.4737</Location_Y><Scale>16</Scale><Label>某路 8 号</Label>"
        "<MsgId>*</MsgId>",
    ),
    "image": (
        {"type": "image", "PicUrl": "http://mmbiz.example/p/0", "MediaId": "mImg1"},
        "<MsgType>image</MsgType><PicUrl>http://mmbiz.example/p/0</PicUrl>"
        "<MediaId>mImg1</MediaId><MsgId>*</MsgId>",
    ),
    "video": (
        {"type": "video", "MediaId": "mVid1", "ThumbMediaId": "mThumb1"},
        "<MsgType>video</MsgType><MediaId>mVid1</MediaId><ThumbMediaId>mThumb1</ThumbMediaId>"
        "<MsgId>*</MsgId>",
    ),
    "shortvideo": (
        {"type": "shortvideo", "MediaId": "mSv1", "ThumbMediaId": "mThumb2"},
        "<MsgType>shortvideo</MsgType><MediaId>mSv1</MediaId><ThumbMediaId>mThumb2</ThumbMediaId>"
        "<MsgId>*</MsgId>",
    ),
    "link": (
        {"type": "link", "Title": "文章", "Description": "摘要", "Url": LINK},
        "<MsgType>link</MsgType><Title>文章</Title><Description>摘要</Description>"
        f"<Url><![CDATA[{LINK}]]></Url><MsgId>*</MsgId>",
    ),
    "file": (
        {"type": "file", "Title": "a.txt", "FileKey": "k", "FileMd5": "0cc1", "FileTotalLen": 1},
        "<MsgType>file</MsgType><Title>a.txt</Title><Description>12 KB</Description>"
        "<FileKey>k</FileKey><FileMd5>0cc1</FileMd5><FileTotalLen>1</FileTotalLen><MsgId>*</MsgId>",
    ),
    "mini program": (
        {
            "type": "miniprogrampage",
            "Title": "打卡",
            "AppId": "wx9",
            "PagePath": "p",
            "ThumbUrl": "u",
        },
        "<MsgType>miniprogrampage</MsgType><Title>打卡</Title><AppId>wx9</AppId>"
        "<PagePath>p</PagePath><ThumbUrl>u</ThumbUrl><ThumbMediaId>sample-thumb</ThumbMediaId>"
        "<MsgId>*</MsgId>",
    ),
    "menu tap": (
        {"type": "text", "text": "明白", "bizmsgmenuid": "1"},
        "<MsgType>text</MsgType><Content>明白</Content><MsgId>*</MsgId>"
        "<bizmsgmenuid>1</bizmsgmenuid>",
    ),
    "from article": (
        {"type": "text", "text": "你好", "MsgDataId": 2650000001, "Idx": 1},
        "<MsgType>text</MsgType><Content>你好</Content><MsgId>*</MsgId>"
        "<MsgDataId>2650000001</MsgDataId><Idx>1</Idx>",
    ),
}


@pytest.mark.parametrize("name", SHEET)
def test_is_written_as_the_sheet_prints_it(
    emulator: RunningEmulator, webhook: Webhook, name: str
) -> None:
    sent, inside = SHEET[name]
    emulator.clock(now=NOW, rate=0)
    result = emulator.act(MEI, "send", sent)
    body = webhook.next_push().body
    printed = pushed.wrapped(emulator.state()["gh_id"], MEI, NOW, inside)
    assert pushed.shape(body) == pushed.shape(printed.replace("*", result["msg_id"]))
    assert pushed.bare(body) <= pushed.NUMBERS
    assert pushed.bare(body) >= {"CreateTime", "MsgId"}


def test_a_voice_has_no_recognition(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.act(MEI, "send", {"type": "voice"})
    said = webhook.next_push().tree
    assert said["MediaId16K"]
    assert "Recognition" not in said


def test_numbers_stand_bare(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.act(MEI, "send", {"type": "location", "Location_Y": "-121.5"})
    numbers = {"Location_X", "Location_Y", "Scale"}
    assert pushed.bare(webhook.next_push().body) >= numbers
    emulator.act(MEI, "send", {"type": "text", "text": "7", "bizmsgmenuid": "yes"})
    assert pushed.bare(webhook.next_push().body) == {"CreateTime", "MsgId"}


def test_stands_on_the_phone_of_who_sent_it(emulator: RunningEmulator) -> None:
    emulator.act(MEI, "send", {"type": "miniprogrampage", "Title": "打卡", "AppId": "wx9"})
    entry = emulator.chat(MEI)[0]
    assert (entry["type"], entry["title"], entry["appid"]) == ("miniprogrampage", "打卡", "wx9")
