"""docs/method.md says what the code does: its example by hand comes out, and its numbers are those that are used."""

import re
from pathlib import Path
from typing import get_args

import pytest

from assessment.advice import actions, dangers, dates, findings, precedence, programmes, remarks, settling, targets
from assessment.advice.checks import CHECK_DAYS
from assessment.advice.decisions import MOST_ROLES, SOON_MONTHS
from assessment.advice.importance import POINTS_OF_ONE_DECISIVE_NEED, worth
from assessment.advice.situation import ENOUGH_COVERAGE
from assessment.engagement.findings import FindingKind
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap import constraints
from assessment.scoring import plausibility
from assessment.scoring.results import Bound, Result, assess
from assessment.scoring.sensitivity import AnswerChange, sensitivity_of_practices
from assessment.scoring.voices import PARTED_BY
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


WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")
SHARES = {1 / 3: "a third", 2 / 3: "two thirds", 1 / 2: "half", 0.6: "six tenths", 0.15: "15 %"}
NUMBERS, PARTS = {10: "ten"}, {5: "fifth"}
LAST = {2 / 3: "third"}
AS_WORDS = {0.5: "half a day"}


def starts(people: int) -> str:
    return f"{people} people: {constraints.starts_in_90_days(people)}"


STATED = {
    "what points are worth": f"`1 − exp(−points ÷ {POINTS_OF_ONE_DECISIVE_NEED})`",
    "one decisive need": f"9 points and with them {worth(9):.2f}, a second one {worth(18):.2f}",
    "voices that part": f"lie {WORDS[PARTED_BY]} levels or more apart",
    "what is open": f"lie {WORDS[PARTED_BY]} levels or more apart or more than half of those who answered gave no "
    "level",
    "what many said": f"Of {NUMBERS[settling.MANY]} ratings or more the outermost {PARTS[settling.ONE_IN]} at each end",
    "worth settling": f"`points = (distance + {settling.LEVELS_OF_SILENCE} × share without a level) ÷ 5 × "
    "(1 + importance) × (1 + moves)`",
    "haste": f"of {plausibility.TIMED_FROM_ANSWERS} or more with a time of their own, given faster than the question "
    f"and its descriptions up to the chosen one can be read at {plausibility.WORDS_A_MINUTE} words a minute",
    "one voice": "more than half of a practice's open ratings from one person where "
    f"{WORDS[plausibility.VOICES_FROM]} or more gave some",
    "points of a danger": f"`points = {dangers.POINTS_PER_SEVERITY}·severity + h + 1`",
    "what raises a danger": f"an option of a context {dangers.POINTS_OF_A_CONTEXT}, an answer to its question that was "
    f"marked as worrying (or a remark on it that was pinned) {dangers.POINTS_OF_A_WORRY}",
    "bounds of a target": f"at least {SHARES[targets.BEARS_STRONGLY]} of the highest importance in scope; one level "
    f"less from {SHARES[targets.BEARS_PARTLY]} on",
    "first steps": f"or level {targets.FIRST_STEPS_UP_TO}, whichever is higher",
    "a check": f"is a *check* of {AS_WORDS[CHECK_DAYS]}",
    "emphasis": f"`emphasis = 1 + w ÷ {1 / actions.EMPHASIS_PER_WEIGHT:.0f}`",
    "weights of duty and worry": f"{actions.WEIGHT_OF_A_DUTY} where it helps to keep a duty, `3 × worth` of a danger "
    f"that it lifts its aspect out of, {actions.WEIGHT_OF_A_WORRY} where an answer",
    "importance of a duty": f"at least that of {actions.POINTS_OF_A_DUTY} points, "
    f"{worth(actions.POINTS_OF_A_DUTY):.2f}",
    "first aid": f"`first aid = {actions.FIRST_AID} × worth`",
    "reserve": f"{constraints.RESERVE:.0%} of each period".replace("%", " %"),
    "starts": f"`{constraints.FEWEST_STARTS} + {constraints.STARTS_BY_ROOT} · √IT staff`, rounded, at most "
    f"{constraints.MOST_STARTS} ({starts(7)}, {starts(25)}, {starts(100)}; where the number "
    f"is unknown, as for {constraints.ASSUMED_IT_STAFF})",
    "later starts": f"after the first 90 days {['', '', 'twice'][constraints.LATER_STARTS]} as many",
    "starts before a day": f"as {['', '', 'many again'][constraints.FOR_A_DAY]} may begin as else, calm or not",
    "first aid that can wait": f"it is for dangers of severity {precedence.SLIGHT} that nothing chosen",
    "first aid's share of the starts": f"{WORDS[round(10 * precedence.FIRST_AID_SHARE)]} in ten, rounded up, are for "
    f"first aid: all of a danger of severity {precedence.GRAVE}, one action of any other, and "
    f"{WORDS[precedence.FIRST_AID_OF_A_PRACTICE]} of a practice at most",
    "heavy": f"each chosen need of weight {precedence.HEAVIEST_WEIGHT}",
    "step on the way": f"the least set that leads to level {precedence.STEP_ON_THE_WAY}",
    "busy periods": f"one takes up {SHARES[dates.CLOSES_ALL]} or more; nor, in one of which it takes up "
    f"{SHARES[dates.CLOSES_ITS_OWN]}",
    "calm periods": f"of one of which it takes up {SHARES[dates.CALMS]} or more, half as much",
    "over by a day": f"lies in its last {LAST[dates.OVER_FROM_SHARE]}",
    "too little": f"under {SHARES[ENOUGH_COVERAGE]} of the questions in scope with a value",
    "remarks": f"{remarks.PINNED:.0f} where the consultant pinned it, `+ {remarks.CONCERN:.0f}` where its author "
    f"marked the answer as worrying, `+ {remarks.FIGURE:.0f}` for a figure or a date in it, in digits or words, "
    f"`+ {remarks.EVIDENCE:.0f}` "
    f"for evidence, `+ {remarks.OUTSIDE:.0f}` from outside it or from audit, `+ {remarks.APART:.0f}` for each "
    f"level that the rating lies from the question's value, `+ {remarks.LOW:.0f}` for each level below 5",
    "remarks on a page": f"{remarks.FOUND_BEHIND} × the weight of what was found of its practice (below) is added, so "
    f"that a danger, a duty, importance and distance to the target count, and {remarks.SAID_AGAIN:.0f} is taken off",
    "groups": f"only where {WORDS[remarks.FEWEST_OF_A_GROUP]} people or more speak for that group",
    "short remarks": f"a comment under {WORDS[remarks.FEWEST_WORDS]} words is no remark",
    "parts that join": {0.02: "each other one adds a fiftieth of its own weight"}[findings.JOINS],
    "gaps": f"the {WORDS[findings.MOST_GAPS]} largest",
    "strengths": f"the {WORDS[findings.MOST_STRENGTHS]} highest",
    "a strength's level": f"stands at level {findings.STRONG_FROM} or above",
    "programmes": f"where there are {WORDS[programmes.FEWEST_ACTIONS]} or more; of more than "
    f"{WORDS[programmes.MOST_PROGRAMMES]}, the {WORDS[programmes.MOST_PROGRAMMES]} with most benefit",
    "milestones": f"its milestones are up to {WORDS[programmes.MILESTONES]}",
    "roles asked for": f"a holder for each role, {WORDS[MOST_ROLES]} at most",
    "risks that are borne meanwhile": f"open after {WORDS[SOON_MONTHS]} months",
}
"""Sentences of the document, with the numbers that the code uses."""


@pytest.mark.parametrize("sentence", STATED.values(), ids=STATED)
def test_the_document_states_the_numbers_that_are_used(sentence: str) -> None:
    text = " ".join(DOCUMENT.read_text(encoding="utf-8").split()).lower()
    assert sentence.lower() in text


def test_the_document_tells_every_kind_of_finding_in_the_order_of_its_base() -> None:
    text = DOCUMENT.read_text(encoding="utf-8").split("**Findings**")[1]
    rows = re.findall(r"^\| `(\w+)` \| (\d+)", text, re.MULTILINE)
    assert {kind for kind, _ in rows} == {*get_args(FindingKind)} - {"own"}
    assert [int(base) for _, base in rows] == sorted((int(base) for _, base in rows), reverse=True)
