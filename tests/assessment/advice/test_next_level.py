from collections.abc import Mapping
from typing import Any

from assessment.advice.next_level import NextLevel, next_levels
from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.making import Given, assessment

CHANGE = "change_enablement"


def next_of(questionnaire: Questionnaire, rating: int, **parts: Any) -> NextLevel | None:
    answers: Mapping[str, Given] = {"change_enablement.flow": [rating], "change_enablement.people": [rating]}
    made = assessment(answers, practices=[CHANGE], **parts)
    return next_levels(situation_of(made, questionnaire)).get(CHANGE)


def test_one_level_more_costs_the_actions_that_lead_there_and_names_the_need_they_serve(small: Questionnaire) -> None:
    assert next_of(small, 1, targets={CHANGE: 2}, needs={"risks": {"failed_change": 2}}) == NextLevel(
        3, ("change_enablement.risk_table",), 10, ("failed_change",)
    )


def test_a_step_that_no_chosen_need_asks_for_says_so(small: Questionnaire) -> None:
    found = next_of(small, 1, targets={CHANGE: 2}, needs={"drivers": {"dependable_operations": 3}})
    assert found is not None
    assert found.needs == ()


def test_what_is_in_place_already_costs_nothing(small: Questionnaire) -> None:
    found = next_of(small, 3, targets={CHANGE: 2})
    assert found == NextLevel(3, (), 0, ())


def test_what_leads_to_the_target_itself_is_not_counted_again(small: Questionnaire) -> None:
    found = next_of(small, 0, targets={CHANGE: 2})
    assert found is not None
    assert found.actions == ("change_enablement.risk_table",)  # recording changes leads to 2 already


def test_effort_follows_the_size_of_the_it_organisation(small: Questionnaire) -> None:
    found = next_of(small, 1, targets={CHANGE: 2}, client={"name": "X", "it_staff": 500})
    assert found is not None
    assert found.effort_days == 20


def test_weak_aspects_that_are_left_in_peace_today_count_where_more_is_wanted(small: Questionnaire) -> None:
    """Today is above what the needs call for, so nothing is advised; one level more has to lift what lags too."""
    made = assessment(
        {"incident_management.outcomes": [3], "incident_management.flow": [3], "incident_management.people": [1]},
        practices=["incident_management"],
        needs={"ambition": 1},
    )
    found = next_levels(situation_of(made, small))["incident_management"]
    assert "incident_management.duty_roster" in found.actions


def test_there_is_nothing_above_5_and_nothing_to_say_without_answers(small: Questionnaire) -> None:
    assert next_of(small, 1, targets={CHANGE: 5}) is None
    made = assessment({}, practices=[CHANGE])
    assert next_levels(situation_of(made, small)) == {}
