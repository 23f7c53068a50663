"""The roadmap as a mixed-integer model for HiGHS, with started-by variables.

y[i,t] = 1 if action i has begun by period t, for t up to the last period in which it may begin:
  monotone        y[i,t−1] ≤ y[i,t], equal where i may not begin in t
  prerequisites   y[i,t] ≤ y[p,t−d_p]: what i needs has begun d_p periods before
  capacity        Σ days_i ÷ d_i · (y[i,t] − y[i,t−d_i]) ≤ capacity[t]; budget and changes at once of a role alike
  objective       max Σ value_i(t) · (y[i,t] − y[i,t−1])

One thread and one seed: the same input gives the same plan on every machine, unless time stops the search.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any

import highspy
import numpy as np

from assessment.advice.actions import Candidate
from assessment.advice.conditions import Conditions
from assessment.advice.plan import Starts

SEED = 1
WANTED_GAP = 0.006  # the search ends here,
NODES = 100  # or after so many branches, if it is within the gap that is promised
PROMISED_GAP = 0.01
EXACT_UP_TO = 100  # so many variables are searched to the end, which takes a moment; 300 can take a minute
ABSOLUTE_GAP = 1e-9
RELAXED_SECONDS = 10.0
CHOSEN_ABOVE = 0.5


@dataclass(frozen=True)
class Found:
    """`starts` is None where no plan keeps all wishes, or where time ran out before one was found."""

    starts: Starts | None
    objective: float
    bound: float | None
    infeasible: bool
    stopped_by_time: bool

    def within(self, gap: float) -> bool:
        return self.starts is not None and self.bound is not None and (
            self.bound - self.objective <= gap * max(self.objective, 0.0) + ABSOLUTE_GAP)


@dataclass(frozen=True)
class SearchState:
    """How far a search is. `gap` is (bound − objective) ÷ objective, infinite before a first plan."""

    seconds: float
    objective: float
    bound: float
    gap: float


Listener = Callable[[SearchState], None]
GiveUp = Callable[[], bool]
"""Asked again and again during a search: whether nobody waits for its end any more."""
Row = tuple[dict[int, float], float, float]
"""Coefficients by column, lower and upper bound."""


def solve(
    actions: Sequence[Candidate], conditions: Conditions, begin_with: Starts | None, seconds: float,
    listener: Listener | None = None, give_up: GiveUp | None = None,
) -> Found:
    """The best plan within the gap. `begin_with` is a plan to start from, `seconds` a backstop and no goal."""
    model = _Model(actions, conditions)
    if model.impossible:
        return Found(None, 0.0, None, infeasible=True, stopped_by_time=False)
    if not model.columns:
        return Found({}, 0.0, 0.0, infeasible=False, stopped_by_time=False)
    begun = monotonic()
    watch = _Watch(listener, give_up)
    found = _search(model, begin_with, seconds, watch, {"mip_rel_gap": WANTED_GAP, "mip_max_nodes": NODES})
    left = seconds - (monotonic() - begun)
    if found.infeasible or found.within(PROMISED_GAP) or left <= 0:
        return found
    return _search(model, found.starts, left, watch, {"mip_rel_gap": PROMISED_GAP})


def _search(
    model: "_Model", begin_with: Starts | None, seconds: float, watch: "_Watch",
    options: Mapping[str, float],
) -> Found:
    highs = _solver(model, seconds, options)
    if begin_with is not None:
        solution = highspy.HighsSolution()
        solution.col_value = model.column_values(begin_with)
        highs.setSolution(solution)
    watch.over(highs)
    highs.run()
    return _found(highs, model)


def relaxed_progress(actions: Sequence[Candidate], conditions: Conditions) -> dict[str, list[float]] | None:
    """How far each action has begun by each period, 0 to 1, where actions may begin in parts; None: no plan at all."""
    model = _Model(actions, conditions)
    if model.impossible or not model.columns:
        return None
    highs = _solver(model, RELAXED_SECONDS, {}, highspy.HighsVarType.kContinuous)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = highs.getSolution().col_value
    return {action.id: [float(values[model.first_column[action.id] + period])
                        for period in range(model.allowed[action.id][-1] + 1)] for action in model.actions}


class _Model:
    """Columns and rows of one problem. `impossible` where a forced action has no period at all."""

    def __init__(self, actions: Sequence[Candidate], conditions: Conditions) -> None:
        self.conditions = conditions
        self.allowed = {action.id: [start for start in range(conditions.periods) if conditions.may_start(action, start)]
                        for action in actions}
        self.impossible = any(not self.allowed.get(action, [0]) for action in conditions.forced)
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
                gains[at] += self.conditions.value(action, start)
                if before is not None:
                    gains[before] -= self.conditions.value(action, start)
        return gains

    def rows(self) -> Iterator[Row]:
        for action in self.actions:
            yield from self._monotone(action)
            yield from self._prerequisites(action)
        yield from self._limit({a.id: a.effort_days / a.periods for a in self.actions}, self.conditions.capacity)
        if self.conditions.budget is not None:
            yield from self._limit({a.id: self.conditions.cost(a) / a.periods for a in self.actions},
                                   self.conditions.budget)
        if self.conditions.max_parallel_per_role is not None:
            for role in sorted({action.action.entry.led_by for action in self.actions}):
                led = {a.id: 1.0 for a in self.actions if a.action.entry.led_by == role}
                yield from self._limit(led, (self.conditions.max_parallel_per_role,) * self.conditions.periods)

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
        if action.id in self.conditions.forced:
            yield {self.first_column[action.id] + self.allowed[action.id][-1]: 1.0}, 1.0, 1.0

    def _prerequisites(self, action: Candidate) -> Iterator[Row]:
        for need in action.needs:
            if need not in self.known:
                continue
            for period in self.allowed[action.id]:
                now = self.column(action.id, period)
                assert now is not None
                before = (self.column(need, period - self.by_id[need].periods) if need in self.by_id else None)
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

    def column_values(self, starts: Starts) -> list[float]:
        values = np.zeros(self.columns)
        for action, start in starts.items():
            first = self.first_column[action]
            values[first + start: first + self.allowed[action][-1] + 1] = 1.0
        return [float(value) for value in values]

    def starts(self, values: Sequence[float]) -> dict[str, int]:
        found = {}
        for action in self.actions:
            first = self.first_column[action.id]
            begun = [start for start in self.allowed[action.id] if values[first + start] > CHOSEN_ABOVE]
            if begun:
                found[action.id] = begun[0]
        return found


class _SilentHighs(highspy.Highs):
    """HiGHS prints its name when callbacks are enabled, which happens while it is made: silence comes before that."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS's name
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _solver(
    model: _Model, seconds: float, further: Mapping[str, float], kind: Any = highspy.HighsVarType.kInteger
) -> Any:
    highs = _SilentHighs()
    exact = {"mip_rel_gap": 0.0, "mip_max_nodes": highspy.kHighsIInf} if model.columns <= EXACT_UP_TO else {}
    options: dict[str, Any] = {"random_seed": SEED, "parallel": "off", "time_limit": float(seconds),
                               "mip_abs_gap": ABSOLUTE_GAP, **further, **exact}
    for option, value in options.items():
        highs.setOptionValue(option, value)
    highs.passModel(_linear_program(model, kind))
    return highs


def _linear_program(model: _Model, kind: Any) -> Any:
    rows = list(model.rows())
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = model.columns, len(rows)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = model.gains()
    program.col_lower_, program.col_upper_ = np.zeros(model.columns), np.ones(model.columns)
    program.row_lower_ = np.array([low for _, low, _ in rows])
    program.row_upper_ = np.array([high for _, _, high in rows])
    program.integrality_ = [kind] * model.columns
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(row) for row, _, _ in rows)])
    matrix.index_ = np.array([column for row, _, _ in rows for column in row])
    matrix.value_ = np.array([value for row, _, _ in rows for value in row.values()])
    return program


@dataclass(frozen=True)
class _Watch:
    """Who is told how far a search is, and who may end it."""

    listener: Listener | None
    give_up: GiveUp | None

    def over(self, highs: Any) -> None:
        if self.listener is not None:
            highs.cbMipLogging += self._tell
            highs.cbMipImprovingSolution += self._tell
        if self.give_up is not None:
            highs.cbMipInterrupt += self._ask

    def _tell(self, event: Any) -> None:
        out = event.data_out
        assert self.listener
        self.listener(SearchState(out.running_time, out.mip_primal_bound, out.mip_dual_bound, out.mip_gap))

    def _ask(self, event: Any) -> None:
        assert self.give_up
        if self.give_up():
            event.interrupt()


def _found(highs: Any, model: _Model) -> Found:
    status, info = highs.getModelStatus(), highs.getInfo()
    infeasible = status == highspy.HighsModelStatus.kInfeasible
    stopped = status in (highspy.HighsModelStatus.kTimeLimit, highspy.HighsModelStatus.kInterrupt)
    if infeasible or info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Found(None, 0.0, None, infeasible, stopped)
    return Found(model.starts(highs.getSolution().col_value), float(info.objective_function_value),
                 float(info.mip_dual_bound), False, stopped)
