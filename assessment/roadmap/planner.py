"""Laying actions over the client's periods: a first plan at once, the best one that a solver finds in time.

Both keep to the same conditions and are judged by the same objective. A wish that cannot be kept is named, and the plan
is made without it: never an empty one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.conflicts import conflict, without
from assessment.roadmap.constraints import Conditions, Wish
from assessment.roadmap.greedy import greedy_starts
from assessment.roadmap.local_improvement import tidied
from assessment.roadmap.lp_rounding import rounded_starts
from assessment.roadmap.plan import OPTIMAL_WITHIN, Plan, Starts, objective, plan_of
from assessment.roadmap.solver import GiveUp, Listener, solve

SECONDS = 60.0  # a backstop: the search ends by its gap

Planner = Callable[[Sequence[Candidate], Conditions], Plan]


def first_plan(actions: Sequence[Candidate], conditions: Conditions) -> Plan:
    """The greedy plan, in milliseconds."""
    kept, conflicts = _without_conflicts(actions, conditions)
    starts: Starts | None = greedy_starts(actions, kept)
    if starts is None:  # the wishes can be kept, but not by the greedy order: the solver lays what they need alone
        starts = _forced_alone(actions, kept)
    return replace(_laid(starts, actions, kept), conflicts=conflicts)


def best_plan(
    actions: Sequence[Candidate], conditions: Conditions, listener: Listener | None = None, seconds: float = SECONDS,
    give_up: GiveUp | None = None,
) -> Plan:
    """The plan that HiGHS finds, with its bound; the first plan where it finds none in time.

    The same input gives the same plan, unless it says that time stopped it.
    """
    kept, conflicts = _without_conflicts(actions, conditions)
    found = solve(actions, kept, _to_begin_with(actions, kept), seconds, listener, give_up)
    if found.starts is None:
        return replace(first_plan(actions, conditions), stopped_by_time=True)
    plan = _laid(found.starts, actions, kept)
    return replace(_bounded(plan, found.bound), conflicts=conflicts, stopped_by_time=found.stopped_by_time)


def _to_begin_with(actions: Sequence[Candidate], conditions: Conditions) -> Starts | None:
    """The better of the greedy plan and the one rounded from the relaxed problem."""
    by_id = {action.id: action for action in actions}
    greedy = greedy_starts(actions, conditions)
    plans = [None if greedy is None else tidied(greedy, by_id, conditions), rounded_starts(actions, conditions)]
    return max((plan for plan in plans if plan is not None),
               key=lambda plan: objective(plan, by_id, conditions), default=None)


def _laid(starts: Starts, actions: Sequence[Candidate], conditions: Conditions) -> Plan:
    return plan_of(tidied(starts, {action.id: action for action in actions}, conditions), actions, conditions)


def _bounded(plan: Plan, bound: float | None) -> Plan:
    """The plan with its distance to the bound; the bound is never under what was found, rounding aside."""
    if bound is None:
        return plan
    bound = max(bound, plan.objective)
    gap = (bound - plan.objective) / plan.objective if plan.objective > 0 else bound
    return replace(plan, status="optimal" if gap <= OPTIMAL_WITHIN else "feasible", bound=bound, gap=gap)


def _without_conflicts(
    actions: Sequence[Candidate], conditions: Conditions
) -> tuple[Conditions, tuple[tuple[Wish, ...], ...]]:
    """The conditions that can be kept, and what had to be left aside for that."""
    conflicts: list[tuple[Wish, ...]] = []
    while wishes := conflict(actions, conditions):
        conflicts.append(wishes)
        conditions = without(wishes, conditions)
    return conditions, tuple(conflicts)


def _forced_alone(actions: Sequence[Candidate], conditions: Conditions) -> Starts:
    return solve(actions, conditions, None, SECONDS).starts or {}
