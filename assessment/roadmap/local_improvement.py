"""The last touch to a plan: nothing waits that could begin, nothing runs that nobody needs.

A search that ends within a gap may leave an action later than it must be, or out though it fits. Each step here only
raises the objective or leaves it as it is, so that a bound stays a bound.
"""

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Starts
from assessment.roadmap.problem import Problem
from assessment.roadmap.remaining_capacity import RemainingCapacity

ROUNDS = 10


def locally_improved(starts: Starts, problem: Problem) -> Starts:
    """The plan with every action as early as the others allow, and with what else fits."""
    remaining = laid(starts, problem)
    for _ in range(ROUNDS):
        before = dict(remaining.starts)
        _drop_idle(remaining)
        move_ahead(remaining)
        _fill_up(remaining)
        if remaining.starts == before:
            break
    return remaining.starts


def laid(starts: Starts, problem: Problem) -> RemainingCapacity:
    """What is left when these actions begin in these periods."""
    remaining = RemainingCapacity(problem)
    for action in sorted(starts, key=lambda one: (starts[one], one)):
        remaining.place(problem.actions[action], starts[action])
    return remaining


def _drop_idle(remaining: RemainingCapacity) -> None:
    """Takes out what is worth nothing and is needed by nothing planned, the last steps of a way first."""
    while idle := [action for action in remaining.starts if remaining.is_idle(action)]:
        for action in idle:
            remaining.take_out(remaining.problem.actions[action])


def move_ahead(remaining: RemainingCapacity, since: int = 1) -> None:
    """Every action as early as the others allow, from those of a period on: none can begin before the first."""
    actions, starts = remaining.problem.actions, remaining.starts
    for action in sorted(
        (one for one in starts if starts[one] >= since), key=lambda one: (starts[one], -actions[one].benefit, one)
    ):
        entry = actions[action]
        start = remaining.take_out(entry)
        remaining.place(entry, _earlier(remaining, entry, start))


def _earlier(remaining: RemainingCapacity, action: Candidate, start: int) -> int:
    found = remaining.earliest(action, before=start)
    return start if found is None else found


def _fill_up(remaining: RemainingCapacity) -> None:
    priority = remaining.problem.priority
    for action in sorted(remaining.problem.actions.values(), key=lambda one: (-priority[one.id], one.id)):
        if action.id not in remaining.starts and action.benefit > 0:
            start = remaining.earliest(action)
            if start is not None:
                remaining.place(action, start)
