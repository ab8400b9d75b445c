"""Passive replies as the platform wants them (fact sheet 4)."""

from datetime import datetime

from wechatpy.replies import TextReply

from bot.model.incoming import Incoming


def text_reply(message: Incoming, text: str, now: datetime) -> str:
    """Word a reply to a message as XML; an empty text gives an empty reply: nothing to say.

    ``]]>`` would end the CDATA that wechatpy puts around the text (12.3, 11).
    """
    if not text:
        return ""
    reply = TextReply(
        source=message.account,
        target=message.sender,
        time=int(now.timestamp()),
        content=text.replace("]]>", "]] >"),
    )
    return str(reply.render())
