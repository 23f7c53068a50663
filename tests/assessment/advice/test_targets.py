from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given

from assessment.advice.targets import Target, TargetReason
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.narrative import suggestion_reason
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import documents
from tests.assessment.making import assessment, cases, names

CASES = cases("targets")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_case_of_the_experts_comes_out_as_they_say(case: dict[str, Any], small: Questionnaire) -> None:
    found = suggested(at_levels(case["levels"], small, needs=case["needs"]), small)
    assert {practice: target.suggested for practice, target in found.items()} == case["suggested"]


def at_levels(levels: Mapping[str, int], questionnaire: Questionnaire, **parts: Any) -> Assessment:
    answers = {
        question.id: [levels[question.subject.id]]
        for question in questionnaire.questions.values()
        if question.subject.is_practice and question.subject.id in levels
    }
    return assessment(answers, practices=list(levels), **parts)


def suggested(made: Assessment, questionnaire: Questionnaire) -> dict[str, Target]:
    return dict(situation_of(made, questionnaire).targets)


def test_the_clients_own_target_stands_beside_the_suggestion(small: Questionnaire) -> None:
    made = at_levels({"incident_management": 2}, small, targets={"incident_management": 1})
    target = suggested(made, small)["incident_management"]
    assert target == Target(1, 3, TargetReason("bears_strongly"), aim=1)
    assert suggestion_reason(target.reason) == "It bears strongly on what you need, so it goes to the level you aim at."


def test_actions_aim_no_higher_than_the_needs_call_for_even_where_today_is_above_that(small: Questionnaire) -> None:
    made = at_levels({"incident_management": 4, "change_enablement": 2}, small, needs={"ambition": 3})
    found = suggested(made, small)
    assert (found["incident_management"].target, found["incident_management"].aim) == (4, 3)
    assert (found["change_enablement"].target, found["change_enablement"].aim) == (3, 3)


def test_what_a_chosen_need_hangs_on_is_not_left_at_the_bottom_by_heavier_needs(real: Questionnaire) -> None:
    levels = dict.fromkeys(real.practices, 1)
    for weight, level in ((0, 1), (1, 2)):
        needs = {
            "ambition": 3,
            "drivers": {"dependable_operations": 3},
            "risks": {"major_outage": 3},
            "pain_points": {"frequent_outages": 3, "business_it_gap": weight},
        }
        assert suggested(at_levels(levels, real, needs=needs), real)["relationship_management"].suggested == level


def test_a_practice_without_a_level_gets_a_target_and_is_told_why_it_is_vague(small: Questionnaire) -> None:
    made = assessment({}, practices=["incident_management"])
    target = suggested(made, small)["incident_management"]
    assert target.target == 3
    assert suggestion_reason(target.reason).endswith("Too few answers show today's level.")


def test_a_practice_that_does_not_apply_gets_none(small: Questionnaire) -> None:
    answers = {"change_enablement.flow": ["not_applicable"], "change_enablement.people": ["not_applicable"]}
    assert suggested(assessment(answers, practices=["change_enablement"]), small) == {}


@given(content=documents())
def test_a_suggestion_lies_between_todays_level_and_5(small: Questionnaire, content: dict[str, Any]) -> None:
    made = Assessment.model_validate(content)
    situation = situation_of(made, small)
    for practice, target in situation.targets.items():
        level = situation.result.practices[practice].level
        assert max(1, level or 0) <= target.suggested <= 5
        assert level is None or target.suggested <= level + 2  # 8 quarters
        assert suggestion_reason(target.reason)
