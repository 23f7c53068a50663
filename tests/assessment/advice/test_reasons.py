from assessment.advice.actions import candidates
from assessment.questionnaire.model import Questionnaire
from reports.narrative import action_reason
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.making import assessment


def reasons(questionnaire: Questionnaire, **needs: dict[str, int]) -> dict[str, str]:
    made = assessment(
        {"change_enablement.flow": [1], "change_enablement.people": [2]}, practices=["change_enablement"], needs=needs
    )
    return {
        candidate.id: action_reason(candidate.reason) for candidate in candidates(situation_of(made, questionnaire))
    }


def test_a_reason_names_the_answers_the_target_and_the_needs_behind_it(small: Questionnaire) -> None:
    shown = reasons(small, drivers={"dependable_operations": 3}, risks={"failed_change": 1})
    reason = shown["change_enablement.change_record"]
    assert "1.0 of 5" in reason
    assert "target is 3" in reason
    assert reason.index("A change stops the business") < reason.index("Keep the business running")  # served first


def test_a_reason_where_no_chosen_need_bears_on_it_says_so(small: Questionnaire) -> None:
    chosen = reasons(small, pain_points={"slow_restoration": 1})
    assert "none of the chosen needs bears on it" in chosen["change_enablement.change_record"]


def test_a_reason_without_any_chosen_need_speaks_of_none(small: Questionnaire) -> None:
    assert reasons(small)["change_enablement.change_record"] == (
        "On flow, the answers place change enablement at 1.0 of 5; the target is 3."
    )


def test_a_practice_at_its_target_is_said_to_lag_in_one_aspect_and_not_to_fall_short(small: Questionnaire) -> None:
    made = assessment(
        {"incident_management.outcomes": [3], "incident_management.flow": [3], "incident_management.people": [1]},
        practices=["incident_management"],
        targets={"incident_management": 2},
    )
    assert [action_reason(candidate.reason) for candidate in candidates(situation_of(made, small))] == [
        "Incident management meets its target of 2, yet on people it lags behind, at 1.0 of 5."
    ]


def test_a_reason_is_one_sentence(small: Questionnaire) -> None:
    for reason in reasons(small, risks={"failed_change": 1}).values():
        assert reason.endswith(".")
        assert "{" not in reason
