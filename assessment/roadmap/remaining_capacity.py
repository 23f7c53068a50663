"""What is still free in each period while a plan is laid: person-days, money, new things, and what each role leads."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import ROUNDING
from assessment.roadmap.problem import Problem


class RemainingCapacity:
    """Takes actions in and out, and says where one still fits."""

    def __init__(self, problem: Problem) -> None:
        self.problem, constraints = problem, problem.constraints
        self.starts: dict[str, int] = {}
        self.room = _Room(
            list(constraints.room),
            None if constraints.budget is None else list(constraints.budget),
            {action.led_by: [0] * constraints.periods for action in problem.actions.values()},
            None if constraints.starts_allowed is None else list(constraints.starts_allowed),
        )

    def copy(self) -> "RemainingCapacity":
        """One that can be changed apart."""
        other = RemainingCapacity.__new__(RemainingCapacity)
        other.problem, other.starts, other.room = self.problem, dict(self.starts), self.room.copy()
        return other

    def earliest(self, action: Candidate, before: int | None = None) -> int | None:
        """The first period, before the given one if any, in which the action may begin and fits; None: nowhere."""
        return self._earliest(action, before, self._may_begin)

    def earliest_for_a_day(self, action: Candidate) -> int | None:
        """The same for what has to be ready by a day: more new things may begin for that."""
        return self._earliest(action, None, self._may_begin_for_a_day)

    def _earliest(
        self, action: Candidate, before: int | None, may_begin: Callable[[Candidate, int], bool]
    ) -> int | None:
        ready = self._ready(action)
        if ready is None:
            return None
        last = inf if before is None else before
        for start in self.problem.allowed[action.id]:
            if start >= last:
                return None
            if start >= ready and self._has_room(action, start) and may_begin(action, start):
                return start
        return None

    def place(self, action: Candidate, start: int) -> None:
        self.starts[action.id] = start
        self._take(action, start, 1)

    def take_out(self, action: Candidate) -> int:
        """The period in which it began."""
        start = self.starts.pop(action.id)
        self._take(action, start, -1)
        return start

    def waiting_for(self, action: str) -> list[str]:
        """The planned actions that need it."""
        return [other for other in self.problem.opens[action] if other in self.starts]

    def is_idle(self, action: str) -> bool:
        """Whether it is worth nothing, and nothing that is planned needs it."""
        return (
            self.problem.actions[action].benefit == 0
            and action not in self.problem.constraints.forced
            and not self.waiting_for(action)
        )

    def _ready(self, action: Candidate) -> int | None:
        """The first period after all that it needs; None where something it needs is not planned."""
        ready = 0
        for need in self.problem.needs[action.id]:
            start = self.starts.get(need)
            if start is None:
                return None
            ready = max(ready, start + self.problem.actions[need].periods)
        return ready

    def _has_room(self, action: Candidate, start: int) -> bool:
        """Whether capacity, budget and changes at once allow it."""
        days, length = self.room.days, action.periods
        share = action.effort_days / length - ROUNDING
        for period in range(start, start + length):
            if days[period] < share:
                return False
        return self._is_affordable(action, start) and self._role_is_free(action, start)

    def _may_begin(self, action: Candidate, start: int) -> bool:
        """Whether one more new thing is allowed in the period."""
        begin = self.room.begin
        return begin is None or begin[start] > 0 or not self.problem.constraints.counts_as_start(action.id)

    def _may_begin_for_a_day(self, action: Candidate, start: int) -> bool:
        most, counts = self.problem.constraints.starts_before_a_day, self.problem.constraints.counts_as_start
        if most is None or not counts(action.id):
            return True
        return sum(at == start and counts(other) for other, at in self.starts.items()) < most[start]

    def _is_affordable(self, action: Candidate, start: int) -> bool:
        if self.room.money is None:
            return True
        share = self.problem.constraints.cost(action) / action.periods
        return min(self.room.money[start : start + action.periods]) + ROUNDING >= share

    def _role_is_free(self, action: Candidate, start: int) -> bool:
        most = self.problem.constraints.max_parallel_per_role
        return most is None or max(self.room.at_once[action.led_by][start : start + action.periods]) < most

    def _take(self, action: Candidate, start: int, sign: int) -> None:
        share, money = action.effort_days / action.periods, self.problem.constraints.cost(action) / action.periods
        at_once = self.room.at_once[action.led_by]
        if self.room.begin is not None and self.problem.constraints.counts_as_start(action.id):
            self.room.begin[start] -= sign
        for period in range(start, start + action.periods):
            self.room.days[period] -= sign * share
            at_once[period] += sign
            if self.room.money is not None:
                self.room.money[period] -= sign * money


@dataclass(frozen=True)
class _Room:
    """By period; what a role leads at once by role."""

    days: list[float]
    money: list[float] | None
    at_once: dict[str, list[int]]
    begin: list[int] | None

    def copy(self) -> "_Room":
        return _Room(
            self.days.copy(),
            None if self.money is None else self.money.copy(),
            {role: led.copy() for role, led in self.at_once.items()},
            None if self.begin is None else self.begin.copy(),
        )
