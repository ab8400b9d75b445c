"""A member taps the account's menu, or a link that sends a text."""

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from bot.emulator.acts.buttons import ACTS, Body, Button
from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.acts.viewing import Opened, open_card


async def tap(stage: Stage, body: Body) -> Result | Opened:
    """`{"menu": [i, j]}`, `{"link": "weixin://bizmsgmenu?…"}`, or as in viewing. Raises Refused."""
    stage.must_follow()
    if "article" in body or "url" in body:
        return await open_card(stage, body)
    if "link" in body:
        return await _tap_link(stage, str(body["link"]))
    button = _button(stage, body.get("menu"))
    act = ACTS.get(button.get("type", ""))
    if act is None:
        raise Refused("this button does nothing by itself: it opens a sub-menu")
    return await act(stage, button, body)


async def _tap_link(stage: Stage, link: str) -> Result:
    parts = urlsplit(link)
    if (parts.scheme, parts.netloc) != ("weixin", "bizmsgmenu"):
        raise Refused("want a link like weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=1", 400)
    query = parse_qs(parts.query, keep_blank_values=True)
    words, menu_id = query.get("msgmenucontent", [""])[0], query.get("msgmenuid", [""])[0]
    if not words:
        raise Refused("this link has no msgmenucontent to send", 400)
    return await stage.message("text", {"Content": words, "bizmsgmenuid": menu_id})


def _button(stage: Stage, path: object) -> Button:
    """The button at `[i]` or `[i, j]`, counted from 0."""
    if not isinstance(path, list) or not 1 <= len(path) <= 2:
        raise Refused('want {"menu": [0]} or {"menu": [0, 2]}, or {"link": …}', 400)
    menu = stage.world.menus.seen_by(stage.member)
    buttons: Sequence[Button] = menu.buttons if menu else []
    button: Button = {}
    for index in path:
        if not isinstance(index, int) or not 0 <= index < len(buttons):
            raise Refused("there is no such button in the menu")
        button = buttons[index]
        buttons = button.get("sub_button") or []
    return button
