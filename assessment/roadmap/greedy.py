"""The first plan, there at once: the action with the most benefit per √day goes to its earliest possible start.

What the plan must hold (pinned, begun, due) is laid first, each with what it needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from math import fsum, inf, sqrt

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.remaining_capacity import RemainingCapacity


def greedy_starts(actions: Sequence[Candidate], constraints: Constraints) -> dict[str, int] | None:
    """When each placed action begins; None where the wishes could not all be kept this way."""
    return laid_in_order(_in_order(actions), actions, constraints)


def laid_in_order(
    order: Iterable[Candidate], actions: Sequence[Candidate], constraints: Constraints
) -> dict[str, int] | None:
    """When each action begins if they are laid in this order, each as early as it fits; None as above."""
    by_id = {action.id: action for action in actions}
    remaining = RemainingCapacity(by_id, constraints)
    if not _lay_forced(by_id, constraints, remaining):
        return None
    for action in order:
        if action.id in remaining.starts:
            continue
        start = remaining.earliest(action)
        if start is not None:
            remaining.place(action, start)
    return remaining.starts


def _lay_forced(actions: Mapping[str, Candidate], constraints: Constraints, remaining: RemainingCapacity) -> bool:
    """Lays what must be in the plan, the most urgent first; False where one of them fits nowhere in time."""
    latest = _latest_ends(actions, constraints)
    before = all_needed(actions)
    for action in sorted(latest, key=lambda one: (latest[one], len(before[one]), one)):
        start = remaining.earliest(actions[action])
        if start is None or start + actions[action].periods - 1 > latest[action]:
            return False
        remaining.place(actions[action], start)
    return True


def _latest_ends(actions: Mapping[str, Candidate], constraints: Constraints) -> dict[str, int]:
    """The last period in which each forced action, and each that one of them needs, may end."""
    latest: dict[str, int] = {}
    waiting = [
        (action, _own_latest(actions[action], constraints)) for action in sorted(constraints.forced & set(actions))
    ]
    while waiting:
        action, end = waiting.pop()
        if end >= latest.get(action, inf):
            continue
        latest[action] = end
        start = min(end, _own_latest(actions[action], constraints)) - actions[action].periods + 1
        waiting += [(need, start - 1) for need in actions[action].needs if need in actions]
    return latest


def _own_latest(action: Candidate, constraints: Constraints) -> int:
    fixed = constraints.fixed.get(action.id)
    end = constraints.periods - 1 if fixed is None else fixed + action.periods - 1
    return min(end, constraints.due.get(action.id, end))


def _in_order(actions: Sequence[Candidate]) -> Iterable[Candidate]:
    """Prerequisites before what needs them; otherwise the most benefit per √day first."""
    priority = priority_index({action.id: action for action in actions})
    waiting, order = {action.id: action for action in actions}, []
    while waiting:
        free = [a for a in waiting.values() if all(need not in waiting for need in a.needs)]
        best = max(free, key=lambda action: (priority[action.id], action.id))
        order.append(waiting.pop(best.id))
    return order


def priority_index(actions: Mapping[str, Candidate]) -> dict[str, float]:
    """Benefit per √day of an action, or of the way from it to one that waits for it, whichever is more."""
    before = all_needed(actions)
    priority = {action.id: action.benefit / sqrt(max(action.effort_days, 1)) for action in actions.values()}
    for last in actions:
        for first in before[last]:
            way = [actions[step] for step in (*before[last], last) if step == first or first in before[step]]
            together = fsum(step.benefit for step in way) / fsum(sqrt(max(step.effort_days, 1)) for step in way)
            priority[first] = max(priority[first], together)
    return priority


def all_needed(actions: Mapping[str, Candidate]) -> dict[str, frozenset[str]]:
    """All that each action needs, directly or through others."""
    needs = {action.id: [need for need in action.needs if need in actions] for action in actions.values()}
    found: dict[str, frozenset[str]] = {}
    for action in TopologicalSorter(needs).static_order():
        found[action] = frozenset(needs[action]).union(*(found[need] for need in needs[action]))
    return found
