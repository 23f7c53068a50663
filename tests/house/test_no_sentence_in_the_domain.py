"""Sentences are the report's: what advises, plans, scores and compares hands on kinds and values."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "assessment"
JUDGING = ("advice", "comparison", "roadmap", "scoring")
WORDS_OF_A_SENTENCE = 4  # "Capacity + 50 %" and "Only quick wins" name scenarios and say nothing


def files() -> list[Path]:
    return sorted(file for room in JUDGING for file in (ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_sentence_is_made_where_it_is_judged(file: Path) -> None:
    assert not [f"{file}:{line}: {text}" for line, text in sentences(ast.parse(file.read_text(encoding="utf-8")))]


def test_a_sentence_in_code_is_found() -> None:
    source = '"""A docstring may say a whole sentence."""\ndef f(x):\n    return f"It needs {x}, which you excluded."\n'
    assert [line for line, _ in sentences(ast.parse(source))] == [3]


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts of several words but for docstrings and what an error says to whoever calls the function wrongly."""
    aside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise | ast.Expr)
        for part in (ast.walk(node) if isinstance(node, ast.Raise) else (node.value,))
    } | {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in aside:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = ast.unparse(node)
        else:
            continue
        if sum(word[0].isalpha() for word in text.split()) >= WORDS_OF_A_SENTENCE:
            yield node.lineno, text
