"""The program and a second, naive implementation of the method in docs/method.md say the same."""

import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from assessment.advice.importance import chosen_needs, importance
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.scoring.results import Bound, LevelResult, Result, assess
from tests.assessment import naive_method
from tests.assessment.assessments import documents
from tests.assessment.conftest import SMALL_FOLDER
from tests.assessment.making import STATES, document, rating

SMALL = naive_method.questionnaire(SMALL_FOLDER)
REAL = naive_method.questionnaire(DEFAULT_FOLDER)


@given(content=documents())
def test_random_assessments_come_out_as_the_naive_method_says(small: Questionnaire, content: dict[str, Any]) -> None:
    made = Assessment.model_validate(content)
    compare(assess(made, small), naive_method.assess(content, SMALL))
    same_numbers(importance(chosen_needs(made.needs, small), small), naive_method.importance(content, SMALL))


@pytest.mark.parametrize("seed", range(6))
def test_whole_questionnaires_come_out_as_the_naive_method_says(real: Questionnaire, seed: int) -> None:
    content = random_document(real, random.Random(seed))
    made = Assessment.model_validate(content)
    compare(assess(made, real), naive_method.assess(content, REAL))
    same_numbers(importance(chosen_needs(made.needs, real), real), naive_method.importance(content, REAL))


def random_document(questionnaire: Questionnaire, chance: random.Random) -> dict[str, Any]:
    middle, raters = chance.uniform(0, 5), chance.randint(1, 6)

    def said() -> int | str | None:
        if chance.random() < 0.3:
            return chance.choice(["dont_know", "not_applicable", None])
        return min(5, max(0, round(chance.gauss(middle, 1))))

    given = {question: [said() for _ in range(raters)] for question in questionnaire.questions}
    seen = {question: chance.choice([1, 4, *STATES]) for question in chance.sample(list(given), 40)}
    chosen = {need.id: chance.randint(0, 3) for need in questionnaire.needs.values() if need.kind == "driver"}
    return document(
        given,
        depth=chance.choice(["quick", "standard", "deep"]),
        needs={"drivers": chosen},
        practices=chance.sample(list(questionnaire.practices), chance.randint(1, len(questionnaire.practices))),
        consensus={question: chance.choice([0, 3, 5, "not_applicable"]) for question in chance.sample(list(given), 20)},
        assessor={"counts": chance.random() < 0.7, "ratings": [rating(*one) for one in seen.items()]},
    )


def compare(ours: Result, naive: dict[str, Any]) -> None:
    assert ours.questions.keys() == naive["questions"].keys()
    for question, outcome in ours.questions.items():
        expected = naive["questions"][question]
        for name in ("in_scope", "raters", "dont_know", "not_applicable", "consensus", "assessor"):
            assert getattr(outcome, name) == expected[name], (question, name)
        same_number(outcome.value, expected["value"])
        same_number(outcome.agreement, expected["agreement"])
    assert ours.practices.keys() == naive["practices"].keys()
    for practice, found in ours.practices.items():
        same_level(found, naive["practices"][practice])
    assert ours.components.keys() == naive["components"].keys()
    for component, of_component in ours.components.items():
        assert of_component.level == naive["components"][component]["level"], component
        same_number(of_component.score, naive["components"][component]["score"])
    assert ours.maturity == naive["maturity"]
    same_numbers({stage: outcome.score for stage, outcome in ours.stages.items()}, naive["stages"])
    assert {clause: outcome.rating for clause, outcome in ours.clauses.items()} == {
        clause: rating for clause, (_, rating) in naive["clauses"].items()
    }
    same_numbers(
        {clause: outcome.readiness for clause, outcome in ours.clauses.items()},
        {clause: readiness for clause, (readiness, _) in naive["clauses"].items()},
    )


def same_level(ours: LevelResult, naive: dict[str, Any]) -> None:
    assert (ours.level, ours.ratings, ours.questions) == (naive["level"], naive["ratings"], naive["asked"])
    same_number(ours.score, naive["score"])
    same_number(ours.coverage, naive["coverage"])
    same_end(ours.low, naive["low"])
    same_end(ours.high, naive["high"])
    assert (ours.attainment is None) == (naive["attainment"] is None)
    for attained, expected in zip(ours.attainment or (), naive["attainment"] or (), strict=True):
        same_number(attained, expected)


def same_end(ours: Bound, naive: tuple[int, Fraction] | None) -> None:
    level, score = (None, None) if naive is None else naive
    assert ours.level == level
    same_number(ours.score, score)


def same_numbers(ours: Mapping[str, float | None], naive: Mapping[str, Fraction | None]) -> None:
    assert ours.keys() == naive.keys()
    for key, number in ours.items():
        same_number(number, naive[key])


def same_number(ours: float | None, naive: Fraction | None) -> None:
    assert (ours is None) == (naive is None)
    assert ours is None or naive is None or abs(ours - float(naive)) < 1e-9
