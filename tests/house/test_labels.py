"""A heading or a column's name stands once, in reports/narrative/en/, and is taken from there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

import pytest

from reports.narrative.labels import shipped_texts

ROOT = Path(__file__).resolve().parents[2]
PAINTERS = ("document", "pdf", "web", "word", "slides", "excel", "office")
WITHOUT_WORDS = ("slides", "excel")  # not one of their own: what they show has a key, or is a sentence of the narrative
SHORTEST = 3
IN_CODE = re.compile(r"""\blabel\(\s*(f?)["']([a-z0-9_.{}\[\]]+)["']""")
# Names of Word's and PowerPoint's own styles and layouts, and of a sheet that holds another thing than the label.
NO_LABELS = {
    ("word/styles.py", "Title"),
    ("word/cover.py", "Title"),
    ("office/theme.py", "Title"),
    ("office/theme.py", "Cover"),
    ("excel/cells.py", "Sheet"),  # a filled-in questionnaire is found again by its sheets' names
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
        elif names_a_shape(node):
            aside.add(id(node.args[2]))
        elif isinstance(node, ast.Dict):
            aside |= {id(key) for key in node.keys if key}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.value


def names_a_shape(node: ast.AST) -> TypeGuard[ast.Call]:
    """`page.text(box, words, name)`: the name is PowerPoint's of the shape, and stands on no slide."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "page.text" and len(node.args) > 2


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT / "reports")))
def test_no_label_is_typed_again(path: Path) -> None:
    name = str(path.relative_to(ROOT / "reports"))

    assert sorted({text for text in typed(path) if text in headings() and (name, text) not in NO_LABELS}) == []


@cache
def headings() -> frozenset[str]:
    """Texts that are more than a word in a sentence, which many a text is by chance."""
    return frozenset(text for text in shipped_texts().values() if len(text) >= SHORTEST and not text.islower())


def templates() -> list[Path]:
    return [path for room in PAINTERS for path in sorted((ROOT / "reports" / room).rglob("*.j2"))]


def printed(template: str) -> Iterator[str]:
    """Every text between the tags of a template, and every text that its code or a tag's attribute holds."""
    without_notes = re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)
    codes = re.findall(r"\{[{%].*?[%}]\}", without_notes, flags=re.DOTALL)
    for code in codes:
        yield from (text for _, text in re.findall(r"""(["'])(.*?)\1""", code))
    markup = re.sub(r"\{[{%].*?[%}]\}", "\0", without_notes, flags=re.DOTALL)
    yield from re.findall(r'\w="([^"]*)"', markup)
    yield from (text.strip() for text in re.split(r"<[^>]*>|\0", markup) if text.strip())


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT / "reports")))
def test_no_template_types_a_label_again(path: Path) -> None:
    assert sorted({text for text in printed(path.read_text("utf-8")) if text in headings()}) == []


def test_a_heading_in_a_template_would_be_found() -> None:
    found = set(
        printed('<h2 title="Stage">Practice</h2>{# Level #}<p>{{ "Score" }} {% if a == "b" %}Target{% endif %}</p>')
    )

    assert found & headings() == {"Stage", "Practice", "Score", "Target"}


def of(*rooms: str) -> list[Path]:
    return [path for path in sources() if path.relative_to(ROOT / "reports").parts[0] in rooms]


SHOWS = frozenset({"Cell", "Column", "Series", "Words"})  # what they are given first is read
WRITES = frozenset({"fact", "heading", "strong", "text", "write_string", "write_text"})
ON_A_PAGE = {"table": 3, "picture": 2}  # which argument says it to those who cannot see it


def own_words(code: str) -> Iterator[str]:
    """Texts with a letter in what is given to a cell, a heading or a chart, typed where they are shown."""
    for call in ast.walk(ast.parse(code)):
        if isinstance(call, ast.Call):
            for shown in _shown_by(call):
                yield from (text for text in _pieces(shown) if re.search("[A-Za-z]", text))


def _shown_by(call: ast.Call) -> list[ast.expr]:
    if isinstance(call.func, ast.Name):
        return call.args[:1] if call.func.id in SHOWS else []
    if not isinstance(call.func, ast.Attribute):
        return []
    of = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
    if of == "page":
        at = ON_A_PAGE.get(call.func.attr, len(call.args))
        return call.args[at : at + 1]
    return list(call.args) if call.func.attr in WRITES or (of, call.func.attr) == ("book", "sheet") else []


def _pieces(shown: ast.expr) -> Iterator[str]:
    """The texts of an expression, but for those inside another call, such as the key in `label(key)`."""
    if isinstance(shown, ast.Constant) and isinstance(shown.value, str):
        yield shown.value
    elif isinstance(shown, ast.IfExp):
        yield from (*_pieces(shown.body), *_pieces(shown.orelse))
    elif isinstance(shown, ast.BoolOp | ast.JoinedStr):
        yield from (text for part in shown.values for text in _pieces(part))
    elif isinstance(shown, ast.BinOp):
        yield from (*_pieces(shown.left), *_pieces(shown.right))


@pytest.mark.parametrize("path", of(*WITHOUT_WORDS), ids=lambda path: str(path.relative_to(ROOT / "reports")))
def test_slides_and_workbook_have_no_words_of_their_own(path: Path) -> None:
    assert sorted(own_words(path.read_text("utf-8"))) == []


def test_a_word_of_their_own_would_be_found() -> None:
    code = """
Column("Person-days", 9)
Cell("Then" if earlier else label("charts.now"))
page.table(box, widths, rows, f"Level of {name}")
page.text(box, words, "Head")
write.heading("First moves")
sheet.write_string(0, 0, score or "None")
"""
    assert list(own_words(code)) == ["Person-days", "Then", "Level of ", "First moves", "None"]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT / "reports")))
def test_a_label_is_asked_for_when_it_is_shown(path: Path) -> None:
    """Asked for on import, it would stay what it was then: a text of one's own counts at once."""
    at_import = [
        call
        for statement in ast.parse(path.read_text("utf-8")).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for call in ast.walk(statement)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "label"
    ]

    assert [ast.unparse(call) for call in at_import] == []


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
