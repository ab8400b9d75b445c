"""What members have agreed to: `Member.consents` counts messages that may still be sent.

A subscribe notice has its template's id for a key. A one-time message has the id and the scene,
`id:1000`, and never more than one: several under one scene do not add up.
"""

import re

from bot.emulator.kept.templates import Template
from bot.emulator.limits import ONE_TIME_SCENES
from bot.emulator.people.members import Member


def agree(member: Member, template: Template) -> None:
    """Each consent to a one-time notice counts, without an end; a long-term one is there or not."""
    left = member.consents.get(template.template_id, 0)
    member.consents[template.template_id] = left + 1 if template.type == 2 else 1


def refuse(member: Member, template: Template, *, for_good: bool) -> None:
    """Refusing one pop-up leaves earlier one-time consents; switching off in the settings none."""
    if for_good or template.type == 3:
        member.consents.pop(template.template_id, None)


def scene_of(given: object) -> int | None:
    """A one-time message's scene, as a number or as text; None for what is none."""
    least, most = ONE_TIME_SCENES
    text = str(given) if isinstance(given, int | str) else ""
    if not re.fullmatch("[0-9]{1,5}", text) or not least <= int(text) <= most:
        return None
    return int(text)


def agree_once(member: Member, template: Template, scene: int) -> None:
    member.consents[_once(template, scene)] = 1


def use_once(member: Member, template: Template, scene: int) -> bool:
    """False where they have not agreed, or it is used up."""
    return member.consents.pop(_once(template, scene), 0) > 0


def _once(template: Template, scene: int) -> str:
    return f"{template.template_id}:{scene}"
