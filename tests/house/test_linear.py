"""What is read from outside may be long: nothing counts or looks for each of its entries among all the others."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path for room in ("assessment", "reports", "screens", "room", "commands") for path in (ROOT / room).rglob("*.py")
)
SEARCHES = {"count", "index"}


def quadratic(tree: ast.AST) -> Iterator[int]:
    """Lines of a `names.count(one)` or `names.index(one)` inside of a comprehension that goes through `names`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            through = {ast.dump(part.iter) for part in node.generators}
            calls = (call for call in ast.walk(node) if isinstance(call, ast.Call))
            yield from (call.lineno for call in calls if searches(call.func, through))


def searches(called: ast.AST, through: set[str]) -> bool:
    return isinstance(called, ast.Attribute) and called.attr in SEARCHES and ast.dump(called.value) in through


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_entry_is_counted_among_all_the_others(path: Path) -> None:
    assert list(quadratic(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_counting_in_a_loop_is_seen() -> None:
    assert list(quadratic(ast.parse("{one for one in ids if ids.count(one) > 1}"))) == [1]
