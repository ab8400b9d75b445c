"""Faults on demand: which rules there are, and whether one of them strikes now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "latency",
    "errcode",
    "status",
    "reset",
    "truncate",
    "token",
    "drop",
    "double",
    "parallel",
    "reorder",
]
Where: TypeAlias = Literal["call", "push", "try"]
"""A call of the bot; a push to the bot as a whole; each single try of a push."""

_ENDS = frozenset({"errcode", "status", "reset", "drop"})
_OF_A_TRY = frozenset({"status", "reset", "truncate"})


@dataclass(slots=True)
class Rule:
    """One kind of trouble at one place. Times are real milliseconds, whatever the clock does."""

    on: str
    """A path, the beginning of paths with a `*` behind it, or `callback`."""
    kind: Kind
    rate: float = 1.0
    ms: float = 0.0
    """How long it takes first; all that there is to a latency."""
    tail: float = 0.0
    """So many milliseconds more on average: most times fewer, sometimes many."""
    errcode: int = 40001
    status: int = 502
    times: int | None = None
    after: bool = False
    """It strikes behind the other side's work: that was done, only its answer suffers."""
    dice: Random = field(default_factory=Random)
    hits: int = 0
    given: Mapping[str, Any] = field(default_factory=dict)
    """As it was put, for whoever looks at the state."""

    @property
    def where(self) -> Where:
        if self.on != "callback":
            return "call"
        late = self.kind == "latency" and self.after
        return "try" if late or self.kind in _OF_A_TRY else "push"

    def meets(self, where: Where, path: str) -> bool:
        if self.where != where or (self.times is not None and self.hits >= self.times):
            return False
        return self.on == path or (self.on[-1] == "*" and path.startswith(self.on[:-1]))


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that has struck. `seconds`: how long it takes this time."""

    rule: Rule
    seconds: float


class Faults:
    """None at the start. Not kept over a restart of the emulator: it comes up healthy."""

    def __init__(self) -> None:
        self.seed = 0
        self.rules: list[Rule] = []

    def set(self, seed: int, rules: Iterable[Rule]) -> None:
        """In place of all earlier ones. Each rule draws from a stream of its own."""
        self.seed, self.rules = seed, list(rules)
        for number, rule in enumerate(self.rules):
            rule.dice = Random(f"{seed}:{number}")

    def strike(self, where: Where, path: str = "callback") -> list[Hit]:
        """Throw the dice of every rule that is meant here; the first that ends a call is last."""
        hits: list[Hit] = []
        ended = False
        for rule in self.rules:
            if not rule.meets(where, path):
                continue
            struck, seconds = rule.dice.random() < rule.rate, rule.ms / 1000
            if rule.tail:
                seconds += rule.dice.expovariate(1000 / rule.tail)
            if struck and not ended:
                rule.hits += 1
                hits.append(Hit(rule, seconds))
                ended = rule.kind in _ENDS and not rule.after
        return hits

    def as_json(self) -> list[dict[str, object]]:
        return [{**rule.given, "hits": rule.hits} for rule in self.rules]


def words_of(hits: Iterable[Hit]) -> str | None:
    """For a line of the log, e.g. `latency+truncate`; None for none."""
    return "+".join(hit.rule.kind for hit in hits) or None
