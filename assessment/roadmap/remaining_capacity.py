"""What is still free in each period while a plan is laid: person-days, money, and changes at once of each role."""

from collections import defaultdict
from collections.abc import Mapping

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan import ROUNDING


class RemainingCapacity:
    """Takes actions in and out, and says where one still fits."""

    def __init__(self, actions: Mapping[str, Candidate], constraints: Constraints) -> None:
        self.actions, self.constraints = actions, constraints
        self.starts: dict[str, int] = {}
        self._days = list(constraints.capacity)
        self._money = list(constraints.budget) if constraints.budget is not None else None
        self._at_once: dict[tuple[str, int], int] = defaultdict(int)
        self._opens: dict[str, list[str]] = defaultdict(list)
        for action in actions.values():
            for need in action.needs:
                self._opens[need].append(action.id)

    def earliest(self, action: Candidate, before: int | None = None) -> int | None:
        """The first period, before the given one if any, in which the action may begin and fits; None: nowhere."""
        ready = self._ready(action)
        if ready is None:
            return None
        last = self.constraints.periods if before is None else before
        return next((start for start in range(ready, last) if self.fits(action, start)), None)

    def fits(self, action: Candidate, start: int) -> bool:
        """Whether wishes, capacity, budget and changes at once allow it; the order of actions aside."""
        if not self.constraints.may_start(action, start):
            return False
        span = range(start, start + action.periods)
        share, money = action.effort_days / action.periods, self.constraints.cost(action) / action.periods
        return (
            all(self._days[period] + ROUNDING >= share for period in span)
            and (self._money is None or all(self._money[period] + ROUNDING >= money for period in span))
            and self._role_is_free(action, span)
        )

    def place(self, action: Candidate, start: int) -> None:
        self.starts[action.id] = start
        self._take(action, start, 1)

    def take_out(self, action: Candidate) -> int:
        """The period in which it began."""
        start = self.starts.pop(action.id)
        self._take(action, start, -1)
        return start

    def waiting_for(self, action: Candidate) -> list[str]:
        """The planned actions that need it."""
        return [other for other in self._opens[action.id] if other in self.starts]

    def _ready(self, action: Candidate) -> int | None:
        """The first period after all that it needs; None where something it needs is not planned."""
        ready = 0
        for need in action.needs:
            if need in self.actions:
                if need not in self.starts:
                    return None
                ready = max(ready, self.starts[need] + self.actions[need].periods)
        return ready

    def _role_is_free(self, action: Candidate, span: range) -> bool:
        most = self.constraints.max_parallel_per_role
        role = action.led_by
        return most is None or all(self._at_once[role, period] < most for period in span)

    def _take(self, action: Candidate, start: int, sign: int) -> None:
        for period in range(start, start + action.periods):
            self._days[period] -= sign * action.effort_days / action.periods
            self._at_once[action.led_by, period] += sign
            if self._money is not None:
                self._money[period] -= sign * self.constraints.cost(action) / action.periods
