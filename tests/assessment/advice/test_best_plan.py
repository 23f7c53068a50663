"""The solver's plan: as good as trying all plans, never breaking a condition, the same each time."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.questionnaire.model import Action, Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.conflicts import conflict, without
from assessment.roadmap.constraints import Constraint, Constraints
from assessment.roadmap.plan import Plan
from assessment.roadmap.planner import best_plan, first_plan
from assessment.roadmap.solver import PROMISED_GAP, SearchState
from reports.narrative import left_out_reason
from tests.assessment.advice.instances import (
    ROLES,
    Instance,
    best_by_trying,
    candidate,
    constraints,
    faults,
    instances,
    worth,
)

MANY = settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
SOME = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def model(small: Questionnaire) -> Action:
    return small.actions["incident_management.one_record"]


def starts(plan: Plan) -> dict[str, int]:
    return {scheduled.action: scheduled.start for scheduled in plan.scheduled}


def kept(instance: Instance, plan: Plan) -> Constraints:
    """The constraints without the wishes that the plan says it could not keep, with the reserve that it left."""
    kept = without([wish for wishes in plan.conflicts for wish in wishes], instance.constraints)
    return replace(kept, reserve=plan.reserve, most_starts=plan.most_starts)


def as_wished(plan: Plan, of: Constraints) -> bool:
    """Whether nothing that was wished for used up the reserve, or began more than the size allows."""
    return (plan.reserve, plan.most_starts) == (of.reserve, of.most_starts)


@pytest.mark.slow
@SOME
@given(data=st.data())
def test_no_plan_is_better_than_the_one_found(model: Action, data: st.DataObject) -> None:
    instance = data.draw(instances(model, most_actions=4))
    plan = best_plan(instance.actions, instance.constraints)
    best = best_by_trying(Instance(instance.actions, kept(instance, plan)))
    assert best is not None
    assert (plan.status, plan.objective) == ("optimal", pytest.approx(best, abs=1e-7))
    assert plan.bound == pytest.approx(best, abs=1e-5)
    assert (bool(plan.conflicts) or not as_wished(plan, instance.constraints)) == (best_by_trying(instance) is None)
    if not as_wished(plan, instance.constraints):
        assert (plan.reserve, plan.most_starts) == (0.0, None)


@pytest.mark.slow
@MANY
@given(data=st.data())
def test_no_first_plan_breaks_a_condition_or_loses_an_action(model: Action, data: st.DataObject) -> None:
    instance = data.draw(instances(model, most_actions=9, most_periods=6))
    sound(first_plan(instance.actions, instance.constraints), instance)


@pytest.mark.slow
@MANY
@given(data=st.data())
def test_no_best_plan_breaks_a_condition_or_loses_an_action(model: Action, data: st.DataObject) -> None:
    instance = data.draw(instances(model, most_actions=9, most_periods=6))
    sound(best_plan(instance.actions, instance.constraints), instance)


def sound(plan: Plan, instance: Instance) -> None:
    assert faults(starts(plan), instance.actions, kept(instance, plan)) == []
    assert plan.objective == pytest.approx(worth(starts(plan), instance.actions))
    assert sorted([*starts(plan), *(left.action for left in plan.left_out)]) == sorted(
        action.id for action in instance.actions
    )
    assert all(left_out_reason(left.reason) for left in plan.left_out)


@pytest.mark.slow
@SOME
@given(data=st.data())
def test_wishes_that_are_named_cannot_be_kept_together_and_all_but_any_one_can(
    model: Action, data: st.DataObject
) -> None:
    instance = data.draw(instances(model, most_actions=4, most_periods=3))
    wishes = conflict(instance.actions, instance.constraints)
    if not wishes:
        assert best_by_trying(instance) is not None
        return
    everything = _all_wishes(instance.constraints)
    others = [wish for wish in everything if wish not in wishes]
    alone = without(others, instance.constraints)
    assert best_by_trying(Instance(instance.actions, alone)) is None
    for wish in wishes:
        assert best_by_trying(Instance(instance.actions, without([wish], alone))) is not None


def _all_wishes(of: Constraints) -> list[Constraint]:
    general = [Constraint("frozen", period=period) for period in of.frozen]
    general += [Constraint("budget")] if of.budget is not None else []
    general += [Constraint("max_parallel_per_role")] if of.max_parallel_per_role is not None else []
    return [
        *general,
        *(Constraint("excluded", action) for action in of.excluded),
        *(Constraint("due", action, period) for action, period in of.due.items()),
        *(Constraint("pinned", action, period) for action, period in of.fixed.items()),
    ]


@pytest.mark.slow
@SOME
@given(data=st.data(), more=st.integers(1, 10))
def test_more_capacity_never_makes_a_plan_worse(model: Action, data: st.DataObject, more: int) -> None:
    instance = data.draw(instances(model, most_actions=8))
    wider = replace(instance.constraints, capacity=tuple(days + more for days in instance.constraints.capacity))
    plan = best_plan(instance.actions, instance.constraints)
    if not plan.conflicts and as_wished(plan, instance.constraints):
        assert best_plan(instance.actions, wider).objective >= plan.objective * (1 - (plan.gap or 0)) - 1e-6


def test_a_pinned_action_whose_prerequisite_is_excluded_is_answered_by_naming_both(model: Action) -> None:
    actions = (
        candidate(model, "first", 1, 5),
        candidate(model, "second", 1, 5, needs=("first",)),
        candidate(model, "other", 1, 5),
    )
    plan = best_plan(actions, constraints((10.0,) * 3, fixed={"second": 2}, excluded=frozenset({"first"})))
    assert plan.conflicts == ((Constraint("excluded", "first"), Constraint("pinned", "second", 2)),)
    assert set(starts(plan)) == {"first", "second", "other"}


def test_a_date_too_early_for_the_capacity_is_a_conflict_of_one_wish(model: Action) -> None:
    plan = best_plan((candidate(model, "audit", 1, 30),), constraints((10.0, 40.0), due={"audit": 0}))
    assert plan.conflicts == ((Constraint("due", "audit", 0),),)
    assert starts(plan) == {"audit": 1}


def test_what_is_due_displaces_what_is_worth_more(model: Action) -> None:
    actions = (candidate(model, "audit", 0.1, 10), candidate(model, "dear", 5, 10))
    assert starts(best_plan(actions, constraints((10.0, 10.0), due={"audit": 0}))) == {"audit": 0, "dear": 1}


def test_a_role_leads_no_more_changes_at_once_than_allowed(model: Action) -> None:
    actions = tuple(candidate(model, f"a{n}", 1, 1, role=ROLES[0]) for n in range(3))
    plan = best_plan(
        (*actions, candidate(model, "b", 1, 1, role=ROLES[1])), constraints((10.0,) * 3, max_parallel_per_role=1)
    )
    assert sorted(starts(plan).values()) == [0, 0, 1, 2]


def test_what_the_audit_asks_for_comes_first_where_it_can_be_done_by_then(model: Action) -> None:
    actions = (candidate(model, "clause", 1, 10), candidate(model, "dear", 2, 10))
    audit = constraints((10.0, 10.0), audit_by=0, audit_actions=frozenset({"clause"}))
    assert starts(best_plan(actions, audit)) == {"clause": 0, "dear": 1}
    assert starts(best_plan(actions, constraints((10.0, 10.0)))) == {"dear": 0, "clause": 1}


def test_among_equals_actions_begin_early_and_nothing_runs_for_nothing(model: Action) -> None:
    actions = (
        candidate(model, "useful", 1, 5),
        candidate(model, "idle", 0, 5),
        candidate(model, "late", 0, 5, needs=("idle",)),
    )
    plan = best_plan(actions, constraints((10.0,) * 4))
    assert starts(plan) == {"useful": 0}
    assert {left_out_reason(left.reason) for left in plan.left_out} >= {
        "By itself it adds nothing to what you need, and nothing that is planned builds on it."
    }


def large(model: Action) -> tuple[tuple[Candidate, ...], Constraints]:
    """As many actions as a deep assessment has; few large ones would be harder."""
    rnd = Random(2)
    actions = tuple(
        candidate(
            model,
            f"a{n:03}",
            rnd.uniform(0.01, 1),
            rnd.choice([3, 5, 8, 12, 20, 35]),
            rnd.choice([1, 1, 2, 3]),
            (f"a{rnd.randrange(n):03}",) if n and n % 2 else (),
        )
        for n in range(200)
    )
    return actions, constraints((200.0,) * 8)


def test_the_same_input_gives_the_same_plan_and_the_search_tells_how_far_it_is(model: Action) -> None:
    actions, room = large(model)
    seen: list[SearchState] = []
    plan = best_plan(actions, room, seen.append)
    assert best_plan(actions, room) == plan
    assert plan.gap is not None
    assert plan.gap <= 0.01
    assert plan.objective >= first_plan(actions, room).objective
    assert seen
    assert [state.objective for state in seen] == sorted(state.objective for state in seen)


def test_a_search_without_time_serves_the_first_plan_and_says_so(model: Action) -> None:
    actions, room = large(model)
    plan = best_plan(actions, room, seconds=0.0)
    assert plan.stopped_by_time
    assert plan.objective >= first_plan(actions, room).objective * 0.999


@pytest.mark.slow
def test_a_search_too_hard_to_finish_ends_by_its_work_and_gives_the_same_plan_again(model: Action) -> None:
    rnd = Random(7)
    actions = tuple(
        candidate(model, f"a{n:02}", rnd.uniform(0.01, 1), rnd.choice([8, 12, 20, 35]), rnd.choice([1, 2, 3]))
        for n in range(40)
    )
    room = constraints((18.0,) * 24)
    plan = best_plan(actions, room)
    assert not plan.stopped_by_time
    assert plan.gap is not None
    assert plan.gap > PROMISED_GAP
    assert best_plan(actions, room) == plan


def packed(model: Action, random: Random) -> tuple[tuple[Candidate, ...], Constraints]:
    """Actions that fill every day of every period, and all have to be done: there is a plan, and few are one."""
    periods, actions = 24, list[Candidate]()
    ends: dict[int, list[str]] = {}
    for lane, width in enumerate((2.0, 3.0, 5.0, 7.0)):
        at = 0
        while at < periods:
            length = min(random.randint(1, 7), periods - at)
            name = f"a{lane}{at:02}"
            before = [one for end, names in ends.items() if end <= at for one in names]
            needs = tuple(sorted({random.choice(before) for _ in range(2)})) if before else ()
            actions.append(candidate(model, name, 1, width * length, length, needs))
            at += length
            ends.setdefault(at, []).append(name)
    return tuple(actions), constraints((17.0,) * periods, due={action.id: periods - 1 for action in actions})


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_where_everything_must_be_done_and_hardly_fits_there_is_a_plan_all_the_same(model: Action, seed: int) -> None:
    actions, tight = packed(model, Random(seed))
    plan = first_plan(actions, tight)
    assert faults(starts(plan), actions, kept(Instance(actions, tight), plan)) == []
    assert len(plan.scheduled) >= len(actions) - 3
    assert plan.unproven == len(plan.conflicts)  # nobody says that it could not be done


def test_what_is_worth_something_only_together_with_what_it_needs_comes_into_the_first_plan(model: Action) -> None:
    steps = tuple(candidate(model, f"step{n}", 0, 3) for n in range(3))
    dear = candidate(model, "dear", 10, 1, needs=("step0", "step1", "step2"))
    cheap = tuple(candidate(model, f"cheap{n}", 1, 2) for n in range(5))
    plan = first_plan((*cheap, *steps, dear), constraints((9.0, 1.0)))
    assert set(starts(plan)) == {"step0", "step1", "step2", "dear"}


def test_a_search_that_nobody_waits_for_ends_with_the_plan_so_far(model: Action) -> None:
    actions, room = large(model)
    plan = best_plan(actions, room, give_up=lambda: True)
    assert plan.stopped_by_time
    assert plan.objective >= first_plan(actions, room).objective
