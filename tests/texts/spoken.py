"""What the code says: every key in bot/ that leads to a sentence, with the values it is given."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

from bot.contributions.table import MOVES
from bot.store.moved import SHOWN

BOT = Path(__file__).parents[2] / "bot"
_SPEAKERS = {"say", "Say", "Refusal", "texts", "t", "Notice"}
_MOVED = frozenset({"receipt", "kind"})
"""What bot/store/moved.py puts into the notice of a move, beside what the move wants."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One place that names a sentence; a part of the key that is not literal is a ``*``."""

    place: str
    key: str
    values: frozenset[str]

    def names(self, key: str) -> bool:
        """Whether this may be that sentence."""
        if "*" not in self.key:
            return key == self.key
        return re.fullmatch(re.escape(self.key).replace(r"\*", ".+"), key) is not None


def sources() -> list[Path]:
    """All Python files of the bot but the emulator's, which has texts of its own."""
    return [one for one in sorted(BOT.rglob("*.py")) if BOT / "emulator" not in one.parents]


def spoken() -> list[Spoken]:
    """Give all that code and templates say."""
    found = [one for path in sources() for one in _in_code(path)]
    for path in sorted(BOT.glob("*/templates/**/*.html")):
        found += _in_template(path)
    return found


def _in_code(path: Path) -> Iterator[Spoken]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        place = f"{path.relative_to(BOT)}:{node.lineno}"
        name = _name(node.func)
        if name in _SPEAKERS:
            for key in _keys(node.args[0]):
                yield Spoken(place, key, _values(node))
    if path.name == "table.py":
        yield from _notices()


def _notices() -> Iterator[Spoken]:
    """Give the notices of the table of moves, each with what its move tells."""
    for row in MOVES:
        if row.notice:
            values = _MOVED | {want.value for want in row.wants}
            yield Spoken("contributions/table.py", row.notice, values)
            if row.notice in SHOWN:
                yield Spoken("store/moved.py", f"{SHOWN[0]}-*", values)


def _name(called: ast.expr) -> str:
    match called:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=ast.Name("load_texts" | "load")):  # load_texts(language)("key")
            return "texts"
        case _:
            return ""


def _keys(expression: ast.expr) -> Iterator[str]:
    """Give the keys that an expression may be; none where nothing in it is literal."""
    match expression:
        case ast.Constant(value=str(key)):
            yield key
        case ast.JoinedStr(parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts
            )
        case ast.IfExp(body=one, orelse=other):
            yield from _keys(one)
            yield from _keys(other)


def _values(call: ast.Call) -> frozenset[str]:
    """Give the names of the values: keywords, or the keys of a dict in second place."""
    names = {one.arg for one in call.keywords if one.arg}
    for given in call.args[1:]:
        if isinstance(given, ast.Dict):
            names |= {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}
    return frozenset(names)


def _in_template(path: Path) -> Iterator[Spoken]:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t":
            place = f"{path.relative_to(BOT)}:{call.lineno}"
            values = frozenset(one.key for one in call.kwargs)
            for key in _template_keys(call.args[0]):
                yield Spoken(place, key, values)


def _template_keys(expression: nodes.Node) -> Iterator[str]:
    match expression:
        case nodes.Const():
            yield str(expression.value)
        case nodes.CondExpr():
            yield from _template_keys(expression.expr1)
            if expression.expr2 is not None:
                yield from _template_keys(expression.expr2)
        case nodes.Concat():
            parts = expression.nodes
            yield "".join(str(one.value) if isinstance(one, nodes.Const) else "*" for one in parts)
