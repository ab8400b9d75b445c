"""A member follows, leaves, refuses messages, scans a code, or is somewhere."""

from collections.abc import Mapping

from bot.emulator.acts.outcome import Result
from bot.emulator.acts.scanning import Scanned, scanned
from bot.emulator.acts.stage import Refused, Stage


async def follow(stage: Stage, body: Mapping[str, object]) -> Result:
    """With a `scene`, `ticket` or `url`: by scanning that code. Who follows already does nothing.

    Raises Refused.
    """
    if stage.member.follows:
        return stage.nothing()
    return await _follow(stage, scanned(stage, body))


async def _follow(stage: Stage, code: Scanned | None) -> Result:
    stage.world.roster.follow(stage.member, stage.world.now())
    stage.member.scene = code.scene if code else ""
    stage.world.member_changed(stage.member)
    if code is None:
        return await stage.event({"Event": "subscribe", "EventKey": ""}, opens=True)
    told = {"EventKey": f"qrscene_{code.scene}", "Ticket": code.ticket}
    return await stage.event({"Event": "subscribe", **told}, opens=True)


async def unfollow(stage: Stage, body: Mapping[str, object]) -> Result:
    if not stage.member.follows:
        return stage.nothing()
    stage.world.tags.strip(stage.member)
    stage.world.roster.unfollow(stage.member)
    stage.world.member_changed(stage.member)
    return await stage.event({"Event": "unsubscribe", "EventKey": ""})


async def block(stage: Stage, body: Mapping[str, object]) -> Result:
    """Refuse the account's messages. The platform tells the bot nothing of it."""
    return _refuses(stage, True)


async def unblock(stage: Stage, body: Mapping[str, object]) -> Result:
    return _refuses(stage, False)


def _refuses(stage: Stage, refuses: bool) -> Result:
    stage.must_follow()
    stage.member.blocked = refuses
    stage.world.member_changed(stage.member)
    return stage.nothing()


async def scan(stage: Stage, body: Mapping[str, object]) -> Result:
    """Scan a code with a scene; a stranger follows by that. Raises Refused."""
    code = scanned(stage, body)
    if code is None:
        raise Refused('a scan wants its scene, e.g. {"scene": "class_7b"}, a ticket or a url', 400)
    if not stage.member.follows:
        return await _follow(stage, code)
    told = {"Event": "SCAN", "EventKey": code.scene, "Ticket": code.ticket}
    return await stage.event(told, opens=True)


async def locate(stage: Stage, body: Mapping[str, object]) -> Result:
    """The phone tells where it is. Raises Refused."""
    stage.must_follow()
    if not stage.world.account.may("verified service"):
        raise Refused("only a verified service account gets LOCATION events")
    place = {"latitude": 31.2304, "longitude": 121.4737, "precision": 60.0, **body}
    try:
        fields = {name.title(): f"{float(str(place[name])):.6f}" for name in _PLACE}
    except ValueError as reason:
        raise Refused("latitude, longitude and precision are numbers", 400) from reason
    return await stage.event({"Event": "LOCATION", **fields})


_PLACE = ("latitude", "longitude", "precision")
