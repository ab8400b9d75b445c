"""The platform has news of its own: of a member's data, of the account, of its human agents."""

from collections.abc import Mapping

from bot.emulator import limits, xml
from bot.emulator.acts.outcome import Result, result
from bot.emulator.acts.stage import Refused
from bot.emulator.callbacks import messages
from bot.emulator.callbacks.delivery import Delivery
from bot.emulator.faults import happenings
from bot.emulator.openids import is_openid, openid_of
from bot.emulator.world import World


async def happen(world: World, delivery: Delivery, body: Mapping[str, object]) -> Result:
    """`{"event", "openid"?}`; what else is given stands in place of the samples. Raises Refused.

    Nothing shows on any phone, neither the event nor what the bot answers.
    """
    name, openid = body.get("event"), body.get("openid", openid_of(1))
    if not isinstance(name, str) or name not in happenings.SAMPLES:
        raise Refused(f"event wants one of {', '.join(happenings.SAMPLES)}", 400)
    if not isinstance(openid, str) or not is_openid(openid):
        raise Refused("an openid has 28 letters, digits, _ or -", 400)
    if name in happenings.VERIFIES:
        world.verify(happenings.VERIFIES[name])
    given = {key: value for key, value in body.items() if key not in ("event", "openid")}
    fields = {"Event": name, **happenings.SAMPLES[name](world, openid), **given}
    sender = openid if name in happenings.FROM_A_MEMBER else happenings.HELPER
    pushed = xml.write(messages.event(world, sender, fields))
    return result(await delivery.tell(world, sender, pushed, limits.ARTICLES_TO_EVENT), [])
