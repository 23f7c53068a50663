"""The first plan, there at once: the action with the most benefit per √day goes to its earliest possible start.

What the plan must hold (pinned, begun, due) is laid first, each with what it needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from math import fsum, inf, sqrt

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Conditions
from assessment.roadmap.remaining_capacity import Room


def greedy_starts(actions: Sequence[Candidate], conditions: Conditions) -> dict[str, int] | None:
    """When each placed action begins; None where the wishes could not all be kept this way."""
    return laid_in_order(_in_order(actions), actions, conditions)


def laid_in_order(
    order: Iterable[Candidate], actions: Sequence[Candidate], conditions: Conditions
) -> dict[str, int] | None:
    """When each action begins if they are laid in this order, each as early as it fits; None as above."""
    by_id = {action.id: action for action in actions}
    room = Room(by_id, conditions)
    if not _lay_forced(by_id, conditions, room):
        return None
    for action in order:
        if action.id in room.starts:
            continue
        start = room.earliest(action)
        if start is not None:
            room.place(action, start)
    return room.starts


def _lay_forced(actions: Mapping[str, Candidate], conditions: Conditions, room: Room) -> bool:
    """Lays what must be in the plan, the most urgent first; False where one of them fits nowhere in time."""
    latest = _latest_ends(actions, conditions)
    before = all_needed(actions)
    for action in sorted(latest, key=lambda one: (latest[one], len(before[one]), one)):
        start = room.earliest(actions[action])
        if start is None or start + actions[action].periods - 1 > latest[action]:
            return False
        room.place(actions[action], start)
    return True


def _latest_ends(actions: Mapping[str, Candidate], conditions: Conditions) -> dict[str, int]:
    """The last period in which each forced action, and each that one of them needs, may end."""
    latest: dict[str, int] = {}
    waiting = [(action, _own_latest(actions[action], conditions))
               for action in sorted(conditions.forced & set(actions))]
    while waiting:
        action, end = waiting.pop()
        if end >= latest.get(action, inf):
            continue
        latest[action] = end
        start = min(end, _own_latest(actions[action], conditions)) - actions[action].periods + 1
        waiting += [(need, start - 1) for need in actions[action].needs if need in actions]
    return latest


def _own_latest(action: Candidate, conditions: Conditions) -> int:
    fixed = conditions.fixed.get(action.id)
    end = conditions.periods - 1 if fixed is None else fixed + action.periods - 1
    return min(end, conditions.due.get(action.id, end))


def _in_order(actions: Sequence[Candidate]) -> Iterable[Candidate]:
    """Prerequisites before what needs them; otherwise the most benefit per √day first."""
    worth = worths({action.id: action for action in actions})
    waiting, order = {action.id: action for action in actions}, []
    while waiting:
        free = [a for a in waiting.values() if all(need not in waiting for need in a.needs)]
        best = max(free, key=lambda action: (worth[action.id], action.id))
        order.append(waiting.pop(best.id))
    return order


def worths(actions: Mapping[str, Candidate]) -> dict[str, float]:
    """Benefit per √day of an action, or of the way from it to one that waits for it, whichever is more."""
    before = all_needed(actions)
    worth = {action.id: action.benefit / sqrt(max(action.effort_days, 1)) for action in actions.values()}
    for last in actions:
        for first in before[last]:
            way = [actions[step] for step in (*before[last], last) if step == first or first in before[step]]
            together = fsum(step.benefit for step in way) / fsum(sqrt(max(step.effort_days, 1)) for step in way)
            worth[first] = max(worth[first], together)
    return worth


def all_needed(actions: Mapping[str, Candidate]) -> dict[str, frozenset[str]]:
    """All that each action needs, directly or through others."""
    needs = {action.id: [need for need in action.needs if need in actions] for action in actions.values()}
    found: dict[str, frozenset[str]] = {}
    for action in TopologicalSorter(needs).static_order():
        found[action] = frozenset(needs[action]).union(*(found[need] for need in needs[action]))
    return found
