"""Passive replies as the platform wants them (fact sheet 4)."""

from datetime import datetime

from bot.model.incoming import Incoming

_TEXT = (
    "<xml><ToUserName><![CDATA[{target}]]></ToUserName>"
    "<FromUserName><![CDATA[{source}]]></FromUserName><CreateTime>{time}</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{content}]]></Content></xml>"
)


def text_reply(message: Incoming, text: str, now: datetime) -> str:
    """Word a reply to a message as XML; an empty text gives an empty reply: nothing to say.

    Written here and not by wechatpy's `TextReply`: that puts ``]]>`` into its CDATA as it stands,
    which the member would see as a fault (12.3, 11), and takes 20 µs.
    """
    if not text:
        return ""
    return _TEXT.format(
        target=message.sender,
        source=_harmless(message.account),
        time=int(now.timestamp()),
        content=_harmless(text),
    )


def _harmless(text: str) -> str:
    """Keep a text from ending the CDATA around it."""
    return text.replace("]]>", "]] >")
