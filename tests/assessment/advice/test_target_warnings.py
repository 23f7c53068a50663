from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.floors import Demand
from assessment.advice.target_warnings import TargetWarning, target_warnings
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.narrative import target_warning
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import documents
from tests.assessment.making import assessment

CHANGE = "change_enablement"
ONE_YEAR = {"periods": 4}


def said(questionnaire: Questionnaire, level: int, own: int | None, **needs: Any) -> list[TargetWarning]:
    made = assessment(
        {"change_enablement.flow": [level], "change_enablement.people": [level]},
        practices=[CHANGE],
        targets={} if own is None else {CHANGE: own},
        needs=needs,
    )
    return list(target_warnings(situation_of(made, questionnaire)))


def test_two_levels_in_one_year_are_warned_of_with_what_is_within_reach(small: Questionnaire) -> None:
    (warning,) = said(small, 1, 3, **ONE_YEAR)
    assert warning == TargetWarning(CHANGE, "too_fast", 3, 2, rise=2, years=1)
    assert target_warning(warning) == "Two levels in one year is seldom reached; level 2 is within reach."


def test_two_levels_in_two_years_are_not_warned_of(small: Questionnaire) -> None:
    assert said(small, 1, 3, periods=8) == []


def test_a_target_below_today_counts_as_today_and_is_warned_of(small: Questionnaire) -> None:
    (warning,) = said(small, 3, 2)
    assert warning == TargetWarning(CHANGE, "below_today", 2, 3)
    assert target_warning(warning) == ("Below today's level 3: it counts as 3, since nothing is to be taken away.")


def test_a_target_below_what_a_context_asks_for_is_warned_of_with_its_reason(small: Questionnaire) -> None:
    (warning,) = said(small, 3, 3, context={"regulation": "strict"})
    asked = Demand(4, "The supervisor asks for a trace of every change.", "regulation.strict")
    assert warning == TargetWarning(CHANGE, "below_floor", 3, 4, demand=asked)
    assert target_warning(warning) == ("Level 4 is asked for here: The supervisor asks for a trace of every change.")


def test_a_target_may_be_too_low_in_two_ways(small: Questionnaire) -> None:
    assert [w.kind for w in said(small, 3, 2, context={"regulation": "strict"})] == ["below_today", "below_floor"]


def test_who_wants_the_certificate_is_told_of_every_target_below_it(real: Questionnaire) -> None:
    practices = list(real.framework_practices)
    made = assessment(
        {}, practices=practices, targets=dict.fromkeys(practices, 2), needs={"drivers": {"iso_certificate": 1}}
    )
    warned = {w.practice for w in target_warnings(situation_of(made, real))}
    assert warned == set(real.needs["iso_certificate"].impact)


@pytest.mark.parametrize("level", [0, 2, 4])
def test_a_suggestion_is_never_warned_of(small: Questionnaire, level: int) -> None:
    assert said(small, level, None, context={"regulation": "strict"}) == []


@given(content=documents(), level=st.integers(0, 5))
def test_a_warning_is_right_and_one_is_there_wherever_it_must(
    small: Questionnaire, content: dict[str, Any], level: int
) -> None:
    made = Assessment.model_validate(content | {"targets": {CHANGE: level}})
    situation = situation_of(made, small)
    kinds = {w.kind for w in target_warnings(situation)}
    today = situation.result.practices[CHANGE].level if CHANGE in situation.targets else None
    assert ("below_today" in kinds) == (today is not None and level < today)
    assert ("too_fast" in kinds) == (today is not None and level > today + 2)  # 8 quarters
