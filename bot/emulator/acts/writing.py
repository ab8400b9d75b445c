"""A member sends a message."""

from collections.abc import Mapping

from bot.emulator import xml
from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.xml import Malformed


async def send(stage: Stage, body: Mapping[str, object]) -> Result:
    """`{"type", …}` or `{"xml"}`. Raises Refused."""
    stage.must_follow()
    given = body.get("xml")
    if given is not None:
        return await _send_xml(stage, given)
    message_type = body.get("type", "text")
    sample = stage.world.samples.of(str(message_type))
    if sample is None:
        raise Refused(f"no such type of message: {message_type}", 400)
    fields = {**sample, **{name: body[name] for name in body if name not in ("type", "text")}}
    if message_type == "text":
        fields["Content"] = _words(body.get("text", body.get("Content")))
    return await stage.message(str(message_type), fields)


async def _send_xml(stage: Stage, given: object) -> Result:
    text = _words(given)
    try:
        tree = xml.read(text)
    except Malformed:
        tree = {}
    return await stage.as_it_stands(text, tree)


def _words(given: object) -> str:
    if not isinstance(given, str):
        raise Refused('a text message wants its words, e.g. {"type": "text", "text": "你好"}', 400)
    return given.encode(errors="replace").decode()  # a lone surrogate cannot travel
