"""Subscribe notices: one for each time that a member has agreed to this template."""

from bot.emulator.errors import PlatformError
from bot.emulator.kept.templates import Template
from bot.emulator.limits import TEMPLATE_RECEIPT_SECONDS
from bot.emulator.people import contents
from bot.emulator.people.members import Member
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.message_links import Body, addressee, page_link_of, template_of
from bot.emulator.platform.template_values import shown

_STATES = frozenset({"formal", "trial", "developer"})
_LANGUAGES = frozenset({"zh_CN", "en_US", "zh_HK", "zh_TW"})


def send(request: Request) -> Answer:
    """To followers and to others; the result comes as an event."""
    world, body = request.world, request.body
    member = addressee(world, body)
    template = template_of(world, body, "subscribe")
    _check_options(body)
    link = page_link_of(body)
    fields = shown(template, body.get("data"))
    _use_consent(member, template)
    notice = contents.subscribe(template.title, fields, link, follows=member.follows)
    world.show(member, "account", "subscribe", notice)
    sent = {"TemplateId": template.template_id, "MsgID": world.next_msg_id()}
    result = {"List": {**sent, "ErrorCode": 0, "ErrorStatus": "success"}}
    event = {"Event": "subscribe_msg_sent_event", "SubscribeMsgSentEvent": result}
    world.tell(member.openid, event, after=TEMPLATE_RECEIPT_SECONDS)
    return OK


def _check_options(body: Body) -> None:
    """`miniprogram_state` and `lang`, which may be left out. Their code is unverified."""
    if body.get("miniprogram_state", "formal") not in _STATES:
        raise PlatformError(40035, "hint: [miniprogram_state]")
    if body.get("lang", "zh_CN") not in _LANGUAGES:
        raise PlatformError(40035, "hint: [lang]")


def _use_consent(member: Member, template: Template) -> None:
    """A one-time consent is spent by this, a long-term one stays. Raises PlatformError 43101.

    Who refuses all of the account's messages gets none either: same code, the consent stays [U].
    """
    left = member.consents.get(template.template_id, 0)
    if not left or member.blocked:
        raise PlatformError(43101)
    if template.type == 2:
        member.consents[template.template_id] = left - 1


ENDPOINTS = (Endpoint("/cgi-bin/message/subscribe/bizsend", "POST", send, "verified service"),)
