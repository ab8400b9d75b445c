"""What a tap on each type of menu button does."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.emulator.acts import handing
from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage

Body = Mapping[str, object]
Button = Mapping[str, Any]


async def _click(stage: Stage, button: Button, body: Body) -> Result:
    return await stage.event({"Event": "CLICK", "EventKey": button["key"]}, opens=True)


async def _view(stage: Stage, button: Button, body: Body) -> Result:
    return await stage.event({"Event": "VIEW", "EventKey": button["url"], "MenuId": _id(stage)})


async def _program(stage: Stage, button: Button, body: Body) -> Result:
    page = button["pagepath"]
    return await stage.event({"Event": "view_miniprogram", "EventKey": page, "MenuId": _id(stage)})


async def _scan(stage: Stage, button: Button, body: Body) -> Result:
    scanned = body.get("scan")
    if not isinstance(scanned, str):
        raise Refused('this button scans: add {"scan": "what the code holds"}', 400)
    code = {"ScanType": "qrcode", "ScanResult": scanned}
    event = {"Event": button["type"], "EventKey": button["key"], "ScanCodeInfo": code}
    return await stage.event(event, opens=True)


async def _pictures(stage: Stage, button: Button, body: Body) -> Result:
    """The event first, then each picture as a message of its own, as WeChat does."""
    count = body.get("pictures", 1)
    if not isinstance(count, int) or not 1 <= count <= 9:
        raise Refused('this button takes pictures: add {"pictures": 1}, up to 9', 400)
    items = [{"PicMd5Sum": _md5(f"{button['key']}{number}")} for number in range(count)]
    pictures = {"Count": count, "PicList": {"item": items}}
    event = {"Event": button["type"], "EventKey": button["key"], "SendPicsInfo": pictures}
    results = [await stage.event(event)]
    for _ in range(count):
        results.append(await stage.message("image", stage.world.samples.of("image") or {}))
    return _together(results)


async def _place(stage: Stage, button: Button, body: Body) -> Result:
    """The event first, then the place as a message."""
    given = body.get("location")
    if not isinstance(given, Mapping):
        raise Refused('this button asks where: add {"location": {"latitude", "longitude"}}', 400)
    sample = dict(stage.world.samples.of("location") or {})
    named = {"latitude": "Location_X", "longitude": "Location_Y", "label": "Label"}
    place = {**sample, **{named[name]: given[name] for name in named if name in given}}
    event = {"Event": "location_select", "EventKey": button["key"]}
    first = await stage.event({**event, "SendLocationInfo": {**place, "Poiname": ""}})
    return _together([first, await stage.message("location", place)])


def _together(results: list[Result]) -> Result:
    """Several pushes from one tap: the last one's outcome, with all that was shown."""
    return {**results[-1], "shown": [entry for one in results for entry in one["shown"]]}


def _id(stage: Stage) -> int:
    """Of the menu that was tapped."""
    menu = stage.world.menus.seen_by(stage.member)
    return menu.menu_id if menu else 0


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


ACTS: Mapping[str, Callable[[Stage, Button, Body], Awaitable[Result]]] = {
    "click": _click,
    "view": _view,
    "miniprogram": _program,
    "scancode_push": _scan,
    "scancode_waitmsg": _scan,
    "pic_sysphoto": _pictures,
    "pic_photo_or_album": _pictures,
    "pic_weixin": _pictures,
    "location_select": _place,
    "media_id": handing.file,
    "article_id": handing.card,
    "article_view_limited": handing.article,
}
