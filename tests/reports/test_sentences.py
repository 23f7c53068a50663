"""The files of sentences and the code that says them fit together."""

import ast
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from reports.narrative.labels import FILES
from reports.narrative.sentence_files import BLOCK, FOLDER, sentences

ROOT = Path(__file__).resolve().parents[2]
SAYING = [
    path
    for folder in ("reports", "screens", "commands")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "from reports.narrative.say import say" in path.read_text(encoding="utf-8")
]
WHOLE_FILE = re.compile(r"\{#.+?#\}\s*(\{%-? block (\w+) -?%\}.*?\{%-? endblock -?%\}\s*)+", re.DOTALL)


def test_each_sentence_is_there_once() -> None:
    names = Counter(name for path in FOLDER.glob("*.j2") for name in BLOCK.findall(path.read_text(encoding="utf-8")))

    assert [name for name, times in names.items() if times > 1] == []
    assert set(names) == set(sentences())


def test_a_file_says_which_chapter_it_speaks_for_and_holds_sentences_alone() -> None:
    assert sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".j2") == sorted(FILES)
    assert [
        path.name for path in FOLDER.glob("*.j2") if not WHOLE_FILE.fullmatch(path.read_text(encoding="utf-8"))
    ] == []


def test_the_page_on_own_templates_names_every_file() -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")

    assert [path.name for path in FOLDER.iterdir() if f"`{path.name}`" not in page] == []


def test_each_sentence_is_said_and_what_is_said_is_there() -> None:
    said = {(path.name, pattern): frozenset(names) for path in SAYING for pattern, names in spoken(path)}

    assert [place for place, names in said.items() if names.isdisjoint(sentences())] == []
    assert sorted(set(sentences()) - frozenset().union(*said.values())) == []


def spoken(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Each call of say() in a file, with the names it may mean. A name that is put together from words, or was put
    into a variable, may mean any that the words in this file, and in those of the domain that it imports, add up to.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words = constants(path)
    near = words.union(*(constants(imported) for imported in domain_of(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant):
                yield name.value, {name.value}
            elif isinstance(name, ast.JoinedStr):
                yield ast.unparse(name), put_together(name, near)
            else:
                yield ast.unparse(name), words & set(sentences())


def put_together(name: ast.JoinedStr, words: frozenset[str]) -> set[str]:
    parts = [{part.value} if isinstance(part, ast.Constant) else words for part in name.values]
    return {"".join(map(str, chosen)) for chosen in product(*parts)}


@cache
def constants(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def domain_of(tree: ast.Module) -> Iterator[Path]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("assessment."):
            spec = importlib.util.find_spec(node.module or "")
            assert spec
            assert spec.origin
            yield Path(spec.origin)
