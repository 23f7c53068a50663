"""docs/method.md holds an example by hand; its numbers are read from there and computed again."""

import re
from pathlib import Path

import pytest

from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import Bound, Result, assess
from assessment.scoring.sensitivity import AnswerChange, sensitivity_of_practices
from tests.assessment.making import assessment

DOCUMENT = Path(__file__).parents[2] / "docs" / "method.md"
PRACTICE = "incident_management"


def table(first_heading: str) -> list[list[str]]:
    """The cells of the table whose first column has this heading, without its two head lines."""
    text = DOCUMENT.read_text(encoding="utf-8").split("## An example by hand")[1]
    found = re.search(rf"^\| {first_heading} \|.*\n\| ---.*\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert found, f"docs/method.md has no table '{first_heading}'"
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found[1].splitlines()]


@pytest.fixture
def result(small: Questionnaire) -> Result:
    rows = table("question")
    answers = {f"{PRACTICE}.{name}": [said(cell) for cell in cells[:-1]] for name, *cells in rows}
    consensus = {f"{PRACTICE}.{name}": int(cells[-1]) for name, *cells in rows if cells[-1] != "–"}
    return assess(assessment(answers, consensus=consensus, practices=[PRACTICE]), small)


def said(cell: str) -> int | str | None:
    return None if cell == "–" else "dont_know" if cell == "don't know" else int(cell)


def number(value: float | None) -> str:
    """As the document writes it: four digits, no zeros at the end."""
    return "–" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def end(of: Bound) -> str:
    return f"level {of.level}, score {number(of.score)}"


def change(changes: tuple[AnswerChange, ...] | None) -> str:
    return ", ".join(
        f"{c.question.removeprefix(PRACTICE + '.')} {number(c.from_value)} → {c.to_level}" for c in changes or ()
    )


def test_the_example_by_hand_comes_out_as_the_document_says(result: Result, small: Questionnaire) -> None:
    found = result.practices[PRACTICE]
    questions = {question.removeprefix(f"{PRACTICE}."): outcome for question, outcome in result.questions.items()}
    clause = result.clauses["8.6.1"]
    changes = sensitivity_of_practices(result, small)[PRACTICE]
    assert table("result") == [
        ["value of flow", number(questions["flow"].value)],
        ["value of outcomes", number(questions["outcomes"].value)],
        ["value of people", number(questions["people"].value)],
        ["agreement on flow", number(questions["flow"].agreement)],
        ["agreement on people", number(questions["people"].agreement)],
        ["attainment", ", ".join(map(number, found.attainment or ()))],
        ["ratings", found.ratings],
        ["level", str(found.level)],
        ["score", number(found.score)],
        ["coverage", number(found.coverage)],
        ["low", end(found.low)],
        ["high", end(found.high)],
        ["what lifts it", change(changes.rise)],
        ["what costs it", change(changes.fall)],
        ["readiness of a clause that all three speak to", f"{number(clause.readiness)}, {clause.rating}"],
    ]


def test_every_file_that_the_document_names_exists() -> None:
    named = re.findall(r"`((?:assessment|tests|docs)/[\w/.]+)`", DOCUMENT.read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (DOCUMENT.parents[1] / name).exists()] == []
