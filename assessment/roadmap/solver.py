"""Searching for the best plan with HiGHS, on the model of mip_model.py.

One thread, one seed, and an end by work: the same input gives the same plan on every machine, however busy. Work is
counted in branches, which HiGHS reaches in the same order everywhere. The clock is a far backstop, whose use is said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.mip_model import SchedulingModel
from assessment.roadmap.plan import Starts

SEED = 1
THREADS = 1
WANTED_GAP = 0.006  # the search ends here,
BRANCHES_TO_THE_WANTED_GAP = 100  # or after so many branches, if it is within the gap that is promised,
PROMISED_GAP = 0.01
WORK = 300_000  # or when branches × variables are as many: a branch takes longer the more variables there are
FIRST_PLAN_WORK = 50_000  # the same where any plan will do
EXACT_UP_TO = 100  # so many variables are searched to the end, which takes a moment; 300 can take a minute
EXACT_WORK = 5_000_000
ABSOLUTE_GAP = 1e-9
MOST_PIVOTS = 100_000  # of the relaxed problem: ten times what 400 actions over 24 periods take
SECONDS = 1200.0  # the backstop: the hardest instances of the benchmark take twenty seconds of a core


@dataclass(frozen=True)
class SolveResult:
    """`starts` is None where no plan keeps all wishes, or where the search ended before one was found.

    `stopped_by_time`: the clock ended it, or nobody waited any more; another machine may find another plan.
    """

    starts: Starts | None
    objective: float
    bound: float | None
    infeasible: bool
    stopped_by_time: bool


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


def solve(
    actions: Sequence[Candidate],
    constraints: Constraints,
    warm_start: Starts | None,
    listener: Listener | None = None,
    give_up: GiveUp | None = None,
    seconds: float = SECONDS,
) -> SolveResult:
    """The best plan within the gap, or within the work. `warm_start` is a plan to start from."""
    model = SchedulingModel(actions, constraints)
    exact = model.columns <= EXACT_UP_TO
    branches = (EXACT_WORK if exact else WORK) // max(model.columns, 1)
    limits = _Limits(branches, None if exact else BRANCHES_TO_THE_WANTED_GAP)
    return _searched(
        model, warm_start, _Watch(limits, listener, give_up), {"mip_rel_gap": 0.0 if exact else WANTED_GAP}, seconds
    )


def any_plan(actions: Sequence[Candidate], constraints: Constraints) -> SolveResult:
    """Some plan that keeps all wishes, however good; or the proof that there is none, if either is found in time."""
    model = SchedulingModel(actions, constraints)
    watch = _Watch(_Limits(max(1, FIRST_PLAN_WORK // max(model.columns, 1)), None), None, None)
    return _searched(model, None, watch, {"mip_max_improving_sols": 1}, SECONDS)


def _searched(
    model: SchedulingModel, warm_start: Starts | None, watch: "_Watch", options: Mapping[str, Any], seconds: float
) -> SolveResult:
    if model.impossible:
        return SolveResult(None, 0.0, None, infeasible=True, stopped_by_time=False)
    if not model.columns:
        return SolveResult({}, 0.0, 0.0, infeasible=False, stopped_by_time=False)
    highs = _solver(model, {**options, "time_limit": seconds})
    if warm_start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = model.column_values(warm_start)
        highs.setSolution(solution)
    watch.over(highs)
    highs.run()
    return _found(highs, model, watch)


def relaxed_progress(actions: Sequence[Candidate], constraints: Constraints) -> dict[str, list[float]] | None:
    """How far each action has begun by each period, 0 to 1, where actions may begin in parts; None: no plan at all."""
    model = SchedulingModel(actions, constraints)
    if model.impossible or not model.columns:
        return None
    highs = _solver(model, {"simplex_iteration_limit": MOST_PIVOTS}, highspy.HighsVarType.kContinuous)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = highs.getSolution().col_value
    return {
        action.id: [
            float(values[model.first_column[action.id] + period]) for period in range(model.allowed[action.id][-1] + 1)
        ]
        for action in model.actions
    }


class _SilentHighs(highspy.Highs):
    """HiGHS prints its name when callbacks are enabled, which happens while it is made: silence comes before that."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS's name
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _solver(model: SchedulingModel, further: Mapping[str, Any], kind: Any = highspy.HighsVarType.kInteger) -> Any:
    highs = _SilentHighs()
    options: dict[str, Any] = {
        "random_seed": SEED,
        "threads": THREADS,
        "parallel": "off",
        "mip_abs_gap": ABSOLUTE_GAP,
        **further,
    }
    for option, value in options.items():
        highs.setOptionValue(option, value)
    highs.passModel(_linear_program(model, kind))
    return highs


def _linear_program(model: SchedulingModel, kind: Any) -> Any:
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
class _Limits:
    """How many branches there may be: at most, and until the promised gap is enough; None: it never is."""

    branches: int
    until_promised: int | None

    def reached(self, branches: int, objective: float, bound: float) -> bool:
        if branches >= self.branches:
            return True
        enough = self.until_promised is not None and branches >= self.until_promised
        return enough and bound - objective <= PROMISED_GAP * max(objective, 0.0) + ABSOLUTE_GAP


@dataclass
class _Watch:
    """Who is told how far a search is, and what ends it. HiGHS asks at the same places of a search everywhere."""

    limits: _Limits
    listener: Listener | None
    give_up: GiveUp | None
    given_up: bool = False

    def over(self, highs: Any) -> None:
        if self.listener is not None:
            highs.cbMipLogging += self._tell
            highs.cbMipImprovingSolution += self._tell
        highs.cbMipInterrupt += self._ask

    def _tell(self, event: Any) -> None:
        out = event.data_out
        assert self.listener
        self.listener(SearchState(out.running_time, out.mip_primal_bound, out.mip_dual_bound, out.mip_gap))

    def _ask(self, event: Any) -> None:
        out = event.data_out
        self.given_up = self.given_up or (self.give_up is not None and self.give_up())
        if self.given_up or self.limits.reached(out.mip_node_count, out.mip_primal_bound, out.mip_dual_bound):
            event.interrupt()


def _found(highs: Any, model: SchedulingModel, watch: _Watch) -> SolveResult:
    status, info = highs.getModelStatus(), highs.getInfo()
    infeasible = status == highspy.HighsModelStatus.kInfeasible
    stopped = watch.given_up or status == highspy.HighsModelStatus.kTimeLimit
    if infeasible or info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return SolveResult(None, 0.0, None, infeasible, stopped)
    return SolveResult(
        model.starts(highs.getSolution().col_value),
        float(info.objective_function_value),
        float(info.mip_dual_bound),
        False,
        stopped,
    )
