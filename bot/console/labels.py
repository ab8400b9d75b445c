"""What states, moves, roles and the like are called in the console."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.contributions.wants import Answer, Grade, Want
from bot.model.contribution import Kind, State, Visibility
from bot.model.push import Days, PushState
from bot.model.role import Role
from bot.model.say import Say, say

KINDS: Mapping[Kind, Say] = MappingProxyType(
    {
        Kind.SUGGESTION: say("console.kinds.suggestion"),
        Kind.DISCUSSION: say("console.kinds.discussion"),
        Kind.EXPERIENCE: say("console.kinds.experience"),
    }
)
STATES: Mapping[State, Say] = MappingProxyType(
    {
        State.SUBMITTED: say("console.state.submitted"),
        State.HELD: say("console.state.held"),
        State.RETURNED: say("console.state.returned"),
        State.ACCEPTED: say("console.state.accepted"),
        State.ASSIGNED: say("console.state.assigned"),
        State.ANSWERED: say("console.state.answered"),
        State.RATED: say("console.state.rated"),
        State.CLOSED: say("console.state.closed"),
        State.HIDDEN: say("console.state.hidden"),
        State.NOT_ADOPTED: say("console.state.not-adopted"),
        State.REDIRECTED: say("console.state.redirected"),
        State.WITHDRAWN: say("console.state.withdrawn"),
    }
)
"""In the order in which tabs stand."""

_POSTS: Mapping[State, Say] = MappingProxyType(
    {
        State.ACCEPTED: say("console.state.let-through"),
        State.NOT_ADOPTED: say("console.state.not-shown"),
    }
)
MOVES: Mapping[str, Say] = MappingProxyType(
    {
        "accept": say("move.accept"),
        "assign": say("move.assign"),
        "answer": say("move.answer"),
        "close": say("move.close"),
        "show": say("move.show"),
        "return": say("move.return"),
        "redirect": say("move.redirect"),
        "hide": say("move.hide"),
        "decline": say("move.decline"),
    }
)
"""In the order in which buttons stand: what carries on first."""

_MOVES_OF_POSTS: Mapping[str, Say] = MappingProxyType(
    {"accept": say("move.let-through"), "decline": say("move.not-show")}
)
WANTS: Mapping[Want, Say] = MappingProxyType(
    {
        Want.REASON: say("want.reason"),
        Want.WHERE: say("want.where"),
        Want.UNIT: say("want.unit"),
        Want.PERSON: say("want.person"),
        Want.DUE: say("want.due"),
        Want.ANSWER: say("want.answer"),
    }
)
_REASONS: Mapping[str, Say] = MappingProxyType(
    {"return": say("want.reason-return"), "answer": say("want.reason-answer")}
)
ANSWERS: Mapping[str, Say] = MappingProxyType(
    {
        Answer.DONE: say("answer.a"),
        Answer.PLANNED: say("answer.b"),
        Answer.NOT_NOW: say("answer.c"),
    }
)
GRADES: Mapping[str, Say] = MappingProxyType(
    {
        Grade.GOOD: say("grade.good"),
        Grade.FAIR: say("grade.fair"),
        Grade.BAD: say("grade.bad"),
    }
)
HELD: Mapping[str, Say] = MappingProxyType(
    {"words": say("console.held.words"), "personal": say("console.held.personal")}
)
VISIBILITIES: Mapping[Visibility, Say] = MappingProxyType(
    {
        Visibility.ORGANISERS: say("console.visibility.organisers"),
        Visibility.BRANCH: say("console.visibility.branch"),
        Visibility.EVERYONE: say("console.visibility.everyone"),
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


def state(kind: Kind, named: State) -> Say:
    """Name a state: what becomes a case as a suggestion is let through as a post."""
    return STATES[named] if kind is Kind.SUGGESTION else _POSTS.get(named, STATES[named])


def move(kind: Kind, named: str) -> Say:
    """Word a move's button."""
    return MOVES[named] if kind is Kind.SUGGESTION else _MOVES_OF_POSTS.get(named, MOVES[named])


def want(moved: str, wanted: Want) -> Say:
    """Label one thing that a move wants."""
    return _REASONS.get(moved, WANTS[wanted]) if wanted is Want.REASON else WANTS[wanted]
