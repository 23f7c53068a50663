from collections.abc import Mapping
from graphlib import TopologicalSorter
from math import exp
from typing import Any

import pytest
from hypothesis import given

from assessment.advice.actions import candidates
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.scoring.levels import nearest_level
from reports.narrative import action_reason
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import documents
from tests.assessment.making import Given, assessment

CHANGE = ("change_enablement.flow", "change_enablement.people")
INCIDENT = ("incident_management.outcomes", "incident_management.flow", "incident_management.people")


Answers = Mapping[str, Given]


def found(questionnaire: Questionnaire, answers: Answers, **parts: Any) -> dict[str, Candidate]:
    made = assessment(answers, **parts)
    return {candidate.id: candidate for candidate in candidates(situation_of(made, questionnaire))}


def at(rating: int, *questions: str) -> dict[str, Given]:
    return {question: [rating] for question in questions}


def test_an_action_applies_below_the_level_that_it_leads_to(small: Questionnaire) -> None:
    assert set(found(small, at(1, *CHANGE), practices=["change_enablement"])) == {
        "change_enablement.change_record",
        "change_enablement.risk_table",
    }


def test_what_is_there_already_is_not_advised(small: Questionnaire) -> None:
    assert set(found(small, at(2, *CHANGE), practices=["change_enablement"])) == {"change_enablement.risk_table"}


def test_an_aspect_whose_answers_read_like_a_level_is_not_led_to_that_level(small: Questionnaire) -> None:
    above_half: Answers = {"change_enablement.flow": [2] * 11 + [1] * 9, "change_enablement.people": [0]}
    assert "change_enablement.change_record" not in found(small, above_half, practices=["change_enablement"])
    half: Answers = {"change_enablement.flow": [2, 1], "change_enablement.people": [0]}
    assert "change_enablement.change_record" in found(small, half, practices=["change_enablement"])


def test_a_practice_that_stands_largely_at_its_target_is_not_led_there_again(small: Questionnaire) -> None:
    flow: Answers = {"change_enablement.flow": [3, 3, 2]}
    assert found(small, flow, depth="quick", practices=["change_enablement"]) == {}


@given(content=documents())
def test_no_action_leads_an_aspect_to_a_level_that_its_answers_show_already(
    small: Questionnaire, content: dict[str, Any]
) -> None:
    made = Assessment.model_validate(content)
    situation = situation_of(made, small)
    for candidate in candidates(situation):
        assert nearest_level(situation.stands[candidate.subject].of(candidate.aspect) or 0.0) < candidate.to_level


def test_an_action_that_starts_at_the_target_is_not_advised(small: Questionnaire) -> None:
    shown = found(small, at(1, *CHANGE), practices=["change_enablement"], targets={"change_enablement": 2})
    assert set(shown) == {"change_enablement.change_record"}


def test_nothing_is_advised_for_a_practice_that_nobody_answered(small: Questionnaire) -> None:
    assert found(small, {}) == {}


def test_nothing_is_advised_for_an_aspect_that_does_not_apply(small: Questionnaire) -> None:
    answers: Answers = at(1, *INCIDENT) | {"incident_management.people": ["not_applicable"]}
    assert "incident_management.duty_roster" not in found(small, answers, practices=["incident_management"])


def test_nothing_is_advised_at_the_target(small: Questionnaire) -> None:
    assert found(small, at(5, *CHANGE, *INCIDENT)) == {}


def test_benefit_is_importance_times_gain_times_emphasis(small: Questionnaire) -> None:
    shown = found(
        small,
        at(1, *CHANGE),
        practices=["change_enablement"],
        needs={"drivers": {"dependable_operations": 1}, "risks": {"failed_change": 3}},
    )
    importance = 1 - exp(-(1 * 2 + 3 * 3) / 9)
    assert shown["change_enablement.change_record"].benefit == pytest.approx(importance * (2 - 1) * 2 / 6 * (1 + 3 / 6))


def test_a_chain_is_credited_once_step_by_step(small: Questionnaire) -> None:
    shown = found(small, at(0, *CHANGE), practices=["change_enablement"], targets={"change_enablement": 3})
    assert shown["change_enablement.change_record"].benefit == pytest.approx(2 * 2 / 6)
    assert shown["change_enablement.risk_table"].benefit == pytest.approx(1 * 2 / 6)


def test_the_flow_of_work_counts_twice_as_much_as_another_aspect(small: Questionnaire) -> None:
    shown = found(small, at(1, *INCIDENT), practices=["incident_management"])
    assert shown["incident_management.one_record"].benefit == pytest.approx(1 * 2 / 6)
    assert shown["incident_management.duty_roster"].benefit == pytest.approx(1 * 1 / 6)


def test_what_goes_past_the_target_is_neither_advised_nor_credited(small: Questionnaire) -> None:
    target = {"change_enablement": 1}
    assert found(small, at(1, *CHANGE), practices=["change_enablement"], targets=target) == {}
    shown = found(small, at(0, *CHANGE), practices=["change_enablement"], targets=target)
    assert shown["change_enablement.change_record"].benefit == pytest.approx(1 * 2 / 6)


def test_a_practice_above_what_the_needs_call_for_is_left_in_peace(small: Questionnaire) -> None:
    answers: Answers = {
        "incident_management.outcomes": [3],
        "incident_management.flow": [3],
        "incident_management.people": [1],
    }
    for ambition, advised in ((1, set()), (3, {"incident_management.duty_roster"})):
        assert set(found(small, answers, practices=["incident_management"], needs={"ambition": ambition})) == advised


def test_a_quick_scan_stands_in_for_an_aspect_that_it_did_not_ask_about(small: Questionnaire) -> None:
    shown = found(small, at(1, "incident_management.flow"), depth="quick", practices=["incident_management"])
    assert shown["incident_management.duty_roster"].benefit == pytest.approx(1 / 6)
    assert "nothing known about people in particular" in action_reason(shown["incident_management.duty_roster"].reason)


def test_what_an_action_needs_comes_with_it(small: Questionnaire) -> None:
    shown = found(small, at(1, *INCIDENT), practices=["incident_management"])
    assert shown["incident_management.one_path"].needs == ("incident_management.one_record",)
    assert shown["incident_management.one_record"].needs == ()


def test_a_lift_to_3_waits_for_a_hard_dependency_to_reach_2(small: Questionnaire) -> None:
    answers = at(2, *INCIDENT) | at(0, *CHANGE)
    shown = found(small, answers, targets={"change_enablement": 0})
    assert shown["incident_management.one_path"].needs == ("change_enablement.change_record",)
    assert action_reason(shown["change_enablement.change_record"].reason) == (
        "Other actions of this plan build on it: Change enablement is not yet far enough along for them."
    )


def test_a_hard_dependency_out_of_scope_binds_nothing(small: Questionnaire) -> None:
    assert found(small, at(2, *INCIDENT), practices=["incident_management"])["incident_management.one_path"].needs == ()


@pytest.mark.parametrize(("staff", "days"), [(5, 3), (50, 5), (500, 10), (None, 5)])
def test_effort_follows_the_size_of_the_it_organisation(small: Questionnaire, staff: int | None, days: int) -> None:
    shown = found(small, at(1, *CHANGE), practices=["change_enablement"], client={"name": "X", "it_staff": staff})
    assert shown["change_enablement.change_record"].effort_days == days


@pytest.mark.parametrize(("period", "periods"), [("month", 4), ("quarter", 2)])
def test_duration_is_rounded_up_to_whole_periods(small: Questionnaire, period: str, periods: int) -> None:
    shown = found(small, at(2, *INCIDENT), practices=["incident_management"], needs={"period": period})
    assert shown["incident_management.one_path"].periods == periods  # 16 weeks


def test_a_quick_win_is_under_ten_days_and_needs_nothing(small: Questionnaire) -> None:
    shown = found(small, at(1, *CHANGE), practices=["change_enablement"])
    assert shown["change_enablement.change_record"].quick_win
    assert not shown["change_enablement.risk_table"].quick_win


def test_no_action_of_the_real_questionnaire_waits_for_itself_hard_dependencies_included(real: Questionnaire) -> None:
    everywhere = dict.fromkeys(real.practices, 5)
    shown = found(real, at(0, *real.questions), practices=list(real.practices), targets=everywhere)
    assert len(shown) == sum(action.subject.is_practice for action in real.actions.values())
    TopologicalSorter({action.id: action.needs for action in shown.values()}).prepare()  # a circle raises


@given(content=documents())
def test_every_advised_action_has_a_benefit_that_is_no_loss_a_reason_and_needs_that_are_there(
    small: Questionnaire, content: dict[str, Any]
) -> None:
    made = Assessment.model_validate(content)
    shown = {candidate.id: candidate for candidate in candidates(situation_of(made, small))}
    for candidate in shown.values():
        assert candidate.benefit >= 0
        assert action_reason(candidate.reason)
        assert set(candidate.needs) <= set(shown) - {candidate.id}
    assert list(shown) == sorted(shown, key=lambda identity: (-shown[identity].benefit, identity))
