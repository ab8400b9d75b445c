import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.texts.spoken import BOT, sources

HAN = re.compile("[\u3400-\u9fff]")

ALLOWED = {
    "contributions/receipts.py": "回执号 and full-width marks, as members write them around a code",
    "contributions/personal.py": "numerals, as members spell a number out",
    "conversation/coded.py": "回执号 and the marks around a code",
    "conversation/commands/rate.py": "满意 and its grades, as members write them",
    "conversation/missing.py": "微 and what is mistaken for it",
    "conversation/parts.py": "the three parts as they are stored, and the words between them",
    "conversation/nameless.py": "wishes to bear no name, as people put them",
    "conversation/naming.py": "验证码 and 姓名, as members write them beside theirs",
    "conversation/questions/erase.py": "yes, as members write it",
    "conversation/questions/meant.py": "yes and no, as members write them",
    "conversation/folding.py": "traditional forms of the characters in command words",
    "conversation/reading.py": "匿名 and the numbers, as members write them",
    "members/roster.py": "the columns of a roster, as offices name them",
    "conversation/words.py": "微, which frees a command from its separator",
    "study/marking.py": "对, 错, 答案是 and quotation marks, as members write answers",
}
"""Files that recognise Chinese rather than say it, and what they recognise."""


def literals(path: Path) -> Iterator[str]:
    """Give the Chinese literals of a file, but for docstrings and a command's words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    set_aside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            set_aside.add(id(node.value))
        elif isinstance(node, ast.keyword) and node.arg == "words":
            set_aside |= {id(inner) for inner in ast.walk(node.value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in set_aside:
            value = node.value
            if isinstance(value, str) and HAN.search(value):
                yield f"{path.relative_to(BOT)}:{node.lineno}: {value}"


def test_says_nothing_in_chinese_outside_the_catalogues() -> None:
    free = (path for path in sources() if str(path.relative_to(BOT)) not in ALLOWED)
    assert [one for path in free for one in literals(path)] == []


def test_allows_no_file_that_needs_no_leave() -> None:
    assert [name for name in ALLOWED if not list(literals(BOT / name))] == []
