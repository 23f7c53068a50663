"""The plan's actions by what they achieve together, with what one can see on the way."""

from typing import Any

import pytest
from hypothesis import given

from assessment.advice.advice import advice_on
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from tests.assessment.advice.judged_cases import CE, IM, advice, at_levels, ends, starts
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import judged

ALL_AT_1 = at_levels(incident_management=1, change_enablement=1, knowledge_management=1)


def test_actions_of_one_theme_form_a_programme_whatever_their_practice(judging: Questionnaire) -> None:
    found = {programme.id: programme for programme in advice(judging, ALL_AT_1).programmes}
    assert {action.practice for action in found["protect"].actions} == {IM, CE, "knowledge_management"}
    assert all(action.practice == IM for action in found["quick_support"].actions)
    assert f"{IM}.call_list" not in {action.id for action in found["quick_support"].actions}


def test_a_theme_with_a_single_action_forms_none(judging: Questionnaire) -> None:
    of = advice(judging, at_levels({f"{IM}.flow": 1}, incident_management=3), targets={IM: 0})
    assert list(starts(of)) == [f"{IM}.call_list"]
    assert of.programmes == ()


def test_a_programme_runs_from_its_first_begin_to_its_last_end_and_names_the_needs_it_serves(
    judging: Questionnaire,
) -> None:
    needs = {"pain_points": {"slow_restoration": 1}, "risks": {"failed_change": 3}, "capacity_days": [12]}
    of = advice(judging, ALL_AT_1, needs=needs)
    protect = next(one for one in of.programmes if one.id == "protect")
    assert protect.start == min(starts(of)[action.id] for action in protect.actions)
    assert protect.end == max(ends(of)[action.id] for action in protect.actions)
    assert protect.effort_days == sum(action.effort_days for action in protect.actions)
    assert protect.needs == ("failed_change", "slow_restoration")


def test_a_milestone_says_what_one_sees_and_first_aid_goes_before_what_is_worth_more(judging: Questionnaire) -> None:
    of = advice(judging, ALL_AT_1)
    protect = next(one for one in of.programmes if one.id == "protect")
    seen = {milestone.action: milestone.text for milestone in protect.milestones}
    assert seen[f"{IM}.call_list"] == "Whom to call hangs on the wall"
    assert seen[f"{CE}.way_back"] == "It"


@pytest.mark.slow
@given(content=judged())
def test_every_planned_action_is_in_one_programme_at_most_and_milestones_are_its_own_in_order(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    of = advice_on(situation_of(Assessment.model_validate(content), judging), first_plan)
    actions = [action.id for programme in of.programmes for action in programme.actions]
    assert len(actions) == len(set(actions))
    assert set(actions) <= set(starts(of))
    assert len(of.programmes) <= 6
    for programme in of.programmes:
        periods = [milestone.period for milestone in programme.milestones]
        assert periods == sorted(periods)
        assert 2 <= len(periods) <= min(5, len(programme.actions))
        for milestone in programme.milestones:
            assert milestone.action in {action.id for action in programme.actions}
            assert milestone.period == ends(of)[milestone.action]
