"""Searching for the best plan with HiGHS, on the model of mip_model.py.

One thread and one seed: the same input gives the same plan on every machine, unless time stops the search.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import highspy
import numpy as np

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.mip_model import SchedulingModel
from assessment.roadmap.plan import Starts

SEED = 1
WANTED_GAP = 0.006  # the search ends here,
NODES = 100  # or after so many branches, if it is within the gap that is promised
PROMISED_GAP = 0.01
EXACT_UP_TO = 100  # so many variables are searched to the end, which takes a moment; 300 can take a minute
ABSOLUTE_GAP = 1e-9
RELAXED_SECONDS = 10.0


@dataclass(frozen=True)
class SolveResult:
    """`starts` is None where no plan keeps all wishes, or where time ran out before one was found."""

    starts: Starts | None
    objective: float
    bound: float | None
    infeasible: bool
    stopped_by_time: bool

    def within(self, gap: float) -> bool:
        return (
            self.starts is not None
            and self.bound is not None
            and (self.bound - self.objective <= gap * max(self.objective, 0.0) + ABSOLUTE_GAP)
        )


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
    seconds: float,
    listener: Listener | None = None,
    give_up: GiveUp | None = None,
) -> SolveResult:
    """The best plan within the gap. `begin_with` is a plan to start from, `seconds` a backstop and no goal."""
    model = SchedulingModel(actions, constraints)
    if model.impossible:
        return SolveResult(None, 0.0, None, infeasible=True, stopped_by_time=False)
    if not model.columns:
        return SolveResult({}, 0.0, 0.0, infeasible=False, stopped_by_time=False)
    begun = monotonic()
    watch = _Watch(listener, give_up)
    found = _search(model, warm_start, seconds, watch, {"mip_rel_gap": WANTED_GAP, "mip_max_nodes": NODES})
    left = seconds - (monotonic() - begun)
    if found.infeasible or found.within(PROMISED_GAP) or left <= 0:
        return found
    return _search(model, found.starts, left, watch, {"mip_rel_gap": PROMISED_GAP})


def _search(
    model: SchedulingModel,
    warm_start: Starts | None,
    seconds: float,
    watch: "_Watch",
    options: Mapping[str, float],
) -> SolveResult:
    highs = _solver(model, seconds, options)
    if warm_start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = model.column_values(warm_start)
        highs.setSolution(solution)
    watch.over(highs)
    highs.run()
    return _found(highs, model)


def relaxed_progress(actions: Sequence[Candidate], constraints: Constraints) -> dict[str, list[float]] | None:
    """How far each action has begun by each period, 0 to 1, where actions may begin in parts; None: no plan at all."""
    model = SchedulingModel(actions, constraints)
    if model.impossible or not model.columns:
        return None
    highs = _solver(model, RELAXED_SECONDS, {}, highspy.HighsVarType.kContinuous)
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


def _solver(
    model: SchedulingModel, seconds: float, further: Mapping[str, float], kind: Any = highspy.HighsVarType.kInteger
) -> Any:
    highs = _SilentHighs()
    exact = {"mip_rel_gap": 0.0, "mip_max_nodes": highspy.kHighsIInf} if model.columns <= EXACT_UP_TO else {}
    options: dict[str, Any] = {
        "random_seed": SEED,
        "parallel": "off",
        "time_limit": float(seconds),
        "mip_abs_gap": ABSOLUTE_GAP,
        **further,
        **exact,
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


def _found(highs: Any, model: SchedulingModel) -> SolveResult:
    status, info = highs.getModelStatus(), highs.getInfo()
    infeasible = status == highspy.HighsModelStatus.kInfeasible
    stopped = status in (highspy.HighsModelStatus.kTimeLimit, highspy.HighsModelStatus.kInterrupt)
    if infeasible or info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return SolveResult(None, 0.0, None, infeasible, stopped)
    return SolveResult(
        model.starts(highs.getSolution().col_value),
        float(info.objective_function_value),
        float(info.mip_dual_bound),
        False,
        stopped,
    )
