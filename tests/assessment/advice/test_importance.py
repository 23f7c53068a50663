from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice import importance as formulas
from assessment.advice.importance import Contribution, chosen_needs, contributions
from assessment.engagement.model import Needs
from assessment.questionnaire.model import Questionnaire
from tests.assessment.assessments import needs

ANY_NEED = st.sampled_from(["dependable_operations", "slow_restoration", "failed_change"])
KINDS = {"driver": "drivers", "pain_point": "pain_points", "risk": "risks"}


def importance(needs: Needs, questionnaire: Questionnaire) -> dict[str, float]:
    return formulas.importance(chosen_needs(needs, questionnaire), questionnaire)


def cascade(needs: Needs, questionnaire: Questionnaire) -> dict[str, tuple[Contribution, ...]]:
    return formulas.cascade(chosen_needs(needs, questionnaire), questionnaire)


def test_importance_is_weight_times_impact_over_the_most_it_could_be(small: Questionnaire) -> None:
    chosen = Needs(drivers={"dependable_operations": 2}, risks={"failed_change": 1})
    assert importance(chosen, small) == {
        "incident_management": pytest.approx((2 * 3) / 9),
        "change_enablement": pytest.approx((2 * 2 + 1 * 3) / 9),
        "knowledge_management": 0,
    }


def test_who_chose_nothing_has_equal_importances(small: Questionnaire) -> None:
    assert set(importance(Needs(), small).values()) == {1.0}
    assert set(importance(Needs(drivers={"dependable_operations": 0}), small).values()) == {1.0}


def test_a_single_decisive_need_makes_a_practice_as_important_as_can_be(small: Questionnaire) -> None:
    assert importance(Needs(pain_points={"slow_restoration": 1}), small)["incident_management"] == 1


def test_the_needs_behind_a_practice_are_told_largest_first(small: Questionnaire) -> None:
    weights = chosen_needs(Needs(drivers={"dependable_operations": 1}, risks={"failed_change": 3}), small)
    assert list(weights) == ["failed_change", "dependable_operations"]
    assert contributions("change_enablement", weights, small.needs) == {"failed_change": 9, "dependable_operations": 2}


def test_the_cascade_says_what_each_need_gives_and_why(small: Questionnaire) -> None:
    chosen = Needs(drivers={"dependable_operations": 1}, risks={"failed_change": 3})
    first, second = cascade(chosen, small)["change_enablement"]
    assert (first.need, first.weight, first.impact, first.points) == ("failed_change", 3, 3, 9)
    assert (first.adds, first.share) == (pytest.approx(9 / 12), pytest.approx(9 / 11))
    assert (second.adds, second.share) == (pytest.approx(2 / 12), pytest.approx(2 / 11))
    assert second.reason == "Changes break things."


def test_a_practice_that_no_chosen_need_touches_has_an_empty_cascade(small: Questionnaire) -> None:
    assert cascade(Needs(risks={"failed_change": 3}), small)["incident_management"] == ()
    assert set(cascade(Needs(), small).values()) == {()}


def test_a_heavier_need_of_low_impact_can_lower_the_importance_of_what_other_needs_hang_on(
    small: Questionnaire,
) -> None:
    """The formula is a mean of impacts: a need pulls a practice towards its own impact, from above as from below."""
    before, after = (
        importance(Needs(drivers={"dependable_operations": weight}, risks={"failed_change": 3}), small)
        for weight in (1, 2)
    )
    assert after["change_enablement"] < before["change_enablement"]


@given(chosen=needs())
def test_what_the_needs_give_adds_up_to_the_importance(small: Questionnaire, chosen: dict[str, Any]) -> None:
    of = Needs.model_validate(chosen)
    if not of.weights():
        return
    known = importance(of, small)
    for practice, parts in cascade(of, small).items():
        assert sum(part.adds for part in parts) == pytest.approx(known[practice])
        assert sum(part.share for part in parts) == pytest.approx(1 if parts else 0)
        assert [part.points for part in parts] == sorted((part.points for part in parts), reverse=True)


@given(
    chosen=needs(),
    need=ANY_NEED,
    practice=st.sampled_from(["incident_management", "change_enablement", "knowledge_management"]),
)
def test_a_heavier_need_never_gives_less_to_a_practice_and_lifts_each_that_stands_below_its_impact(
    small: Questionnaire, chosen: dict[str, Any], need: str, practice: str
) -> None:
    """Where impact ÷ 3 is at least the practice's importance, importance never falls; elsewhere it may."""
    kind, impact = KINDS[small.needs[need].kind], small.needs[need].impact.get(practice, 0)
    weight = chosen.get(kind, {}).get(need, 0)
    if impact == 0 or weight == 3 or not Needs.model_validate(chosen).weights():
        return
    lighter = Needs.model_validate(chosen)
    heavier = Needs.model_validate(chosen | {kind: chosen.get(kind, {}) | {need: weight + 1}})
    before, after = (
        next((part for part in cascade(of, small)[practice] if part.need == need), None) for of in (lighter, heavier)
    )
    assert after is not None
    if before is not None:
        assert after.points > before.points
        assert after.adds >= before.adds - 1e-12
        assert after.share >= before.share - 1e-12
    if impact / 3 >= importance(lighter, small)[practice]:
        assert importance(heavier, small)[practice] >= importance(lighter, small)[practice] - 1e-12


@given(chosen=needs())
def test_importance_lies_between_0_and_1(small: Questionnaire, chosen: dict[str, Any]) -> None:
    assert all(0 <= value <= 1 for value in importance(Needs.model_validate(chosen), small).values())


@given(
    chosen=needs(),
    need=ANY_NEED,
    practice=st.sampled_from(["incident_management", "change_enablement", "knowledge_management"]),
)
def test_importance_never_falls_when_the_need_that_bears_on_the_practice_most_weighs_more(
    small: Questionnaire, chosen: dict[str, Any], need: str, practice: str
) -> None:
    """A need of impact 3 can only lift: importance is a mean of impacts, and 3 is the highest."""
    kind, impact = KINDS[small.needs[need].kind], small.needs[need].impact.get(practice, 0)
    weight = chosen.get(kind, {}).get(need, 0)
    before = importance(Needs.model_validate(chosen), small)[practice]
    none_chosen = not Needs.model_validate(chosen).weights()
    if impact < 3 or weight == 3 or none_chosen:
        return
    heavier = chosen | {kind: chosen.get(kind, {}) | {need: weight + 1}}
    assert importance(Needs.model_validate(heavier), small)[practice] >= before - 1e-12


@given(chosen=needs(), need=ANY_NEED)
def test_a_heavier_need_moves_importance_towards_its_impact(
    small: Questionnaire, chosen: dict[str, Any], need: str
) -> None:
    kind = KINDS[small.needs[need].kind]
    weight = chosen.get(kind, {}).get(need, 0)
    if weight == 3 or not Needs.model_validate(chosen).weights():
        return
    before = importance(Needs.model_validate(chosen), small)
    after = importance(Needs.model_validate(chosen | {kind: chosen.get(kind, {}) | {need: weight + 1}}), small)
    for practice in small.practices:
        aim = small.needs[need].impact.get(practice, 0) / 3
        assert abs(after[practice] - aim) <= abs(before[practice] - aim) + 1e-12
