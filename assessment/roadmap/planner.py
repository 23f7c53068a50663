"""Laying actions over the client's periods: a first plan at once, the best one that a solver finds in time.

Both keep to the same constraints and are judged by the same objective. A constraint that cannot be kept is named,
and the plan is made without it: never an empty one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.conflicts import conflict, unkept, without
from assessment.roadmap.constraints import Constraint, Constraints
from assessment.roadmap.forced_order import forced_order
from assessment.roadmap.greedy import greedy_starts
from assessment.roadmap.laid_ahead import laid_ahead
from assessment.roadmap.local_improvement import locally_improved
from assessment.roadmap.lp_rounding import rounded_starts
from assessment.roadmap.plan import OPTIMAL_WITHIN, Plan, Starts, plan_of
from assessment.roadmap.problem import Problem
from assessment.roadmap.ruin_and_recreate import ruined_and_recreated
from assessment.roadmap.solver import SECONDS, GiveUp, Listener, any_plan, solve

Planner = Callable[[Sequence[Candidate], Constraints], Plan]


def first_plan(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """A plan in a third of a second, without a bound."""
    first = _first(actions, constraints)
    return first.told(plan_of(first.starts, actions, first.kept))


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
    first = _first(actions, constraints)
    found = solve(actions, first.kept, first.starts, listener, give_up, seconds)
    starts = first.starts if found.starts is None else locally_improved(found.starts, Problem(actions, first.kept))
    plan = first.told(_bounded(plan_of(starts, actions, first.kept), found.bound))
    return replace(plan, stopped_by_time=found.stopped_by_time)


@dataclass(frozen=True)
class _First:
    """A plan to begin with, the constraints that it keeps, and the wishes that were left aside for that."""

    starts: Starts
    kept: Constraints
    conflicts: tuple[tuple[Constraint, ...], ...]
    unproven: int

    def told(self, plan: Plan) -> Plan:
        return replace(plan, conflicts=self.conflicts, unproven=self.unproven)


def _first(actions: Sequence[Candidate], constraints: Constraints) -> _First:
    """Where wishes could be kept together, but no plan is found that does, those that come too late are left aside."""
    kept, conflicts = _without_conflicts(actions, constraints)
    with_ahead = laid_ahead(Problem(actions, kept))
    starts = _starts(Problem(actions, with_ahead))
    if starts is not None:
        return _First(starts, with_ahead, conflicts, 0)
    unproven: list[tuple[Constraint, ...]] = []
    while (starts := _starts(Problem(actions, kept))) is None:
        unproven.append(unkept(forced_order(Problem(actions, kept)).late, kept))
        kept = without(unproven[-1], kept)
    return _First(starts, kept, (*conflicts, *unproven), len(unproven))


def _starts(problem: Problem) -> Starts | None:
    """The better of the greedy plan and the one rounded from the relaxed problem, improved for a while.

    Where neither keeps the wishes, the solver lays what they need.
    """
    forced = forced_order(problem)
    if forced.late:
        start = any_plan(tuple(problem.actions.values()), problem.constraints).starts
        return None if start is None else ruined_and_recreated(locally_improved(start, problem), problem)
    laid = (greedy_starts(problem, forced.order), rounded_starts(problem, forced.order))
    plans = [locally_improved(plan, problem) for plan in laid if plan is not None]
    return ruined_and_recreated(max(plans, key=problem.objective), problem)


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
    """The constraints that can be kept, and what had to be left aside for that.

    Wishes may use what is kept in reserve, and more new things than the size suggests: they were wished for.
    """
    conflicts: list[tuple[Constraint, ...]] = []
    if constraints.forced and conflict(actions, constraints):
        constraints = replace(constraints, reserve=0.0, most_starts=None)
    while wishes := conflict(actions, constraints):
        conflicts.append(wishes)
        constraints = without(wishes, constraints)
    return constraints, tuple(conflicts)
