"""A heading or a column's name stands once, in reports/narrative/en/, and is taken from there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.narrative.labels import shipped_texts

ROOT = Path(__file__).resolve().parents[2]
PAINTERS = ("document", "pdf", "web", "word", "slides", "excel")
SHORTEST = 3
IN_CODE = re.compile(r"""\blabel\(\s*(f?)["']([a-z0-9_.{}\[\]]+)["']""")
# Names of Word's and PowerPoint's own styles and layouts, and of a sheet that holds another thing than the label.
NO_LABELS = {
    ("word/styles.py", "Title"),
    ("word/cover.py", "Title"),
    ("excel/answers.py", "Answers"),
}


def sources() -> list[Path]:
    return [path for room in PAINTERS for path in sorted((ROOT / "reports" / room).rglob("*.py"))]


def typed(path: Path) -> Iterator[str]:
    """Every text in the code that is shown as it is: no docstring, key, part of another text, or what is compared."""
    tree = ast.parse(path.read_text("utf-8"))
    aside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            aside.add(id(node.value))
        elif isinstance(node, ast.JoinedStr | ast.Compare):
            aside |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Subscript):
            aside |= {id(part) for part in ast.walk(node.slice)}
        elif isinstance(node, ast.Dict):
            aside |= {id(key) for key in node.keys if key}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.value


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT / "reports")))
def test_no_label_is_typed_again(path: Path) -> None:
    labels = {text for text in shipped_texts().values() if len(text) >= SHORTEST and not text.islower()}
    name = str(path.relative_to(ROOT / "reports"))

    assert sorted({text for text in typed(path) if text in labels and (name, text) not in NO_LABELS}) == []


def keys_in_use() -> tuple[set[str], set[str]]:
    """Whole keys, and the beginnings of those that the code puts together."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in (
        *(ROOT / "reports").rglob("*.py"),
        *(ROOT / "reports").rglob("*.j2"),
        *(ROOT / "screens").rglob("*.py"),
    ):
        text = path.read_text("utf-8")
        for is_made, key in IN_CODE.findall(text):
            if is_made:
                begun.add(key.split("{")[0])
            else:
                whole.add(key)
        # a key chosen by a condition stands beside `label(` as a text of its own
        whole |= {
            key for key in re.findall(r"""["']([a-z0-9_]+(?:\.[a-z0-9_]+)+)["']""", text) if key in shipped_texts()
        }
    return whole, begun


def test_every_label_that_is_asked_for_is_there() -> None:
    whole, begun = keys_in_use()
    known = shipped_texts()

    assert sorted(key for key in whole if key not in known) == []
    assert sorted(start for start in begun if start and not any(key.startswith(start) for key in known)) == []


def test_every_label_is_used() -> None:
    whole, begun = keys_in_use()
    used, starts = whole | notes(), tuple(start for start in begun if start)

    assert sorted(key for key in shipped_texts() if key not in used and not key.startswith(starts)) == []


def notes() -> set[str]:
    """Notes are asked for by their name alone, wherever a note's name stands as a text."""
    said = {text for path in (ROOT / "reports").rglob("*.py") for text in typed(path)}
    said |= {
        name
        for path in (ROOT / "reports").rglob("*.j2")
        for name in re.findall(r'"([a-z_]+)"', path.read_text("utf-8"))
    }
    return {key for key in shipped_texts() if ".notes." in key and key.rsplit(".", 1)[1] in said}


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT / "reports")))
def test_no_label_is_read_on_import(path: Path) -> None:
    """A text of somebody's own would count after a restart alone."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    read: list[int] = []
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "label":
                read.append(node.lineno)
            if not isinstance(node, ast.FunctionDef | ast.Lambda):
                waiting.append(node)

    assert read == []
