"""Wishes that no plan can keep together, named: the smallest set of them that cannot be.

One wish after the other is left aside. Where no plan exists all the same, it had no part in the conflict; where one
does, the conflict needs it. What remains is a set from which no wish can be taken without resolving it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraint, Constraints
from assessment.roadmap.forced_order import forced_order
from assessment.roadmap.problem import Problem
from assessment.roadmap.solver import any_plan


def conflict(actions: Sequence[Candidate], constraints: Constraints) -> tuple[Constraint, ...]:
    """The wishes that contradict each other or the capacity; none where a plan keeps them all."""
    involved = _involved(actions, constraints)
    if _possible(involved, constraints):
        return ()
    names = {action.id for action in involved}
    kept = [wish for wish in _wishes(constraints) if wish.action is None or wish.action in names]
    for wish in tuple(kept):
        others = [other for other in kept if other != wish]
        if not _possible(involved, _only(others, constraints)):
            kept = others
    return tuple(kept)


def unkept(late: Sequence[str], constraints: Constraints) -> tuple[Constraint, ...]:
    """The wishes for actions that nobody found a place for in time: dates before periods, what has begun at last."""
    wishes = [wish for wish in _wishes(constraints) if wish.action in late]
    kinds = [wish.kind for wish in wishes]
    first = next(kind for kind in ("due", "pinned", "begun") if kind in kinds)
    return tuple(wish for wish in wishes if wish.kind == first)


def without(wishes: Sequence[Constraint], constraints: Constraints) -> Constraints:
    """The constraints with these wishes left aside."""
    dropped = set(wishes)
    return _only([wish for wish in _wishes(constraints) if wish not in dropped], constraints)


def _involved(actions: Sequence[Candidate], constraints: Constraints) -> list[Candidate]:
    """The forced actions and all that they need: no other action can make wishes contradict each other."""
    problem = Problem(actions, constraints)
    before = problem.all_needed
    forced = [action for action in constraints.forced if action in problem.actions]
    wanted = set(forced).union(*(before[action] for action in forced))
    return [action for action in actions if action.id in wanted]


def _possible(actions: Sequence[Candidate], constraints: Constraints) -> bool:
    """Whether a plan keeps all wishes. Without a proof it counts as possible: nobody is blamed for nothing."""
    if not forced_order(Problem(actions, constraints)).late:
        return True
    return not any_plan(actions, constraints).infeasible


def _wishes(constraints: Constraints) -> Iterator[Constraint]:
    """Every wish, general limits first: they are left aside first, so that a conflict names single actions."""
    yield from (Constraint("frozen", period=period) for period in sorted(constraints.frozen))
    if constraints.max_parallel_per_role is not None:
        yield Constraint("max_parallel_per_role")
    if constraints.budget is not None:
        yield Constraint("budget")
    yield from (Constraint("excluded", action) for action in sorted(constraints.excluded))
    yield from (Constraint("due", action, period) for action, period in sorted(constraints.due.items()))
    yield from (
        Constraint("begun" if action in constraints.begun else "pinned", action, period)
        for action, period in sorted(constraints.fixed.items())
    )


def _only(wishes: Sequence[Constraint], constraints: Constraints) -> Constraints:
    kinds = {wish.kind for wish in wishes}
    kept = set(wishes)
    fixed = {wish.action for wish in wishes if wish.kind in ("pinned", "begun")}
    return replace(
        constraints,
        frozen=frozenset(period for period in constraints.frozen if Constraint("frozen", period=period) in kept),
        max_parallel_per_role=constraints.max_parallel_per_role if "max_parallel_per_role" in kinds else None,
        budget=constraints.budget if "budget" in kinds else None,
        excluded=frozenset(action for action in constraints.excluded if Constraint("excluded", action) in kept),
        due={action: period for action, period in constraints.due.items() if Constraint("due", action, period) in kept},
        fixed={action: period for action, period in constraints.fixed.items() if action in fixed},
    )
