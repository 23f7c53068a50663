"""Today against an earlier result: the experts' cases in cases/comparison.yaml, and what must hold for all answers."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.comparison.baseline import baseline_of, means_the_same, wording
from assessment.comparison.compare import compare
from assessment.comparison.model import Comparison
from assessment.engagement.model import Assessment, Baseline, EarlierQuestion
from assessment.engagement.planning import Planning, Progress
from assessment.questionnaire.model import Question, Questionnaire
from assessment.questionnaire.schema import PracticeFile, QuestionEntry
from assessment.scoring.results import assess
from tests.assessment.assessments import QUESTIONS, documents
from tests.assessment.making import ALL_PRACTICES, assessment, cases, names

CASES = cases("comparison")
FLOW = "incident_management.flow"
TODAY = dt.date(2026, 5, 4)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_case_of_the_experts_comes_out_as_they_say(case: dict[str, Any], small: Questionnaire) -> None:
    shown = as_written(compared(case, small))
    for key, expected in case["expect"].items():
        found = shown[key]
        if key == "stages":
            found = {stage: found[stage] for stage in expected}
        assert found == _close(expected), key


def compared(case: dict[str, Any], questionnaire: Questionnaire) -> Comparison:
    now = assessment(case["now"], practices=case.get("now_scope", ALL_PRACTICES))
    made = compare(
        now.model_copy(update={"baseline": _baseline(case, questionnaire)}), questionnaire, assess(now, questionnaire)
    )
    assert made is not None
    return made


def _baseline(case: dict[str, Any], questionnaire: Questionnaire) -> Baseline:
    earlier = Baseline(practices=case.get("levels", {}))
    if "then" in case:
        then = assessment(case["then"], practices=case.get("then_scope", ALL_PRACTICES))
        earlier = baseline_of(then, questionnaire, assess(then, questionnaire), TODAY)
    return _reworded(earlier, case.get("reworded", ())).model_copy(
        update={
            "promised": case.get("promised", {}),
            "progress": tuple(Progress(action=action, state="done") for action in case.get("done", ())),
        }
    )


def _reworded(baseline: Baseline, questions: Any) -> Baseline:
    other = {
        question: EarlierQuestion(value=earlier.value, wording="another" if question in questions else earlier.wording)
        for question, earlier in baseline.questions.items()
    }
    return baseline.model_copy(update={"questions": other})


def as_written(made: Comparison) -> dict[str, Any]:
    """A comparison in the words of the cases."""
    return {
        "practices": {
            p.id: [
                p.earlier,
                p.now,
                p.score.earlier if p.score else None,
                p.score.now if p.score else None,
                p.direction,
            ]
            for p in made.practices
        },
        "not_compared": {entry.practice: entry.reason for entry in made.not_compared},
        "stages": {s.stage: [s.move.earlier, s.move.now] if s.move else None for s in made.stages},
        "promises": {promise.practice: promise.outcome for promise in made.commitments},
        "done": {action.id: action.effect for action in made.done},
        **{
            kind: [question for question in getattr(made.questions, kind) if not question.startswith("governance.")]
            for kind in ("new", "gone", "reworded", "open")
        },
    }


def _close(expected: Any) -> Any:
    """Numbers to four digits."""
    if isinstance(expected, dict):
        return {key: _close(value) for key, value in expected.items()}
    if isinstance(expected, list):
        return [pytest.approx(value, abs=5e-5) if isinstance(value, float | int) else value for value in expected]
    return expected


@given(content=documents())
def test_an_assessment_compared_with_itself_shows_no_change(small: Questionnaire, content: dict[str, Any]) -> None:
    made = Assessment.model_validate(content)
    result = assess(made, small)
    comparison = compare(made.model_copy(update={"baseline": baseline_of(made, small, result, TODAY)}), small, result)
    assert comparison is not None
    for subject in (*comparison.practices, *comparison.components):
        assert (subject.direction, subject.earlier, subject.earlier_whole in (None, subject.now_whole)) == (
            "same",
            subject.now,
            True,
        )
        assert all(question.move.change == 0 for question in subject.questions)
    assert {p.id: p.now for p in comparison.practices} == {
        practice: outcome.level for practice, outcome in result.practices.items() if outcome.level is not None
    }
    assert all(stage.move is None or stage.move.change == 0 for stage in comparison.stages)
    assert comparison.that("fell") == comparison.that("rose") == ()


@settings(max_examples=15)
@given(then=documents(), now=documents(), reworded=st.sets(st.sampled_from(QUESTIONS)))
def test_what_was_answered_to_another_wording_never_counts(
    small: Questionnaire, then: dict[str, Any], now: dict[str, Any], reworded: set[str]
) -> None:
    before, today = Assessment.model_validate(then), Assessment.model_validate(now)
    result = assess(today, small)
    earlier = _reworded(baseline_of(before, small, assess(before, small), TODAY), reworded)
    elsewhere = earlier.model_copy(
        update={
            "questions": {
                question: replace_value(entry) if question in reworded else entry
                for question, entry in earlier.questions.items()
            }
        }
    )

    made, other = (
        compare(today.model_copy(update={"baseline": baseline}), small, result) for baseline in (earlier, elsewhere)
    )
    assert made is not None
    assert other is not None
    assert not reworded & set(made.questions.common)
    assert (made.practices, made.components, made.stages) == (other.practices, other.components, other.stages)


def replace_value(entry: EarlierQuestion) -> EarlierQuestion:
    return entry.model_copy(update={"value": 5 - entry.value})


def test_without_an_earlier_result_there_is_nothing_to_compare(small: Questionnaire) -> None:
    made = assessment({})
    assert compare(made, small, assess(made, small)) is None


@pytest.mark.parametrize("change", ["text", "levels", "aspect"])
def test_another_text_level_or_aspect_is_another_wording(small: Questionnaire, change: str) -> None:
    question = small.questions["incident_management.flow"]
    other = {"text": "Another text?", "levels": tuple(reversed(question.entry.levels)), "aspect": "people"}
    changed = replace(question, entry=question.entry.model_copy(update={change: other[change]}))
    assert wording(changed) != wording(question)


def test_what_does_not_change_the_question_does_not_change_its_wording(small: Questionnaire) -> None:
    question = small.questions["incident_management.flow"]
    more = question.entry.model_copy(update={"why": "Another reason.", "evidence": "Another record."})
    assert wording(replace(question, entry=more)) == wording(question)


def test_a_file_of_another_version_gives_levels_and_scores_but_no_questions(small: Questionnaire) -> None:
    made = assessment(
        {"change_enablement.flow": [2], "change_enablement.people": [3]}, assessment={"questionnaire_version": "0.1"}
    )
    baseline = baseline_of(made, small, assess(made, small), TODAY)
    assert (baseline.practices["change_enablement"], baseline.scores["change_enablement"]) == (2, 2.5)
    assert baseline.questions == {}


def test_a_file_of_another_version_gives_the_questions_that_meant_the_same_then(small: Questionnaire) -> None:
    made = assessment({FLOW: [2], "change_enablement.people": [3]}, assessment={"questionnaire_version": "0.1"})
    question = small.questions[FLOW]
    known = question.entry.model_copy(update={"formerly": {"0.1": "a" * 16, "0.0": "b" * 16}})
    later = replace(small, practices=_with(small, question, known))

    baseline = baseline_of(made, later, assess(made, later), TODAY)
    assert {identity: one.wording for identity, one in baseline.questions.items()} == {FLOW: "a" * 16}
    assert means_the_same("a" * 16, later.questions[FLOW])
    assert not means_the_same("c" * 16, later.questions[FLOW])


def _with(small: Questionnaire, question: Question, entry: QuestionEntry) -> dict[str, PracticeFile]:
    practice = small.practices[question.subject.id]
    questions = tuple(entry if one.id == entry.id else one for one in practice.questions)
    return {**small.practices, practice.id: practice.model_copy(update={"questions": questions})}


@pytest.mark.parametrize(
    ("on", "promised"),
    [
        (dt.date(2025, 6, 30), {}),
        (dt.date(2025, 7, 1), {"change_enablement": 1}),
        (dt.date(2025, 9, 30), {"change_enablement": 1}),
        (dt.date(2025, 10, 1), {"change_enablement": 2}),
        (dt.date(2026, 1, 1), {"change_enablement": 3}),
        (dt.date(2028, 1, 1), {"change_enablement": 3}),
    ],
)
def test_what_was_promised_is_what_the_plan_foresaw_for_the_period_of_that_day(
    small: Questionnaire, on: dt.date, promised: dict[str, int]
) -> None:
    agreed = {
        "scenario": "base",
        "since": "2025-07-01",
        "status": "greedy",
        "objective": 1.0,
        "capacity": [1, 1, 1],
        "scheduled": [],
        "promised": {"change_enablement": [1, 2, 3]},
    }
    made = assessment({}, planning=Planning.model_validate({"agreed": agreed}).model_dump(mode="json"))
    assert baseline_of(made, small, assess(made, small), on).promised == promised


def test_fewer_than_half_of_todays_answers_is_a_thin_basis(small: Questionnaire) -> None:
    given = {
        "then": {"incident_management.flow": [2]},
        "now": {
            "incident_management.flow": [2],
            "incident_management.outcomes": [2],
            "incident_management.people": [2],
        },
    }
    then = assessment(given["then"], depth="quick")
    now = assessment(given["now"]).model_copy(update={"baseline": baseline_of(then, small, assess(then, small), TODAY)})
    made = compare(now, small, assess(now, small))
    assert made is not None
    (practice,) = made.practices
    assert (practice.common, practice.asked, practice.is_thin) == (1, 3, True)
