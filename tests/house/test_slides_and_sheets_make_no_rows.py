"""Slides and sheets show the rows of the report's tables: they see neither what these are made of nor who makes it."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from reports.view.model import View

ROOT = Path(__file__).resolve().parents[2] / "reports"
# What sentences and the interview guide are made of, who is not named, with how many decimals, and the cover.
SEEN = frozenset({"View", "Guide", "for_readers", "written_as_asked", "Branding"})
# Of a view they may say whose it is, when it is, and whether anything is known; all else is told in blocks.
SAID = frozenset({"client", "title", "date", "questionnaire", "headline", "named", "comparison", "assessment"})
HELD = frozenset(field.name for field in fields(View)) | {"projection", "practice", "levels", "aspects"}
KNOWN = frozenset({"valued", "asked"})


def files() -> list[Path]:
    return [path for room in ("slides", "excel") for path in sorted((ROOT / room).glob("*.py"))]


def taken(code: str) -> Iterator[str]:
    """What is imported of the views or of the domain, and what is read of a view that its tables are made of."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("reports.view", "assessment")):
            yield from (name.name for name in node.names if name.name not in SEEN)
        elif isinstance(node, ast.Attribute) and (node.attr in HELD - SAID or _is_a_figure(node)):
            yield ast.unparse(node)


def _is_a_figure(node: ast.Attribute) -> bool:
    """A number of the headline: key figures are a block."""
    return isinstance(node.value, ast.Attribute) and node.value.attr == "headline" and node.attr not in KNOWN


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_slide_or_a_sheet_builds_no_rows_of_its_own(path: Path) -> None:
    assert sorted(set(taken(path.read_text("utf-8")))) == []


def test_rows_of_its_own_would_be_found() -> None:
    code = """
from reports.view.model import PracticeView, View
from reports.view.readiness import readiness_view
from assessment.comparison.model import Comparison
rows = [[one.name, one.level] for one in context.view.practices]
figure = context.view.headline.score if context.view.headline.valued else context.view.title
"""
    assert sorted(taken(code)) == [
        "Comparison",
        "PracticeView",
        "context.view.headline.score",
        "context.view.practices",
        "readiness_view",
    ]
