"""Sample values for what a phone would attach: a picture, a voice, a place."""

from collections.abc import Mapping

IMAGE, VOICE, VOICE16K = "sample-image", "sample-voice", "sample-voice-16k"
VIDEO, SHORT_VIDEO, THUMB = "sample-video", "sample-shortvideo", "sample-thumb"
"""Media_ids that are always there, and never over."""

PICTURE_PATH = f"/emulator/media/{IMAGE}"


class Samples:
    """The fields of each message type, by the element names of WeChat's XML."""

    def __init__(self) -> None:
        self.address = ""
        """This emulator's own, once its port is known; pictures are fetched from there."""

    def of(self, message_type: str) -> Mapping[str, object] | None:
        """None for a type that phones do not send."""
        if message_type == "image":
            return {"PicUrl": self.picture_url, "MediaId": IMAGE}
        if message_type == "miniprogrampage":
            return {**_PROGRAM, "ThumbUrl": self.picture_url, "ThumbMediaId": THUMB}
        return _FIELDS.get(message_type)

    @property
    def picture_url(self) -> str:
        return self.address + PICTURE_PATH


_PROGRAM = {"Title": "学习打卡", "AppId": "wx0000000000000009", "PagePath": "pages/index/index"}

_FIELDS: Mapping[str, Mapping[str, object]] = {
    "text": {"Content": ""},
    "voice": {"MediaId": VOICE, "Format": "amr", "MediaId16K": VOICE16K},
    "video": {"MediaId": VIDEO, "ThumbMediaId": THUMB},
    "shortvideo": {"MediaId": SHORT_VIDEO, "ThumbMediaId": THUMB},
    "location": {"Location_X": 31.2304, "Location_Y": 121.4737, "Scale": 16, "Label": "某路 8 号"},
    "link": {
        "Title": "一篇文章",
        "Description": "文章的摘要",
        "Url": "https://mp.weixin.qq.com/s/abc?a=1&b=2",
    },
    "file": {
        "Title": "学习笔记.docx",
        "Description": "12 KB",
        "FileKey": "sample-file",
        "FileMd5": "0cc175b9c0f1b6a831c399e269772661",
        "FileTotalLen": 12288,
    },
}
