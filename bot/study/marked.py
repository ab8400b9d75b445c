"""YAML with the line of every key, so that a fault can name its place."""

from dataclasses import dataclass

import yaml
from yaml.composer import ComposerError
from yaml.constructor import SafeConstructor
from yaml.reader import ReaderError


class Broken(Exception):
    """This is no YAML, or none of the kind we read."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(line, problem)
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Field:
    """A value and the line of its key: a `Block`, a tuple of `Field`s, or a plain scalar.

    A scalar that looks like something it is not (the date 2026-02-30) is left as text.
    """

    line: int
    value: object


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping and the line it begins on; `twice` are keys that it has again, with their lines."""

    line: int
    fields: dict[str, Field]
    twice: tuple[tuple[str, int], ...] = ()


class _Loader(yaml.SafeLoader):
    """Refuses aliases: content needs none, and a few lines of them can unfold without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise ComposerError(None, None, "aliases (*name) are not used here", mark)
        return super().compose_node(parent, index)


def read(text: str, first_line: int) -> Block:
    """Read a mapping whose first line is `first_line` of its file. Raises `Broken`."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise Broken(first_line + (mark.line if mark else 0), error.problem or "") from error
    except ReaderError as error:  # a control character
        line = first_line + text.count("\n", 0, error.position)
        raise Broken(line, error.reason) from error
    if node is None:
        return Block(first_line, {})
    if not isinstance(node, yaml.MappingNode):
        raise Broken(first_line + node.start_mark.line, "expected 'name: value'")
    return _block(node, first_line)


def _block(node: yaml.MappingNode, first_line: int) -> Block:
    fields: dict[str, Field] = {}
    twice = []
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        line = first_line + key.start_mark.line
        if name in fields:
            twice.append((name, line))
        else:
            fields[name] = Field(line, _value(value, first_line))
    return Block(first_line + node.start_mark.line, fields, tuple(twice))


def _value(node: yaml.Node, first_line: int) -> object:
    if isinstance(node, yaml.MappingNode):
        return _block(node, first_line)
    if isinstance(node, yaml.SequenceNode):
        return tuple(
            Field(first_line + one.start_mark.line, _value(one, first_line)) for one in node.value
        )
    try:
        return SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError):
        return node.value
