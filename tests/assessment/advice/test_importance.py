from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.importance import chosen_needs, contributions, importance
from assessment.engagement import Needs
from assessment.framework import Framework
from tests.assessment.engagements import needs

KINDS = {"driver": "drivers", "pain_point": "pain_points", "risk": "risks"}


def test_importance_is_weight_times_impact_over_the_most_it_could_be(small: Framework) -> None:
    chosen = Needs(drivers={"dependable_operations": 2}, risks={"failed_change": 1})
    assert importance(chosen, small) == {
        "incident_management": pytest.approx((2 * 3) / 9), "change_enablement": pytest.approx((2 * 2 + 1 * 3) / 9),
        "knowledge_management": 0}


def test_who_chose_nothing_has_equal_importances(small: Framework) -> None:
    assert set(importance(Needs(), small).values()) == {1.0}
    assert set(importance(Needs(drivers={"dependable_operations": 0}), small).values()) == {1.0}


def test_a_single_decisive_need_makes_a_practice_as_important_as_can_be(small: Framework) -> None:
    assert importance(Needs(pain_points={"slow_restoration": 1}), small)["incident_management"] == 1


def test_the_needs_behind_a_practice_are_told_largest_first(small: Framework) -> None:
    weights = chosen_needs(Needs(drivers={"dependable_operations": 1}, risks={"failed_change": 3}), small)
    assert list(weights) == ["failed_change", "dependable_operations"]
    assert contributions("change_enablement", weights, small.needs) == {"failed_change": 9, "dependable_operations": 2}


@given(chosen=needs())
def test_importance_lies_between_0_and_1(small: Framework, chosen: dict[str, Any]) -> None:
    assert all(0 <= value <= 1 for value in importance(Needs.model_validate(chosen), small).values())


@given(chosen=needs(), need=st.sampled_from(["dependable_operations", "slow_restoration", "failed_change"]),
       practice=st.sampled_from(["incident_management", "change_enablement", "knowledge_management"]))
def test_importance_never_falls_when_the_need_that_bears_on_the_practice_most_weighs_more(
        small: Framework, chosen: dict[str, Any], need: str, practice: str) -> None:
    """A need of impact 3 can only lift: importance is a mean of impacts, and 3 is the highest."""
    kind, impact = KINDS[small.needs[need].kind], small.needs[need].impact.get(practice, 0)
    weight = chosen.get(kind, {}).get(need, 0)
    before = importance(Needs.model_validate(chosen), small)[practice]
    none_chosen = not Needs.model_validate(chosen).weights()
    if impact < 3 or weight == 3 or none_chosen:
        return
    heavier = chosen | {kind: chosen.get(kind, {}) | {need: weight + 1}}
    assert importance(Needs.model_validate(heavier), small)[practice] >= before - 1e-12


@given(chosen=needs(), need=st.sampled_from(["dependable_operations", "slow_restoration", "failed_change"]))
def test_a_heavier_need_moves_importance_towards_its_impact(
        small: Framework, chosen: dict[str, Any], need: str) -> None:
    kind = KINDS[small.needs[need].kind]
    weight = chosen.get(kind, {}).get(need, 0)
    if weight == 3 or not Needs.model_validate(chosen).weights():
        return
    before = importance(Needs.model_validate(chosen), small)
    after = importance(Needs.model_validate(chosen | {kind: chosen.get(kind, {}) | {need: weight + 1}}), small)
    for practice in small.practices:
        aim = small.needs[need].impact.get(practice, 0) / 3
        assert abs(after[practice] - aim) <= abs(before[practice] - aim) + 1e-12
