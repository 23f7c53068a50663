"""The last touch to a plan: nothing waits that could begin, nothing runs that nobody needs.

A search that ends within a gap may leave an action later than it must be, or out though it fits. Each step here only
raises the objective or leaves it as it is, so that a bound stays a bound.
"""

from collections.abc import Mapping

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.greedy import priority_index
from assessment.roadmap.plan import Starts
from assessment.roadmap.remaining_capacity import RemainingCapacity

ROUNDS = 10


def locally_improved(starts: Starts, actions: Mapping[str, Candidate], constraints: Constraints) -> Starts:
    """The plan with every action as early as the others allow, and with what else fits."""
    remaining = RemainingCapacity(actions, constraints)
    for action in sorted(starts, key=lambda one: (starts[one], one)):
        remaining.place(actions[action], starts[action])
    for _ in range(ROUNDS):
        before = dict(remaining.starts)
        _drop_idle(remaining)
        _move_ahead(remaining)
        _fill_up(remaining)
        if remaining.starts == before:
            break
    return remaining.starts


def _drop_idle(remaining: RemainingCapacity) -> None:
    """Takes out what is worth nothing and is needed by nothing planned, the last steps of a way first."""
    while True:
        idle = [
            action
            for action in remaining.starts
            if remaining.actions[action].benefit == 0
            and action not in remaining.constraints.forced
            and not remaining.waiting_for(remaining.actions[action])
        ]
        if not idle:
            return
        for action in idle:
            remaining.take_out(remaining.actions[action])


def _move_ahead(remaining: RemainingCapacity) -> None:
    for action in sorted(
        remaining.starts, key=lambda one: (remaining.starts[one], -remaining.actions[one].benefit, one)
    ):
        entry = remaining.actions[action]
        start = remaining.take_out(entry)
        remaining.place(entry, _earlier(remaining, entry, start))


def _earlier(remaining: RemainingCapacity, action: Candidate, start: int) -> int:
    found = remaining.earliest(action, before=start)
    return start if found is None else found


def _fill_up(remaining: RemainingCapacity) -> None:
    priority = priority_index(remaining.actions)
    for action in sorted(remaining.actions.values(), key=lambda one: (-priority[one.id], one.id)):
        if action.id not in remaining.starts and action.benefit > 0:
            start = remaining.earliest(action)
            if start is not None:
                remaining.place(action, start)
