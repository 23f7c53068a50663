from math import exp
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


def test_importance_grows_with_points_and_less_with_each(small: Questionnaire) -> None:
    chosen = Needs(drivers={"dependable_operations": 2}, risks={"failed_change": 1})
    assert importance(chosen, small) == {
        "incident_management": pytest.approx(1 - exp(-(2 * 3) / 9)),
        "change_enablement": pytest.approx(1 - exp(-(2 * 2 + 1 * 3) / 9)),
        "knowledge_management": 0,
    }


def test_who_chose_nothing_has_equal_importances(small: Questionnaire) -> None:
    assert set(importance(Needs(), small).values()) == {1.0}
    assert set(importance(Needs(drivers={"dependable_operations": 0}), small).values()) == {1.0}


def test_a_single_decisive_need_of_weight_3_gives_most_of_what_there_is_to_give(small: Questionnaire) -> None:
    one = importance(Needs(pain_points={"slow_restoration": 3}), small)["incident_management"]
    both = importance(Needs(drivers={"dependable_operations": 3}, pain_points={"slow_restoration": 3}), small)
    assert one == pytest.approx(0.632, abs=0.001)
    assert both["incident_management"] == pytest.approx(0.865, abs=0.001)


def test_the_needs_behind_a_practice_are_told_largest_first(small: Questionnaire) -> None:
    weights = chosen_needs(Needs(drivers={"dependable_operations": 1}, risks={"failed_change": 3}), small)
    assert list(weights) == ["failed_change", "dependable_operations"]
    assert contributions("change_enablement", weights, small.needs) == {"failed_change": 9, "dependable_operations": 2}


def test_the_cascade_says_what_each_need_gives_and_why(small: Questionnaire) -> None:
    chosen = Needs(drivers={"dependable_operations": 1}, risks={"failed_change": 3})
    first, second = cascade(chosen, small)["change_enablement"]
    assert (first.need, first.weight, first.impact, first.points) == ("failed_change", 3, 3, 9)
    whole = 1 - exp(-11 / 9)
    assert (first.adds, first.share) == (pytest.approx(whole * 9 / 11), pytest.approx(9 / 11))
    assert (second.adds, second.share) == (pytest.approx(whole * 2 / 11), pytest.approx(2 / 11))
    assert second.reason == "Changes break things."


def test_a_practice_that_no_chosen_need_touches_has_an_empty_cascade(small: Questionnaire) -> None:
    assert cascade(Needs(risks={"failed_change": 3}), small)["incident_management"] == ()
    assert set(cascade(Needs(), small).values()) == {()}


def test_a_further_worry_does_not_dilute_the_worst_one(small: Questionnaire) -> None:
    """As a mean of impacts did: a practice that a further need misses fell."""
    before, after = (
        importance(Needs(drivers={"dependable_operations": 3}, risks={"failed_change": weight}), small)
        for weight in (0, 3)
    )
    assert after["incident_management"] == before["incident_management"]
    assert after["change_enablement"] > before["change_enablement"]


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


@given(chosen=needs(), need=ANY_NEED)
def test_choosing_or_raising_a_need_lowers_no_importance(
    small: Questionnaire, chosen: dict[str, Any], need: str
) -> None:
    kind = KINDS[small.needs[need].kind]
    weight = chosen.get(kind, {}).get(need, 0)
    if weight == 3 or not Needs.model_validate(chosen).weights():
        return
    lighter = Needs.model_validate(chosen)
    heavier = Needs.model_validate(chosen | {kind: chosen.get(kind, {}) | {need: weight + 1}})
    before, after = importance(lighter, small), importance(heavier, small)
    for practice in small.practices:
        assert after[practice] >= before[practice]
        assert (after[practice] > before[practice]) == (practice in small.needs[need].impact)


@given(weights=st.dictionaries(st.integers(0, 30), st.integers(1, 3), max_size=12), need=st.integers(0, 30))
def test_choosing_or_raising_a_need_of_the_real_questionnaire_lowers_no_importance(
    real: Questionnaire, weights: dict[int, int], need: int
) -> None:
    known = list(real.needs)
    chosen = {known[at]: weight for at, weight in weights.items()}
    if not chosen or weights.get(need) == 3:
        return
    before = formulas.importance(chosen, real)
    after = formulas.importance(chosen | {known[need]: weights.get(need, 0) + 1}, real)
    assert [practice for practice in real.practices if after[practice] < before[practice]] == []


@given(chosen=needs(), need=ANY_NEED)
def test_a_heavier_need_gives_more_to_each_practice_that_it_bears_on_and_a_larger_share_of_it(
    small: Questionnaire, chosen: dict[str, Any], need: str
) -> None:
    kind = KINDS[small.needs[need].kind]
    weight = chosen.get(kind, {}).get(need, 0)
    if weight in (0, 3):
        return
    heavier = chosen | {kind: chosen[kind] | {need: weight + 1}}
    before, after = (
        {part.need: part for part in parts} if parts else {}
        for parts in (
            cascade(Needs.model_validate(of), small)[next(iter(small.needs[need].impact))] for of in (chosen, heavier)
        )
    )
    assert after[need].points > before[need].points
    assert after[need].adds >= before[need].adds
    assert after[need].share >= before[need].share


@given(chosen=needs())
def test_importance_lies_between_0_and_1(small: Questionnaire, chosen: dict[str, Any]) -> None:
    assert all(0 <= value <= 1 for value in importance(Needs.model_validate(chosen), small).values())
