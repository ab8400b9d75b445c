"""Print the rooms of `bot/`: the three lines that each `__init__.py` opens with."""

import ast
import sys
from pathlib import Path


def main(top: Path) -> None:
    """Print one paragraph a room, in the order of the alphabet."""
    for room in sorted(top.glob("*/__init__.py")):
        lines = (ast.get_docstring(ast.parse(room.read_text(encoding="utf-8"))) or "").splitlines()
        first, *rest = [line for line in lines if line]
        sys.stdout.write(f"{room.parent.name + '/':16}{first}\n")
        sys.stdout.writelines(f"{'':16}{line}\n" for line in rest)


if __name__ == "__main__":
    main(Path(__file__).parent.parent / "bot")
