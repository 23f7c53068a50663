"""What is worth agreeing on first: against a naive computation, and against what nobody may doubt of an order."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.settling import OpenQuestion, open_questions
from assessment.advice.situation import Situation
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.assessments import QUESTIONS, documents
from tests.assessment.making import Given, assessment
from tests.assessment.naive_method import attainment, level

FLOW, OUTCOMES, PEOPLE = (f"incident_management.{aspect}" for aspect in ("flow", "outcomes", "people"))
CHANGE = "change_enablement.flow"
SLOW = {"pain_points": {"slow_restoration": 3}}


def found(made: Assessment, questionnaire: Questionnaire) -> tuple[OpenQuestion, ...]:
    return open_questions(Situation(made, questionnaire, assess(made, questionnaire)))


def ids(made: Assessment, questionnaire: Questionnaire) -> list[str]:
    return [one.question for one in found(made, questionnaire)]


@pytest.mark.parametrize(
    "said",
    [[2], [2, 3], [2, 2, "dont_know"], ["dont_know", 3], ["not_applicable", "not_applicable"], [], ["dont_know"]],
)
def test_what_one_person_or_nearly_everybody_agrees_on_is_not_open(said: Given, small: Questionnaire) -> None:
    assert ids(assessment({FLOW: said}), small) == []


@pytest.mark.parametrize(
    "said",
    [[1, 3], [1, 2, 3], ["dont_know", "dont_know", 3], ["dont_know", "dont_know"], ["not_applicable", "dont_know"]],
)
def test_two_levels_apart_or_mostly_without_a_level_is_open(said: Given, small: Questionnaire) -> None:
    assert ids(assessment({FLOW: said}), small) == [FLOW]


def test_one_voice_among_many_makes_no_dispute(small: Questionnaire) -> None:
    assert ids(assessment({FLOW: [*[2] * 8, 5, 5]}), small) == []
    assert ids(assessment({FLOW: [*[2] * 7, 5, 5, 5]}), small) == [FLOW]
    assert ids(assessment({FLOW: [*[2] * 8, 5]}), small) == [FLOW]


def test_what_was_agreed_on_or_rated_by_an_assessor_who_counts_is_settled(small: Questionnaire) -> None:
    apart: dict[str, Given] = {FLOW: [0, 5], OUTCOMES: [0, 5], PEOPLE: [0, 5]}
    seen = {"counts": True, "ratings": [{"question": OUTCOMES, "state": "rated", "rating": 2}]}
    assert ids(assessment(apart, consensus={FLOW: 2}, assessor=seen), small) == [PEOPLE]


def test_a_question_that_is_not_asked_is_not_open(small: Questionnaire) -> None:
    assert ids(assessment({CHANGE: [0, 5]}, practices=["incident_management"]), small) == []


def test_the_wider_apart_comes_first_and_a_heavy_need_lifts_its_practice(small: Questionnaire) -> None:
    said: dict[str, Given] = {FLOW: [1, 3], CHANGE: [1, 3], "change_enablement.people": [0, 4]}
    assert ids(assessment(said), small)[0] == "change_enablement.people"
    nearly: dict[str, Given] = {FLOW: [1, 3], CHANGE: [1, 3]}
    assert ids(assessment(nearly, needs=SLOW), small)[0] == FLOW
    assert ids(assessment(nearly, needs={"risks": {"failed_change": 3}}), small)[0] == CHANGE


def test_near_a_border_a_question_names_the_two_levels_that_hang_on_it(small: Questionnaire) -> None:
    (open_one,) = found(assessment({FLOW: [0, 3], OUTCOMES: [2, 2], PEOPLE: [2, 2]}), small)
    assert open_one.levels == (1, 2)
    (far_from_it,) = found(assessment({FLOW: [2, 4], OUTCOMES: [0, 0], PEOPLE: [0, 0]}), small)
    assert far_from_it.levels is None


def naive_points(made: Assessment, questionnaire: Questionnaire, question: str) -> float:
    """Written a second time, from docs/method.md alone."""
    said = [one for one in made.answers if one.question == question]
    ratings = sorted(one.rating for one in said if one.rating is not None)
    cut = len(ratings) // 5 if len(ratings) >= 10 else 0
    ratings = ratings[cut : len(ratings) - cut]
    low, high = (ratings[0], ratings[-1]) if ratings else (0, 5)
    doubt = ((high - low if ratings else 0) + 2 * sum(one.rating is None for one in said) / len(said)) / 5
    subject = questionnaire.questions[question].subject
    situation = Situation(made, questionnaire, assess(made, questionnaire))
    values = [
        outcome.value
        for other, outcome in situation.result.questions.items()
        if questionnaire.questions[other].subject == subject and other != question and outcome.in_scope
    ]
    known = [Fraction(value).limit_denominator(60) for value in values if value is not None]
    moves = level(attainment([*known, Fraction(low)])) != level(attainment([*known, Fraction(high)]))
    importance = situation.importance[subject.id] if subject.is_practice else 0.0
    return doubt * (1 + importance) * (1 + moves)


@given(documents())
def test_the_points_are_those_of_a_naive_computation(small: Questionnaire, document: dict[str, Any]) -> None:
    made = Assessment.model_validate(document)
    for one in found(made, small):
        assert one.points == pytest.approx(naive_points(made, small, one.question))


@given(documents())
def test_the_order_is_by_points_and_nothing_settled_is_in_it(small: Questionnaire, document: dict[str, Any]) -> None:
    made = Assessment.model_validate(document)
    open_ones = found(made, small)
    points = [one.points for one in open_ones]
    assert points == sorted(points, reverse=True)
    assert min(points, default=1) > 0
    settled = {agreed.question for agreed in made.consensus}
    assert settled.isdisjoint(one.question for one in open_ones)


@given(documents(consensus={}, assessor=None), st.sampled_from(QUESTIONS))
def test_agreeing_on_one_question_closes_it_and_opens_no_other(
    small: Questionnaire, document: dict[str, Any], question: str
) -> None:
    before = set(ids(Assessment.model_validate(document), small))
    agreed = document | {"consensus": [{"question": question, "rating": 2}]}
    assert set(ids(Assessment.model_validate(agreed), small)) == before - {question}
