"""What is asked of those who decide: days, people, money, risks to bear, and dates."""

from typing import Any

import pytest

from assessment.advice.decisions import CapacityDecision, DateDecision, MoneyDecision, RoleDecision
from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.judged_cases import CE, IM, advice, at_levels, ends, starts

NEEDS = {"capacity_days": [30], "periods": 6}


def of_kind(of: Any, kind: type) -> list[Any]:
    return [one for one in of.decisions if isinstance(one, kind)]


def test_days_are_asked_for_by_period_with_the_leaderships_beside_them(judging: Questionnaire) -> None:
    answers = at_levels(change_enablement=1) | {"governance.direct": [0], "governance.monitor": [0]}
    of = advice(judging, answers, needs=NEEDS, practices=[CE])
    (asked,) = of_kind(of, CapacityDecision)
    assert asked.by_period == of.plan.load
    assert asked.planned == pytest.approx(sum(of.plan.load))
    assert (asked.leadership_days, of.leadership_days) == (4, 4)
    assert not asked.assumed
    assert of_kind(advice(judging, at_levels(change_enablement=1)), CapacityDecision)[0].assumed


def test_a_role_is_asked_for_by_the_end_of_the_action_that_names_its_holder(judging: Questionnaire) -> None:
    of = advice(judging, at_levels(change_enablement=1), needs=NEEDS)
    (role,) = of_kind(of, RoleDecision)
    assert (role.role, role.action.id) == ("change_manager", f"{CE}.name_manager")
    assert role.period == ends(of)[f"{CE}.name_manager"]
    assert starts(of)[f"{CE}.train"] > role.period


def test_nothing_to_buy_asks_for_no_money(judging: Questionnaire) -> None:
    assert of_kind(advice(judging, at_levels(change_enablement=1), needs=NEEDS), MoneyDecision) == []


def test_money_is_asked_for_where_prices_were_given_and_else_what_must_be_priced(real: Questionnaire) -> None:
    asked = (one for one in real.questions.values() if not one.subject.is_practice or one.subject.id == "service_desk")
    answers: dict[str, Any] = {question.id: [1] for question in asked}
    needs = {"capacity_days": [200], "periods": 8}
    (unpriced,) = of_kind(advice(real, answers, needs=needs, practices=["service_desk"], depth="deep"), MoneyDecision)
    assert (unpriced.low, unpriced.high) == (0, 0)
    assert sum(number for _, number in unpriced.unpriced) > 0
    cost, number = unpriced.unpriced[0]
    priced = {"business_case": {"currency": "EUR", "costs": {cost: {"low": 100.0, "high": 300.0}}}}
    (money,) = of_kind(
        advice(real, answers, needs=needs, practices=["service_desk"], depth="deep", planning=priced), MoneyDecision
    )
    assert (money.low, money.high, money.currency) == (100.0 * number, 300.0 * number, "EUR")
    assert cost not in dict(money.unpriced)


@pytest.mark.parametrize(("period", "periods", "last"), [("quarter", 8, 3), ("month", 24, 11), ("quarter", 2, 1)])
def test_the_next_look_is_a_year_on_or_at_the_end_of_the_plan(
    judging: Questionnaire, period: str, periods: int, last: int
) -> None:
    of = advice(judging, at_levels(incident_management=1), needs={"period": period, "periods": periods})
    assert of_kind(of, DateDecision) == [DateDecision(None, last)]


def test_where_nothing_is_planned_nothing_is_asked(judging: Questionnaire) -> None:
    assert advice(judging, at_levels(incident_management=5)).decisions == ()


def test_too_few_answers_give_first_aid_and_nothing_else(judging: Questionnaire) -> None:
    answers = {f"{IM}.flow": [0], f"{IM}.outcomes": ["dont_know"], f"{IM}.people": ["dont_know"]}
    of = advice(judging, answers)
    assert of.preliminary
    assert list(starts(of)) == [f"{IM}.call_list"]
    assert [danger.closed_in for danger in of.dangers] == [0]
