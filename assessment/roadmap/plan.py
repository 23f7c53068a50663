"""A plan: which action begins when, how good that is, and why the rest is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraint, Constraints

ROUNDING = 1e-6  # person-days and money: less than this is no excess
OPTIMAL_WITHIN = 1e-6  # a gap below this is none

Status = Literal["optimal", "feasible", "greedy"]
Starts = Mapping[str, int]


@dataclass(frozen=True)
class Scheduled:
    """Periods count from 0; `end` is the last period that the action takes up."""

    action: str
    start: int
    end: int


LeftOutKind = Literal[
    "excluded",
    "needs_excluded",
    "needs_left_out",
    "too_large",
    "too_long",
    "no_benefit",
    "not_asked_for",
    "no_capacity",
    "not_agreed",
]


@dataclass(frozen=True)
class LeftOutReason:
    """`needed` is the title of the action that comes first and is excluded or left out; `effort_days` is more than any
    period has room for.
    """

    kind: LeftOutKind
    needed: str | None = None
    effort_days: float | None = None


@dataclass(frozen=True)
class LeftOut:
    action: str
    reason: LeftOutReason


@dataclass(frozen=True)
class Plan:
    """capacity and load are person-days by period; `bound` and `gap` are None where no bound was computed.

    `gap` is (bound − objective) ÷ objective. Each of `conflicts` holds wishes that no plan keeps together; this one was
    made without them. The last `unproven` of them are wishes with which no plan was found, though there may be one.
    `reserve` is the share of each period that the plan left alone, `most_starts` how many actions could begin within 90
    days.
    `status` is greedy as long as no solver was asked. `stopped_by_time`: the clock ended the search, or nobody waited
    any more, before its work was done, so another machine may find another plan.
    """

    status: Status
    objective: float
    bound: float | None
    gap: float | None
    capacity: tuple[float, ...]
    capacity_assumed: bool
    load: tuple[float, ...]
    scheduled: tuple[Scheduled, ...]
    left_out: tuple[LeftOut, ...]
    reserve: float = 0.0
    most_starts: int | None = None
    conflicts: tuple[tuple[Constraint, ...], ...] = ()
    stopped_by_time: bool = False
    unproven: int = 0


def plan_of(starts: Starts, actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """The plan in which these actions begin in these periods, without a bound."""
    by_id = {action.id: action for action in actions}
    scheduled = [Scheduled(action, start, start + by_id[action].periods - 1) for action, start in starts.items()]
    return Plan(
        "greedy",
        objective(starts, by_id, constraints),
        None,
        None,
        constraints.available,
        constraints.capacity_assumed,
        load(starts, by_id, constraints.periods),
        tuple(sorted(scheduled, key=lambda s: (s.start, -by_id[s.action].benefit, s.end, s.action))),
        tuple(
            LeftOut(action.id, _reason(action, by_id, starts, constraints))
            for action in actions
            if action.id not in starts
        ),
        reserve=constraints.reserve,
        most_starts=constraints.most_starts,
    )


def objective(starts: Starts, actions: Mapping[str, Candidate], constraints: Constraints) -> float:
    """Σ of the value of every action where it begins."""
    return fsum(constraints.value(actions[action], start) for action, start in starts.items())


def load(starts: Starts, actions: Mapping[str, Candidate], periods: int) -> tuple[float, ...]:
    """Person-days by period; an action's effort is spread evenly over the periods that it takes."""
    return spread({action: actions[action].effort_days for action in starts}, starts, actions, periods)


def spread(
    amounts: Mapping[str, float], starts: Starts, actions: Mapping[str, Candidate], periods: int
) -> tuple[float, ...]:
    """An amount of each planned action, spread evenly over its periods and summed up by period."""
    total = [0.0] * periods
    for action, start in starts.items():
        length = actions[action].periods
        for period in range(start, start + length):
            total[period] += amounts[action] / length
    return tuple(total)


def _reason(
    action: Candidate, actions: Mapping[str, Candidate], starts: Starts, constraints: Constraints
) -> LeftOutReason:
    if action.id in constraints.excluded:
        return LeftOutReason("excluded")
    missing = next((need for need in action.needs if need in actions and need not in starts), None)
    if missing is not None:
        kind: LeftOutKind = "needs_excluded" if missing in constraints.excluded else "needs_left_out"
        return LeftOutReason(kind, needed=actions[missing].title)
    if action.effort_days / action.periods > max(constraints.room, default=0) + ROUNDING:
        return LeftOutReason("too_large", effort_days=action.effort_days)
    if action.periods > constraints.periods:
        return LeftOutReason("too_long")
    if not action.asked_for:
        return LeftOutReason("not_asked_for")
    if action.benefit == 0:
        return LeftOutReason("no_benefit")
    return LeftOutReason("no_capacity")
