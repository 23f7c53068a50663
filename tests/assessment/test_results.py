"""What comes out of answers: the experts' cases in cases/scoring.yaml, and what must hold for all answers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.scoring.results import Bound, LevelResult, Result, assess
from tests.assessment.assessments import QUESTIONS, documents
from tests.assessment.making import assessment, cases, names, rating

CASES = cases("scoring")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_case_of_the_experts_comes_out_as_they_say(case: dict[str, Any], small: Questionnaire) -> None:
    parts = {key: case[key] for key in ("depth", "practices", "consensus") if key in case}
    shown, expected = as_written(assess(assessment(case["answers"], **parts), small)), case["expect"]
    assert only(shown, expected) == close(expected)


def as_written(result: Result) -> dict[str, Any]:
    """A result in the words of the cases."""
    return {
        "questions": {question: outcome.value for question, outcome in result.questions.items()},
        "practices": {practice: level(found) for practice, found in result.practices.items()},
        "components": {name: {"level": c.level, "score": c.score} for name, c in result.components.items()},
        "stages": {stage: outcome.score for stage, outcome in result.stages.items()},
        "clauses": {clause: {"readiness": c.readiness, "rating": c.rating} for clause, c in result.clauses.items()},
        "maturity": result.maturity,
    }


def level(found: LevelResult) -> dict[str, Any]:
    return {
        "level": found.level,
        "score": found.score,
        "coverage": found.coverage,
        "ratings": found.ratings,
        "low": [found.low.level, found.low.score],
        "high": [found.high.level, found.high.score],
    }


def only(shown: Any, expected: Any) -> Any:
    """The part of what is shown that the case speaks of."""
    return {key: only(shown[key], expected[key]) for key in expected} if isinstance(expected, dict) else shown


def close(expected: Any) -> Any:
    if isinstance(expected, dict):
        return {key: close(value) for key, value in expected.items()}
    return pytest.approx(expected, abs=5e-5) if isinstance(expected, float | int | list) else expected


@pytest.mark.parametrize(
    ("counts", "seen", "value", "in_scope"),
    [
        (True, 1, 1, True),
        (False, 1, 3, True),
        (True, "dont_know", 3, True),
        (True, "not_applicable", None, False),
        (False, "not_applicable", 3, True),
    ],
)
def test_an_assessors_rating_counts_instead_of_the_answers_only_where_it_is_said_to(
    small: Questionnaire, counts: bool, seen: int | str, value: float | None, in_scope: bool
) -> None:
    question = "incident_management.flow"
    assessor = {"counts": counts, "ratings": [rating(question, seen)]}
    answers = {question: [2, 4], "incident_management.people": [5]}

    (found, agreed) = (
        assess(assessment(answers, assessor=assessor, consensus=consensus), small).questions[question]
        for consensus in ({}, {question: 0})
    )

    assert (found.value, found.in_scope, found.raters) == (value, in_scope, 2)
    assert (agreed.value, agreed.consensus, agreed.assessor) == (0, True, False)


@given(content=documents())
def test_score_is_the_sum_of_attainments_the_mean_of_values_and_inside_its_interval(
    small: Questionnaire, content: dict[str, Any]
) -> None:
    result = assess(Assessment.model_validate(content), small)
    for practice, found in result.practices.items():
        if found.score is None or found.level is None:
            continue
        values = [
            outcome.value
            for question, outcome in result.questions.items()
            if small.questions[question].subject == Subject("practice", practice) and outcome.value is not None
        ]
        assert found.score == pytest.approx(sum(found.attainment or ())) == pytest.approx(sum(values) / len(values))
        assert found.low.score is not None
        assert found.high.score is not None
        assert found.low.score <= found.score + 1e-9 <= found.high.score + 2e-9
        assert found.low.level is not None
        assert found.high.level is not None
        assert found.low.level <= found.level <= found.high.level


@given(content=documents(), number=st.integers(0, 100))
def test_neither_level_nor_score_falls_when_an_answer_rises(
    small: Questionnaire, content: dict[str, Any], number: int
) -> None:
    made = Assessment.model_validate(content)
    rated = [at for at, answer in enumerate(made.answers) if answer.rating is not None and answer.rating < 5]
    if not rated:
        return
    before, after = assess(made, small), assess(raised(made, rated[number % len(rated)]), small)
    for practice, found in before.practices.items():
        assert ends(after.practices[practice]) >= ends(found)
        for was, now in zip(ends(found), ends(after.practices[practice]), strict=True):
            assert now >= was - 1e-9


def raised(made: Assessment, at: int) -> Assessment:
    answers = list(made.answers)
    answers[at] = Answer.model_validate(answers[at].model_dump() | {"rating": 5})
    return made.model_copy(update={"answers": tuple(answers)})


def ends(found: LevelResult) -> list[float]:
    """Everything that may only rise; what is not shown counts as −1."""
    shown = (Bound(found.level, found.score), found.low, found.high)
    return [-1.0 if number is None else round(number, 9) for end in shown for number in (end.level, end.score)]


@given(content=documents(), chance=st.randoms(use_true_random=False))
def test_the_order_of_answers_and_respondents_changes_nothing(
    small: Questionnaire, content: dict[str, Any], chance: Any
) -> None:
    shuffled = content | {key: chance.sample(content[key], len(content[key])) for key in ("answers", "consensus")}
    assert assess(Assessment.model_validate(shuffled), small) == assess(Assessment.model_validate(content), small)


@given(content=documents(consensus={}), question=st.sampled_from(QUESTIONS))
def test_a_question_agreed_to_be_not_applicable_counts_as_if_it_were_not_asked(
    small: Questionnaire, content: dict[str, Any], question: str
) -> None:
    agreed = content | {"consensus": [{"question": question, "state": "not_applicable", "rating": None}]}
    result = assess(Assessment.model_validate(agreed), small)
    for practice, found in result.practices.items():
        values = [
            outcome.value
            for identity, outcome in result.questions.items()
            if small.questions[identity].subject == Subject("practice", practice)
            and identity != question
            and outcome.in_scope
        ]
        known = [value for value in values if value is not None]
        assert (found.questions, found.valued) == (len(values), len(known))
        if found.score is not None:
            assert found.score == pytest.approx(sum(known) / len(known))


def test_the_whole_counts_what_was_asked_and_what_has_a_value(small: Questionnaire) -> None:
    result = assess(
        assessment(
            {"change_enablement.flow": [3], "change_enablement.people": ["not_applicable"]},
            practices=["change_enablement"],
        ),
        small,
    )
    assert (result.asked, result.valued) == (3, 1)
    assert result.coverage == pytest.approx(1 / 3)


def test_a_stages_interval_takes_in_practices_that_show_no_score(small: Questionnaire) -> None:
    result = assess(
        assessment(
            {"change_enablement.flow": [2], "change_enablement.people": [2]},
            practices=["change_enablement", "knowledge_management"],
        ),
        small,
    )
    stage = result.stages["transition"]
    assert (stage.score, stage.practices) == (2, 1)
    assert stage.low == pytest.approx(2 / 1.6)
    assert stage.high == pytest.approx((2 + 0.6 * 5) / 1.6)


def test_an_assessment_of_no_practice_is_no_crash(small: Questionnaire) -> None:
    result = assess(assessment({}, practices=[]), small)
    assert (result.practices, result.maturity, result.coverage) == ({}, None, 0)


def test_a_practice_with_its_own_depth_is_levelled_by_its_own_questions(small: Questionnaire) -> None:
    said = dict.fromkeys(("incident_management", "change_enablement"), 4)
    answers = {f"{practice}.flow": [level] for practice, level in said.items()}
    answers |= {"incident_management.outcomes": [1], "incident_management.people": [1], "change_enablement.people": [1]}
    scope = {"depth": "quick", "practices": list(said), "depths": {"incident_management": "standard"}}

    found = assess(assessment(answers, scope=scope), small).practices

    assert {practice: found[practice].questions for practice in said} == {
        "incident_management": 3,
        "change_enablement": 1,
    }
    assert found["incident_management"].score == pytest.approx(2)
    assert (found["incident_management"].level, found["change_enablement"].level) == (1, 4)
