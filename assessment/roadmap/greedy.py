"""A plan by one rule: the action with the most benefit per √day goes to its earliest possible start.

What the plan must hold (pinned, begun, due) is laid first, each with what it needs.
"""

from collections.abc import Iterable

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.problem import Problem
from assessment.roadmap.remaining_capacity import RemainingCapacity


def greedy_starts(problem: Problem, forced: Iterable[str] | None = None) -> dict[str, int] | None:
    """When each placed action begins; None where the wishes could not all be kept this way."""
    return laid_in_order(_in_order(problem), problem, forced)


def laid_in_order(
    order: Iterable[Candidate], problem: Problem, forced: Iterable[str] | None = None
) -> dict[str, int] | None:
    """When each action begins if they are laid in this order, each as early as it fits; None as above.

    `forced` is an order of what the plan must hold, and of what that needs; without it the most urgent goes first.
    """
    remaining = RemainingCapacity(problem)
    if late_if_laid(most_urgent_first(problem) if forced is None else forced, remaining):
        return None
    for action in order:
        if action.id in remaining.starts:
            continue
        start = remaining.earliest(action)
        if start is not None:
            remaining.place(action, start)
    return remaining.starts


def most_urgent_first(problem: Problem) -> list[str]:
    """What a plan must hold, and what that needs, by the period in which it has to end."""
    latest, before = problem.latest_ends, problem.all_needed
    return sorted(latest, key=lambda one: (latest[one], len(before[one]), one))


def late_if_laid(order: Iterable[str], remaining: RemainingCapacity) -> list[str]:
    """Lays what must be in the plan, in this order; those that fit nowhere in time are left out, and returned."""
    problem, late = remaining.problem, []
    for name in order:
        action = problem.actions[name]
        start = remaining.earliest(action)
        if start is None or start + action.periods - 1 > problem.latest_ends[name]:
            late.append(name)
        else:
            remaining.place(action, start)
    return late


def _in_order(problem: Problem) -> Iterable[Candidate]:
    """Prerequisites before what needs them; otherwise the most benefit per √day first."""
    waiting, order = dict(problem.actions), []
    open_needs = {action: len(set(needs)) for action, needs in problem.needs.items()}
    while waiting:
        free = (action for action in waiting if not open_needs[action])
        best = max(free, key=lambda action: (problem.priority[action], action))
        order.append(waiting.pop(best))
        for opened in set(problem.opens[best]):
            open_needs[opened] -= 1
    return order
