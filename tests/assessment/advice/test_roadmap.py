from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.advice import advise
from assessment.engagement.model import Assessment, Client, Needs
from assessment.engagement.planning import BASE, Planning, Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import ActionReason, Candidate
from assessment.roadmap.constraints import capacity, constraints_of
from assessment.roadmap.plan import Plan
from assessment.roadmap.planner import first_plan
from assessment.scoring.results import assess
from reports.narrative import left_out_reason
from tests.assessment.assessments import documents

CLIENT = Client(name="Test", it_staff=50)
NO_RESERVE = Planning(scenarios=(Scenario(id=BASE, name="Base", reserve=0.0),))


@pytest.fixture
def model(small: Questionnaire) -> Candidate:
    """Any candidate, to be copied with other numbers."""
    action = small.actions["incident_management.one_record"]
    return Candidate(
        action.id,
        "incident_management",
        "Title",
        "flow",
        0,
        2,
        1,
        1,
        (),
        1.0,
        ActionReason("prerequisite"),
        True,
        True,
        action,
    )


def made(
    model: Candidate, name: str, benefit: float, days: int, periods: int = 1, needs: tuple[str, ...] = ()
) -> Candidate:
    fields = vars(model) | {
        "id": name,
        "title": name,
        "benefit": benefit,
        "effort_days": days,
        "periods": periods,
        "needs": needs,
    }
    return Candidate(**fields)


def plan(*actions: Candidate, days: tuple[float, ...], periods: int = 4) -> Plan:
    """A plan that may use every day: what is kept in reserve is tested by itself."""
    return first_plan(actions, constraints_of(Needs(periods=periods, capacity_days=days), CLIENT, NO_RESERVE))


def starts(of: Plan) -> dict[str, int]:
    return {scheduled.action: scheduled.start for scheduled in of.scheduled}


def test_the_action_with_more_benefit_per_root_day_goes_first(model: Candidate) -> None:
    found = plan(made(model, "small", 1, 4), made(model, "large", 3, 9), days=(9,))
    assert starts(found) == {"large": 0, "small": 1}


def test_an_action_starts_after_all_that_it_needs_has_ended(model: Candidate) -> None:
    found = plan(made(model, "first", 0.1, 2, periods=2), made(model, "second", 5, 1, needs=("first",)), days=(10,))
    assert starts(found) == {"first": 0, "second": 2}


def test_what_a_worthy_action_needs_is_worth_as_much_even_two_steps_before_it(model: Candidate) -> None:
    found = plan(
        made(model, "first", 0, 4),
        made(model, "second", 0, 4, needs=("first",)),
        made(model, "worthy", 9, 4, needs=("second",)),
        made(model, "other", 2, 4),
        days=(4,),
    )
    assert starts(found) == {"first": 0, "second": 1, "worthy": 2, "other": 3}


def test_an_action_is_not_worth_more_for_what_stands_beside_it_on_the_way_to_a_third(model: Candidate) -> None:
    found = plan(
        made(model, "good", 9, 4),
        made(model, "poor", 0, 4),
        made(model, "end", 1, 4, needs=("good", "poor")),
        made(model, "other", 2, 4),
        days=(4,),
    )
    assert starts(found) == {"good": 0, "other": 1, "poor": 2, "end": 3}


def test_a_chain_of_actions_is_worth_no_more_than_its_parts(model: Candidate) -> None:
    found = plan(made(model, "a", 1, 4), made(model, "b", 1, 4, needs=("a",)), made(model, "single", 1.1, 4), days=(4,))
    assert starts(found)["single"] == 0


def test_of_actions_that_begin_together_the_most_beneficial_is_named_first(model: Candidate) -> None:
    found = plan(made(model, "short", 1, 2), made(model, "long", 3, 8, periods=2), days=(10,))
    assert [scheduled.action for scheduled in found.scheduled] == ["long", "short"]


def test_effort_is_spread_evenly_over_the_periods_that_an_action_takes(model: Candidate) -> None:
    assert plan(made(model, "long", 1, 9, periods=3), days=(10,)).load == (3, 3, 3, 0)


def test_what_a_left_out_action_holds_up_is_left_out_with_that_reason(model: Candidate) -> None:
    found = plan(made(model, "huge", 1, 100), made(model, "after", 9, 1, needs=("huge",)), days=(10,))
    assert {left.action: left_out_reason(left.reason) for left in found.left_out} == {
        "huge": "Its 100 person-days are more than any period has room for.",
        "after": "It needs “huge”, which does not fit.",
    }
    assert (found.scheduled, found.objective) == ((), 0)


def test_an_action_for_which_no_room_is_left_says_so(model: Candidate) -> None:
    found = plan(made(model, "a", 2, 5), made(model, "b", 1, 5), days=(5,), periods=1)
    assert [left_out_reason(left.reason) for left in found.left_out] == [
        "The capacity of the horizon is used up by actions with more benefit."
    ]


def test_a_period_without_capacity_holds_nothing(model: Candidate) -> None:
    assert starts(plan(made(model, "a", 1, 5), days=(0, 0, 5, 5))) == {"a": 2}


def test_the_objective_discounts_a_year_by_a_fifth(model: Candidate) -> None:
    found = plan(made(model, "a", 2, 5), made(model, "b", 1, 5), days=(5,))
    assert found.objective == pytest.approx(2 * 0.8**0.25 + 1 * 0.8**0.5)
    assert (found.status, found.bound, found.gap) == ("greedy", None, None)


def test_capacity_that_nobody_gave_is_assumed_and_said() -> None:
    assert capacity(Needs(periods=2), CLIENT) == ((150, 150), True)
    assert capacity(Needs(periods=1, period="month"), Client(name="X")) == ((20,), True)
    assert capacity(Needs(periods=1), Client(name="X", it_staff=0)) == ((3,), True)
    assert capacity(Needs(periods=1, capacity_days=(0,)), CLIENT) == ((0,), False)


needed = st.sets(st.integers(0, 9), max_size=2)
actions = st.lists(st.tuples(st.floats(0, 5), st.integers(1, 30), st.integers(1, 3), needed), max_size=10)


@given(given_actions=actions, days=st.integers(0, 30))
def test_no_plan_breaks_capacity_order_or_horizon_and_none_loses_an_action(
    model: Candidate, given_actions: list[tuple[float, int, int, set[int]]], days: int
) -> None:
    made_actions = [
        made(model, f"a{n}", benefit, effort, periods, tuple(f"a{need}" for need in sorted(needs) if need < n))
        for n, (benefit, effort, periods, needs) in enumerate(given_actions)
    ]
    sound(plan(*made_actions, days=(float(days),)), made_actions)


def sound(of: Plan, candidates: list[Candidate]) -> None:
    """What every plan must keep, written without the planner's own code."""
    by_id, load = {candidate.id: candidate for candidate in candidates}, [0.0] * len(of.capacity)
    placed = {scheduled.action: scheduled for scheduled in of.scheduled}
    assert sorted([*placed, *(left.action for left in of.left_out)]) == sorted(by_id)
    for scheduled in of.scheduled:
        action = by_id[scheduled.action]
        assert 0 <= scheduled.start <= scheduled.end < len(of.capacity)
        assert scheduled.end - scheduled.start + 1 == action.periods
        assert all(placed[need].end < scheduled.start for need in action.needs if need in by_id)
        for period in range(scheduled.start, scheduled.end + 1):
            load[period] += action.effort_days / action.periods
    assert load == pytest.approx(list(of.load))
    assert all(taken <= room + 1e-6 for taken, room in zip(load, of.capacity, strict=True))
    assert all(left_out_reason(left.reason) for left in of.left_out)


@given(content=documents())
def test_advice_on_any_assessment_is_sound(small: Questionnaire, content: dict[str, Any]) -> None:
    of = Assessment.model_validate(content)
    advice = advise(of, small, assess(of, small), first_plan)
    sound(advice.plan, list(advice.actions))
    scheduled = [entry.action for entry in advice.plan.scheduled]
    assert [action.id for action in advice.actions][: len(scheduled)] == scheduled


def test_worth_is_by_root_so_that_a_large_action_is_not_crowded_out(model: Candidate) -> None:
    assert 3 / sqrt(36) > 1 / sqrt(9)
    found = plan(made(model, "large", 3, 36), made(model, "small", 1, 9), days=(36,))
    assert starts(found)["large"] == 0
