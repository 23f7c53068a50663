"""The roadmap as a mixed-integer model, with started-by variables.

y[i,t] = 1 if action i has begun by period t, for t up to the last period in which it may begin:
  monotone        y[i,t−1] ≤ y[i,t], equal where i may not begin in t
  prerequisites   y[i,t] ≤ y[p,t−d_p]: what i needs has begun d_p periods before
  capacity        Σ days_i ÷ d_i · (y[i,t] − y[i,t−d_i]) ≤ room[t]; budget and changes at once of a role alike
  new things      Σ (y[i,t] − y[i,t−1]) ≤ starts[t]
  objective       max Σ value_i(t) · (y[i,t] − y[i,t−1])
"""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any

import numpy as np

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan import Starts

CHOSEN_ABOVE = 0.5

Row = tuple[dict[int, float], float, float]
"""Coefficients by column, lower and upper bound."""


class SchedulingModel:
    """Columns and rows of one problem. `impossible` where a forced action has no period at all."""

    def __init__(self, actions: Sequence[Candidate], constraints: Constraints) -> None:
        self.constraints = constraints
        self.allowed = {
            action.id: [start for start in range(constraints.periods) if constraints.may_start(action, start)]
            for action in actions
        }
        self.impossible = any(not self.allowed.get(action, [0]) for action in constraints.forced)
        self.actions = [action for action in actions if self.allowed[action.id]]
        self.known = {action.id for action in actions}
        self.by_id = {action.id: action for action in self.actions}
        self.first_column: dict[str, int] = {}
        self.columns = 0
        for action in self.actions:
            self.first_column[action.id] = self.columns
            self.columns += self.allowed[action.id][-1] + 1

    def column(self, action: str, period: int) -> int | None:
        """The variable 'has begun by this period'; None before the first period, the last one after the last."""
        return None if period < 0 else self.first_column[action] + min(period, self.allowed[action][-1])

    def gains(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Objective by column."""
        gains = np.zeros(self.columns)
        for action in self.actions:
            for start in self.allowed[action.id]:
                at, before = self.column(action.id, start), self.column(action.id, start - 1)
                gains[at] += self.constraints.value(action, start)
                if before is not None:
                    gains[before] -= self.constraints.value(action, start)
        return gains

    def rows(self) -> Iterator[Row]:
        for action in self.actions:
            yield from self._monotone(action)
            yield from self._prerequisites(action)
        yield from self._limit({a.id: a.effort_days / a.periods for a in self.actions}, self.constraints.room)
        yield from self._starts()
        if self.constraints.budget is not None:
            yield from self._limit(
                {a.id: self.constraints.cost(a) / a.periods for a in self.actions}, self.constraints.budget
            )
        if self.constraints.max_parallel_per_role is not None:
            for role in sorted({action.led_by for action in self.actions}):
                led = {a.id: 1.0 for a in self.actions if a.led_by == role}
                yield from self._limit(led, (self.constraints.max_parallel_per_role,) * self.constraints.periods)

    def _monotone(self, action: Candidate) -> Iterator[Row]:
        allowed = set(self.allowed[action.id])
        for period in range(self.allowed[action.id][-1] + 1):
            now, before = self.column(action.id, period), self.column(action.id, period - 1)
            assert now is not None
            step = {now: 1.0} if before is None else {now: 1.0, before: -1.0}
            if period not in allowed:
                yield step, 0.0, 0.0
            elif before is not None:
                yield step, 0.0, inf
        if action.id in self.constraints.forced:
            yield {self.first_column[action.id] + self.allowed[action.id][-1]: 1.0}, 1.0, 1.0

    def _prerequisites(self, action: Candidate) -> Iterator[Row]:
        for need in action.needs:
            if need not in self.known:
                continue
            for period in self.allowed[action.id]:
                now = self.column(action.id, period)
                assert now is not None
                before = self.column(need, period - self.by_id[need].periods) if need in self.by_id else None
                yield ({now: 1.0} if before is None else {now: 1.0, before: -1.0}), -inf, 0.0

    def _limit(self, shares: Mapping[str, float], limits: Sequence[float]) -> Iterator[Row]:
        """Σ share · (runs in the period) ≤ limit, for each period."""
        for period, limit in enumerate(limits):
            row: dict[int, float] = {}
            for action, share in shares.items():
                begun, ended = self.column(action, period), self.column(action, period - self.by_id[action].periods)
                if begun is not None and begun != ended and share:
                    row[begun] = row.get(begun, 0.0) + share
                    if ended is not None:
                        row[ended] = row.get(ended, 0.0) - share
            if row:
                yield row, -inf, limit

    def _starts(self) -> Iterator[Row]:
        """No more actions begin in a period than are allowed."""
        for period, limit in enumerate(self.constraints.starts_allowed or ()):
            row: dict[int, float] = {}
            for action in self.actions:
                now, before = self.column(action.id, period), self.column(action.id, period - 1)
                if self.constraints.counts_as_start(action.id) and now is not None and now != before:
                    row[now] = row.get(now, 0.0) + 1.0
                    if before is not None:
                        row[before] = row.get(before, 0.0) - 1.0
            if row:
                yield row, -inf, float(limit)

    def column_values(self, starts: Starts) -> list[float]:
        values = np.zeros(self.columns)
        for action, start in starts.items():
            first = self.first_column[action]
            values[first + start : first + self.allowed[action][-1] + 1] = 1.0
        return [float(value) for value in values]

    def starts(self, values: Sequence[float]) -> dict[str, int]:
        found = {}
        for action in self.actions:
            first = self.first_column[action.id]
            begun = [start for start in self.allowed[action.id] if values[first + start] > CHOSEN_ABOVE]
            if begun:
                found[action.id] = begun[0]
        return found
