"""One planning problem: actions and constraints, with what laying them asks for again and again, worked out once."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from graphlib import TopologicalSorter
from math import fsum, inf, sqrt

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints


class Problem:
    """What is to be planned, and under which constraints."""

    def __init__(self, actions: Sequence[Candidate], constraints: Constraints) -> None:
        self.actions: Mapping[str, Candidate] = {action.id: action for action in actions}
        self.constraints = constraints

    @cached_property
    def allowed(self) -> Mapping[str, tuple[int, ...]]:
        """The periods in which each action may begin, capacity and order aside."""
        periods = range(self.constraints.periods)
        return {
            action.id: tuple(start for start in periods if self.constraints.may_start(action, start))
            for action in self.actions.values()
        }

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """What each action needs of the actions that are to be planned."""
        return {
            action.id: tuple(need for need in action.needs if need in self.actions) for action in self.actions.values()
        }

    @cached_property
    def opens(self) -> Mapping[str, tuple[str, ...]]:
        """The actions that need it."""
        found: dict[str, list[str]] = {action: [] for action in self.actions}
        for action, needs in self.needs.items():
            for need in needs:
                found[need].append(action)
        return {action: tuple(others) for action, others in found.items()}

    @cached_property
    def all_needed(self) -> Mapping[str, frozenset[str]]:
        """All that each action needs, directly or through others; what is needed comes before what needs it."""
        found: dict[str, frozenset[str]] = {}
        for action in TopologicalSorter(self.needs).static_order():
            found[action] = frozenset(self.needs[action]).union(*(found[need] for need in self.needs[action]))
        return found

    @cached_property
    def values(self) -> Mapping[str, tuple[float, ...]]:
        """What each action adds to the objective, by the period in which it begins."""
        periods = range(self.constraints.periods)
        return {
            action.id: tuple(self.constraints.value(action, start) for start in periods)
            for action in self.actions.values()
        }

    def objective(self, starts: Mapping[str, int]) -> float:
        return fsum(self.values[action][start] for action, start in starts.items())

    @cached_property
    def priority(self) -> Mapping[str, float]:
        """Benefit per √day of an action, or of the way from it to one that waits for it, whichever is more."""
        before, actions = self.all_needed, self.actions
        root = {action.id: sqrt(max(action.effort_days, 1)) for action in actions.values()}
        priority = {action.id: action.benefit / root[action.id] for action in actions.values()}
        for last in actions:
            for first in before[last]:
                way = [step for step in (*before[last], last) if step == first or first in before[step]]
                together = fsum(actions[step].benefit for step in way) / fsum(root[step] for step in way)
                priority[first] = max(priority[first], together)
        return priority

    @cached_property
    def latest_ends(self) -> Mapping[str, int]:
        """The last period in which each action that a plan must hold, and each that one of them needs, may end."""
        latest: dict[str, int] = {}
        waiting = [(action, self._own_latest(action)) for action in sorted(self.constraints.forced & set(self.actions))]
        while waiting:
            action, end = waiting.pop()
            if end >= latest.get(action, inf):
                continue
            latest[action] = end
            start = min(end, self._own_latest(action)) - self.actions[action].periods + 1
            waiting += [(need, start - 1) for need in self.needs[action]]
        return latest

    def _own_latest(self, action: str) -> int:
        fixed = self.constraints.fixed.get(action)
        end = self.constraints.periods - 1 if fixed is None else fixed + self.actions[action].periods - 1
        return min(end, self.constraints.due.get(action, end))
