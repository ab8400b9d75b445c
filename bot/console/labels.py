"""What states, moves, roles and the like are called in the console."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.model.contribution import State
from bot.model.push import Days, PushState
from bot.model.role import Role
from bot.model.say import Say, say

STATES: Mapping[State, Say] = MappingProxyType(
    {
        State.SUBMITTED: say("console.state.submitted"),
        State.ACCEPTED: say("console.state.accepted"),
        State.NOT_ADOPTED: say("console.state.not-adopted"),
    }
)
MOVES: Mapping[str, Say] = MappingProxyType(
    {
        "accept": say("move.accept"),
        "decline": say("move.decline"),
    }
)
DONE: Mapping[State, Say] = MappingProxyType(
    {
        State.SUBMITTED: say("console.moved.submitted"),
        State.ACCEPTED: say("console.moved.accepted"),
        State.NOT_ADOPTED: say("console.moved.not-adopted"),
    }
)
ROLES: Mapping[Role, Say] = MappingProxyType(
    {
        Role.VIEWER: say("console.role.viewer"),
        Role.ORGANISER: say("console.role.organiser"),
        Role.ADMIN: say("console.role.admin"),
    }
)
DAYS: Mapping[Days, Say] = MappingProxyType(
    {
        Days.DAILY: say("console.days.daily"),
        Days.WEEKDAYS: say("console.days.weekdays"),
        Days.WORKDAYS: say("console.days.workdays"),
    }
)
PUSH_STATES: Mapping[PushState, Say] = MappingProxyType(
    {
        PushState.PREPARING: say("console.push.preparing"),
        PushState.SENDING: say("console.push.sending"),
        PushState.DONE: say("console.push.done"),
        PushState.MISSED: say("console.push.missed"),
    }
)
ATTACHMENTS: Mapping[str, Say] = MappingProxyType(
    {
        "image": say("console.attachment.image"),
        "voice": say("console.attachment.voice"),
        "video": say("console.attachment.video"),
        "shortvideo": say("console.attachment.video"),
        "location": say("console.attachment.location"),
        "link": say("console.attachment.link"),
        "file": say("console.attachment.file"),
    }
)
OTHER_ATTACHMENT = say("console.attachment.other")
