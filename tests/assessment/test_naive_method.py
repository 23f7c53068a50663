"""The program and a second, naive implementation of the method in docs/method.md say the same."""

import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from assessment.advice.importance import chosen_needs, importance
from assessment.advice.situation import Situation
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.scoring.results import Bound, LevelResult, Result, assess
from tests.assessment import naive_method
from tests.assessment.assessments import documents, judged
from tests.assessment.conftest import SMALL_FOLDER
from tests.assessment.making import STATES, document, rating

SMALL = naive_method.questionnaire(SMALL_FOLDER)
REAL = naive_method.questionnaire(DEFAULT_FOLDER)


@given(content=documents())
def test_random_assessments_come_out_as_the_naive_method_says(small: Questionnaire, content: dict[str, Any]) -> None:
    made = Assessment.model_validate(content)
    compare(assess(made, small), naive_method.assess(content, SMALL))
    same_numbers(importance(chosen_needs(made.needs, small), small), naive_method.importance(content, SMALL))


@pytest.mark.slow
@given(content=judged())
def test_judgement_on_random_assessments_is_as_the_naive_method_says(
    judging: Questionnaire, judging_folder: Path, content: dict[str, Any]
) -> None:
    same_judgement(Assessment.model_validate(content), judging, content, naive_method.questionnaire(judging_folder))


@pytest.mark.parametrize("seed", range(4))
def test_judgement_in_the_whole_questionnaire_is_as_the_naive_method_says(real: Questionnaire, seed: int) -> None:
    chance = random.Random(seed)
    content = random_document(real, chance)
    for respondent in content["respondents"]:
        respondent["role"] = chance.choice(list(real.roles))
    for answer in content["answers"]:
        answer["evidence"], answer["concern"] = chance.choice(["", "", "A log"]), chance.random() < 0.1
    for kind in ("pain_points", "risks"):
        known = [need["id"] for need in REAL["needs"][kind]]
        content["needs"][kind] = {need: chance.randint(1, 3) for need in chance.sample(known, 4)}
    content["needs"]["context"] = {
        context.id: chance.choice(context.options).id for context in real.client_needs.contexts
    }
    same_judgement(Assessment.model_validate(content), real, content, REAL)


def same_judgement(
    made: Assessment, questionnaire: Questionnaire, content: dict[str, Any], asked: dict[str, Any]
) -> None:
    situation = Situation(made, questionnaire, assess(made, questionnaire))
    ours = [(danger.id, danger.points) for danger in situation.dangers]
    assert ours == naive_method.dangers(content, asked)
    assert {duty.practice: (duty.level, set(duty.sources)) for duty in situation.duties} == naive_method.duties(
        content, asked
    )
    found = {practice: (target.suggested, target.aim) for practice, target in situation.targets.items()}
    assert found == naive_method.targets(content, asked)
    same_numbers(dict(situation.importance), naive_method.importance(content, asked))


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


def same_numbers(ours: Mapping[str, float | None], naive: Mapping[str, Fraction | float | None]) -> None:
    assert ours.keys() == naive.keys()
    for key, number in ours.items():
        same_number(number, naive[key])


def same_number(ours: float | None, naive: Fraction | float | None) -> None:
    assert (ours is None) == (naive is None)
    assert ours is None or naive is None or abs(ours - float(naive)) < 1e-9
