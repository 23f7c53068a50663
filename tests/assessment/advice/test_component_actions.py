from typing import Any

from assessment.advice.advice import advice_on
from assessment.advice.component_actions import ComponentAdvice, component_advice
from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.making import assessment


def governance(questionnaire: Questionnaire, rating: int | None, **parts: Any) -> list[ComponentAdvice]:
    answers = {} if rating is None else {"governance.direct": [rating], "governance.monitor": [rating]}
    made = assessment(answers, **parts)
    return list(component_advice(situation_of(made, questionnaire)))


def test_a_component_below_the_aim_gets_the_actions_that_apply(small: Questionnaire) -> None:
    (found,) = governance(small, 1)
    assert (found.component, found.level, found.aim) == ("governance", 1, 3)
    assert [(entry.action.id, entry.effort_days) for entry in found.first] == [("governance.policy", 4)]


def test_a_component_at_the_aim_gets_none(small: Questionnaire) -> None:
    assert governance(small, 1, needs={"ambition": 1}) == []
    assert governance(small, 3) == []


def test_what_is_in_place_is_not_advised(small: Questionnaire) -> None:
    assert governance(small, 2) == []  # the policy leads to 2


def test_nothing_is_said_of_a_component_that_nobody_answered(small: Questionnaire) -> None:
    assert governance(small, None) == []


def test_what_builds_on_another_action_comes_later_and_no_plan_holds_either(real: Questionnaire) -> None:
    made = assessment({question: [1] for question in real.questions}, practices=list(real.framework_practices))
    situation = situation_of(made, real)
    found = component_advice(situation)
    assert {advice.component for advice in found} == set(real.components)
    first = {entry.action.id for advice in found for entry in advice.first}
    later = {entry.action.id for advice in found for entry in advice.later}
    assert later
    assert all(set(real.actions[action].entry.needs).isdisjoint(first | later) for action in first)
    assert all(not set(real.actions[action].entry.needs).isdisjoint(first | later) for action in later)
    assert (first | later).isdisjoint(action.id for action in advice_on(situation).actions)


def test_the_chosen_needs_that_an_action_serves_are_named_heaviest_first(real: Questionnaire) -> None:
    made = assessment(
        {question: [1] for question in real.questions},
        practices=list(real.framework_practices),
        needs={"drivers": {"iso_certificate": 3, "regulatory_compliance": 1}},
    )
    policy = next(
        entry
        for advice in component_advice(situation_of(made, real))
        for entry in advice.first
        if entry.action.id == "governance.service_policy"
    )
    assert policy.needs == ("iso_certificate", "regulatory_compliance")
