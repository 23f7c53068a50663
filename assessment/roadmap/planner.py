"""Laying actions over the client's periods: a first plan at once, the best one that a solver finds in time.

Both keep to the same constraints and are judged by the same objective. A constraint that cannot be kept is named,
and the plan is made without it: never an empty one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.conflicts import conflict, without
from assessment.roadmap.constraints import Constraint, Constraints
from assessment.roadmap.greedy import greedy_starts
from assessment.roadmap.local_improvement import locally_improved
from assessment.roadmap.lp_rounding import rounded_starts
from assessment.roadmap.plan import OPTIMAL_WITHIN, Plan, Starts, objective, plan_of
from assessment.roadmap.solver import SECONDS, GiveUp, Listener, any_plan, solve

Planner = Callable[[Sequence[Candidate], Constraints], Plan]


def first_plan(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """The greedy plan, in milliseconds."""
    kept, conflicts = _without_conflicts(actions, constraints)
    starts: Starts | None = greedy_starts(actions, kept)
    if starts is None:  # the wishes can be kept, but not by the greedy order: the solver lays what they need alone
        starts = _forced_alone(actions, kept)
    return replace(_laid(starts, actions, kept), conflicts=conflicts)


def best_plan(
    actions: Sequence[Candidate],
    constraints: Constraints,
    listener: Listener | None = None,
    seconds: float = SECONDS,
    give_up: GiveUp | None = None,
) -> Plan:
    """The plan that HiGHS finds, with its bound; the first plan where it finds none within its work.

    The same input gives the same plan, unless it says that time stopped it. `seconds` is a backstop and no goal.
    """
    kept, conflicts = _without_conflicts(actions, constraints)
    found = solve(actions, kept, _warm_start(actions, kept), listener, give_up, seconds)
    if found.starts is None:
        return replace(first_plan(actions, constraints), status="feasible", stopped_by_time=found.stopped_by_time)
    plan = _laid(found.starts, actions, kept)
    return replace(_bounded(plan, found.bound), conflicts=conflicts, stopped_by_time=found.stopped_by_time)


def _warm_start(actions: Sequence[Candidate], constraints: Constraints) -> Starts | None:
    """The better of the greedy plan and the one rounded from the relaxed problem."""
    by_id = {action.id: action for action in actions}
    greedy = greedy_starts(actions, constraints)
    plans = [
        None if greedy is None else locally_improved(greedy, by_id, constraints),
        rounded_starts(actions, constraints),
    ]
    return max(
        (plan for plan in plans if plan is not None), key=lambda plan: objective(plan, by_id, constraints), default=None
    )


def _laid(starts: Starts, actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    return plan_of(
        locally_improved(starts, {action.id: action for action in actions}, constraints), actions, constraints
    )


def _bounded(plan: Plan, bound: float | None) -> Plan:
    """The plan with its distance to the bound; the bound is never under what was found, rounding aside."""
    if bound is None:
        return replace(plan, status="feasible")
    bound = max(bound, plan.objective)
    gap = (bound - plan.objective) / plan.objective if plan.objective > 0 else bound
    return replace(plan, status="optimal" if gap <= OPTIMAL_WITHIN else "feasible", bound=bound, gap=gap)


def _without_conflicts(
    actions: Sequence[Candidate], constraints: Constraints
) -> tuple[Constraints, tuple[tuple[Constraint, ...], ...]]:
    """The constraints that can be kept, and what had to be left aside for that."""
    conflicts: list[tuple[Constraint, ...]] = []
    while wishes := conflict(actions, constraints):
        conflicts.append(wishes)
        constraints = without(wishes, constraints)
    return constraints, tuple(conflicts)


def _forced_alone(actions: Sequence[Candidate], constraints: Constraints) -> Starts:
    return any_plan(actions, constraints).starts or {}
