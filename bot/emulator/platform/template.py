"""Template messages: to one follower, with typed values; a receipt follows."""

import re

from bot.emulator.errors import PlatformError
from bot.emulator.kept.template_samples import MARKETING
from bot.emulator.limits import TEMPLATE_RECEIPT_SECONDS
from bot.emulator.people import contents
from bot.emulator.people.members import Member
from bot.emulator.platform.endpoint import Answer, Endpoint, Request
from bot.emulator.platform.message_links import addressee, link_of, template_of
from bot.emulator.platform.template_values import shown
from bot.emulator.world import World

_MARKETING = re.compile("|".join(map(re.escape, MARKETING)))


def send(request: Request) -> Answer:
    """A hot path of the fan-out: the receipt is only noted down here, and pushed later."""
    world, body = request.world, request.body
    member = addressee(world, body)
    template = template_of(world, body, "template")
    fields = shown(template, body.get("data"))
    link = link_of(body)
    if any(_MARKETING.search(field["value"]) for field in fields):
        raise PlatformError(40249)
    if template.restricted:
        raise PlatformError(43116)
    if not member.follows:
        raise PlatformError(43004)
    client_id = body.get("client_msg_id")
    if client_id and (earlier := _earlier(world, member, client_id)):
        return _taken(earlier)
    status = _status(world, member)
    msg_id = world.next_msg_id()
    if client_id:
        world.template_sends.note(member.openid, client_id, msg_id, world.now())
    if status == "success":
        world.show(member, "account", "template", contents.template(template.title, fields, link))
    receipt = {"Event": "TEMPLATESENDJOBFINISH", "MsgID": msg_id, "Status": status}
    world.tell(member.openid, receipt, after=TEMPLATE_RECEIPT_SECONDS)
    return _taken(msg_id)


def _earlier(world: World, member: Member, client_id: object) -> int | None:
    """What a repeat of a client_msg_id answers: the first one's msgid, and nothing is sent.

    The platform says that only one message is sent, not how it answers the second time [U].
    """
    if not isinstance(client_id, str):
        raise PlatformError(47001, "hint: [client_msg_id is not a string]")
    return world.template_sends.repeated(member.openid, client_id, world.now())


def _status(world: World, member: Member) -> str:
    """What the receipt will say. Raises PlatformError 43117.

    Who refuses the account's messages is told by the receipt; the documents name 48002 too.
    """
    most = world.switches.template_frequency
    if most and world.template_sends.too_often(member.openid, most, world.now()):
        if not world.switches.template_frequency_in_receipt:
            raise PlatformError(43117)
        return "failed:freq limit"
    return "failed:user block" if member.blocked else "success"


def _taken(msg_id: int) -> Answer:
    return {"errcode": 0, "errmsg": "ok", "msgid": msg_id}


ENDPOINTS = (Endpoint("/cgi-bin/message/template/send", "POST", send, "verified service"),)
