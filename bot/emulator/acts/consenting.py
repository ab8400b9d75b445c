"""A member answers a pop-up that asks to send notices, or switches notices off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.kept.templates import Template
from bot.emulator.people.consents import agree, refuse

_MOST_AT_ONCE = 100
_WANTED = 'want {"template_id", "accept": true}, or {"templates": [{"template_id", "accept"}]}'


@dataclass(frozen=True, slots=True)
class _Choice:
    template: Template
    accept: bool


async def consent(stage: Stage, body: Mapping[str, object]) -> Result:
    """`{"template_id", "accept", "times"?}`, or several as `{"templates": […]}`; `scene` 1 or 2.

    With `"settings": true` it is the switch in the account's settings. Raises Refused.
    """
    if not stage.world.account.may("verified service"):
        raise Refused("only a verified service account may ask for this")
    choices = [_choice(stage, one) for one in _choices(body)]
    if body.get("settings") is True:
        return await _switch_off(stage, choices)
    scene, times = body.get("scene", 1), body.get("times", 1)
    if scene not in (1, 2):
        raise Refused("scene is 1 (a page) or 2 (an article)", 400)
    if not isinstance(times, int) or not 1 <= times <= _MOST_AT_ONCE:
        raise Refused(f"times is 1 to {_MOST_AT_ONCE}", 400)
    results = [await _answer(stage, choices, scene) for _ in range(times)]
    shown = [entry for one in results for entry in one["shown"]]
    return {**results[-1], "shown": shown}


def _choices(body: Mapping[str, object]) -> Sequence[object]:
    several = body.get("templates", [body])
    if not isinstance(several, list) or not several:
        raise Refused(_WANTED, 400)
    return several


def _choice(stage: Stage, given: object) -> _Choice:
    if not isinstance(given, dict) or not isinstance(given.get("accept", True), bool):
        raise Refused(_WANTED, 400)
    template = stage.world.templates.find(str(given.get("template_id", "")), "subscribe")
    if template is None:
        raise Refused("the account has no such template for subscribe notices", 404)
    return _Choice(template, given.get("accept", True))


async def _answer(stage: Stage, choices: Sequence[_Choice], scene: object) -> Result:
    """One pop-up. The consent counts before the bot is told, who may send at once."""
    for choice in choices:
        if choice.accept:
            agree(stage.member, choice.template)
        else:
            refuse(stage.member, choice.template, for_good=False)
    stage.world.member_changed(stage.member)
    listed = [{**_told(choice), "PopupScene": scene} for choice in choices]
    event = {"Event": "subscribe_msg_popup_event", "SubscribeMsgPopupEvent": {"List": listed}}
    return await stage.event(event)


async def _switch_off(stage: Stage, choices: Sequence[_Choice]) -> Result:
    """The platform tells only of refusals."""
    if any(choice.accept for choice in choices):
        raise Refused("the settings only switch off: accept wants false", 400)
    for choice in choices:
        refuse(stage.member, choice.template, for_good=True)
    stage.world.member_changed(stage.member)
    listed = [_told(choice) for choice in choices]
    event = {"Event": "subscribe_msg_change_event", "SubscribeMsgChangeEvent": {"List": listed}}
    return await stage.event(event)


def _told(choice: _Choice) -> dict[str, object]:
    status = "accept" if choice.accept else "reject"
    return {"TemplateId": choice.template.template_id, "SubscribeStatusString": status}
