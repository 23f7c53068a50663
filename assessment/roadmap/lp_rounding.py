"""A strong plan to start the search from: actions in the order in which they begin where they may begin in parts.

The relaxed problem, in which half an action can begin, is solved at once and its objective is close to the best there
is. Its α-points (the period by which the share α of an action has begun) order the actions, and each order is laid as
early as it fits (list scheduling by α-points: Phillips, Stein and Wein 1998; Goemans 1997). The best of these plans
is seldom 1 % from the bound.
"""

from collections.abc import Mapping, Sequence

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.greedy import laid_in_order
from assessment.roadmap.local_improvement import locally_improved
from assessment.roadmap.plan import Starts
from assessment.roadmap.problem import Problem
from assessment.roadmap.solver import relaxed_progress

SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999)


def rounded_starts(problem: Problem, forced: Sequence[str]) -> Starts | None:
    """The best of the plans that the relaxed problem's orders give; None where none keeps the wishes.

    `forced` is the order in which to lay what a plan must hold.
    """
    progress = relaxed_progress(tuple(problem.actions.values()), problem.constraints)
    if progress is None:
        return None
    laid = [laid_in_order(_order(problem, progress, share), problem, forced) for share in SHARES]
    plans = [locally_improved(plan, problem) for plan in laid if plan is not None]
    return max(plans, key=problem.objective, default=None)


def _order(problem: Problem, progress: Mapping[str, Sequence[float]], share: float) -> list[Candidate]:
    """By α-point, and where that is the same by worth; those of which less than the share begins come last."""

    def place(action: Candidate) -> tuple[float, float, str]:
        begun = progress.get(action.id, ())
        point = next((period for period, part in enumerate(begun) if part >= share), float("inf"))
        return point, -problem.priority[action.id], action.id

    return sorted(problem.actions.values(), key=place)
