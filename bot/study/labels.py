"""What depths and kinds of question are called."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.model.item import Depth, QuizKind
from bot.model.say import Say, say

DEPTHS: Mapping[Depth, Say] = MappingProxyType(
    {
        Depth.SEE: say("study.depth.see"),
        Depth.KNOW: say("study.depth.know"),
        Depth.DO: say("study.depth.do"),
    }
)
KINDS: Mapping[QuizKind, Say] = MappingProxyType(
    {
        QuizKind.SINGLE: say("study.kind.single"),
        QuizKind.MULTIPLE: say("study.kind.multiple"),
        QuizKind.TRUEFALSE: say("study.kind.truefalse"),
        QuizKind.FILL: say("study.kind.fill"),
    }
)
