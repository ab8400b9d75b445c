"""`templates`: the account's templates, and a short way to add one with an id of one's choice."""

from collections.abc import Mapping
from typing import get_args

from aiohttp import web

from bot.emulator.acts.stage import Refused
from bot.emulator.api.answers import answered, emulator_of, object_in
from bot.emulator.kept.templates import Kind, Template, new_id
from bot.emulator.limits import TEMPLATE_ID_CHARACTERS

Body = Mapping[str, object]

_KNOWN = frozenset(
    {"template_id", "kind", "title", "content", "fields", "example", "type", "values", "restricted"}
)


async def every_one(request: web.Request) -> web.Response:
    return answered({"templates": emulator_of(request).world.templates.as_json()})


async def add(request: web.Request) -> web.Response:
    """One more, or another in the place of the one with this id. It asks for no limit."""
    world = emulator_of(request).world
    template = _template(await object_in(request))
    world.templates.keep(template)
    world.changed = True
    return answered(template.as_json())


def _template(body: Body) -> Template:
    """Raises Refused."""
    if unknown := body.keys() - _KNOWN:
        raise Refused(f"a template has no {', '.join(sorted(unknown))}", 400)
    kind, notice_type = body.get("kind", "template"), body.get("type", 2)
    if kind not in get_args(Kind) or notice_type not in (2, 3):
        raise Refused(f"kind is one of {', '.join(get_args(Kind))}; type is 2 or 3", 400)
    template = Template(
        template_id=_id(body),
        kind=kind,  # type: ignore[arg-type]  # one of Kind, by the line above
        title=_words(body, "title"),
        content=_content(body),
        example=_words(body, "example"),
        type=3 if notice_type == 3 else 2,
        values=_values(body),
        restricted=body.get("restricted") is True,
    )
    _check_lists(template)
    return template


def _id(body: Body) -> str:
    template_id = _words(body, "template_id") or new_id()
    if len(template_id) > TEMPLATE_ID_CHARACTERS:
        raise Refused(f"template_id has at most {TEMPLATE_ID_CHARACTERS} characters", 400)
    return template_id


def _content(body: Body) -> str:
    """As given; or a line for each of `fields`, with the field's name for a label."""
    fields = body.get("fields")
    if not isinstance(fields, list):
        content = _words(body, "content")
    else:
        content = "\n".join(f"{name}:{{{{{name}.DATA}}}}" for name in fields)
    if ".DATA" not in content:
        raise Refused(
            'want "fields": ["thing1", "time2"], or "content": "课程:{{thing1.DATA}}"', 400
        )
    return content


def _values(body: Body) -> Mapping[str, list[str]]:
    values = body.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(one, list) for one in values.values()):
        raise Refused('values is like {"enum1": ["初级", "高级"]}', 400)
    return {name: [str(value) for value in listed] for name, listed in values.items()}


def _check_lists(template: Template) -> None:
    """A const or an enum without a list could never be sent. Raises Refused."""
    for name, _ in template.slots:
        if name.startswith(("const", "enum")) and not template.values.get(name):
            raise Refused(f'{name} wants the values it may have: "values": {{"{name}": […]}}', 400)


def _words(body: Body, name: str) -> str:
    words = body.get(name, "")
    if not isinstance(words, str):
        raise Refused(f"{name} is a text", 400)
    return words


ROUTES = (
    web.get("/emulator/api/templates", every_one),
    web.post("/emulator/api/templates", add),
)
