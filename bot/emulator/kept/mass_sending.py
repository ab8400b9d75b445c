"""A mass send on its way: the administrator's yes, the members piece by piece, the last word."""

from bot.emulator import limits
from bot.emulator.clock import month_of
from bot.emulator.faults.happenings import HELPER
from bot.emulator.kept.mass import Mass, To
from bot.emulator.people.broadcasts import masses_in, one_more
from bot.emulator.people.members import Member
from bot.emulator.world import World

REFUSED, SILENT = "err(40001)", "err(40002)"
"""How it ends where the administrator says no, or nothing for 30 minutes."""


def begin(world: World, mass: Mass) -> None:
    mass.total = size_of(world, mass.to)
    if world.switches.mass_protection:
        mass.status = "waiting"
        world.agenda.after(limits.MASS_CONFIRM_SECONDS, lambda: _give_up(world, mass))
    else:
        start(world, mass)


def size_of(world: World, to: To) -> int:
    """How many it is meant for."""
    if isinstance(to, list):
        return len(to)
    return len(world.tags.carriers(to)) if isinstance(to, int) else world.roster.followers


def start(world: World, mass: Mass) -> None:
    mass.status = "sending"
    world.changed = True
    world.agenda.after(limits.MASS_START_SECONDS, lambda: _to_everybody(world, mass))


def refuse(world: World, mass: Mass, ended: str = REFUSED) -> None:
    mass.status = "failed"
    _end(world, mass, ended)


def _give_up(world: World, mass: Mass) -> None:
    if mass.status == "waiting":
        refuse(world, mass, SILENT)


def _to_everybody(world: World, mass: Mass) -> None:
    """First those who are all alike, in one go; then the others by their openids."""
    mass.total = 0
    if isinstance(mass.to, list):
        openids = mass.to
    elif isinstance(mass.to, int):
        openids = world.tags.carriers(mass.to).after("")
    else:
        openids = world.roster.touched()
        _to_the_untouched(world, mass)
    _to_some(world, mass, openids, 0)


def _to_the_untouched(world: World, mass: Mass) -> None:
    alike, month = world.roster.untouched, month_of(world.now())
    mass.total += alike
    if not alike or _has_enough(world, masses_in(month, world.broadcasts.masses)):
        return
    mass.filtered += alike
    mass.sent += alike
    world.broadcasts.masses = one_more(month, world.broadcasts.masses)
    world.broadcast("mass", mass.fields)


def _to_some(world: World, mass: Mass, openids: list[str], first: int) -> None:
    """As many as go in one piece; the others later, at the speed that the account has set."""
    month, behind = month_of(world.now()), first + limits.MASS_CHUNK
    for openid in openids[first:behind]:
        member = world.roster.peek(openid)
        if member is not None:
            _to_one(world, mass, member, month)
    if behind < len(openids):
        seconds = limits.MASS_CHUNK * 60 / (limits.MASS_SPEEDS[world.masses.speed] * 10_000)
        world.agenda.after(seconds, lambda: _to_some(world, mass, openids, behind))
        return
    mass.status = "sent"
    _end(world, mass, "send success")


def _to_one(world: World, mass: Mass, member: Member, month: str) -> None:
    """Who refuses, is refused, or has had four is filtered; only a named one can be an error."""
    if not member.follows:
        if isinstance(mass.to, list):
            mass.total += 1
            mass.filtered += 1
            mass.errors += 1
        return
    mass.total += 1
    enough = _has_enough(world, masses_in(month, member.masses))
    if member.blocked or member.blacklisted or enough:
        return
    mass.filtered += 1
    mass.sent += 1
    member.masses = one_more(month, member.masses)
    world.show(member, "account", "mass", mass.fields)


def _has_enough(world: World, had: int) -> bool:
    return world.account.kind == "service" and had >= limits.MASS_USER_A_MONTH


def _end(world: World, mass: Mass, ended: str) -> None:
    mass.ended = ended
    world.changed = True
    told = {
        "Event": "MASSSENDJOBFINISH",
        "MsgID": mass.msg_id,
        "Status": ended,
        "TotalCount": mass.total,
        "FilterCount": mass.filtered,
        "SentCount": mass.sent,
        "ErrorCount": mass.errors,
        # Nothing is ever found to be a reprint; 1 says so, 0 that there was nothing to look at.
        "CopyrightCheckResult": {
            "Count": 0,
            "ResultList": {},
            "CheckState": 1 if mass.article_id else 0,
        },
        "ArticleUrlResult": _urls(world, mass),
    }
    world.tell(HELPER, told)


def _urls(world: World, mass: Mass) -> dict[str, object]:
    publication = world.publications.any(mass.article_id)
    if publication is None or mass.status != "sent":
        return {"Count": 0, "ResultList": {}}
    items = [
        {"ArticleIdx": number, "ArticleUrl": publication.url(world.samples.address, number)}
        for number in range(1, len(publication.articles) + 1)
    ]
    return {"Count": len(items), "ResultList": {"item": items}}
