"""What is to be said about targets that the client set: too fast, below today, below what is asked for.

The client's own target always stands; a warning is advice and never a block. Sources: docs/method.md, Target.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assessment.advice.floors import Demand
from assessment.advice.situation import Situation
from assessment.advice.targets import horizon_years
from assessment.questionnaire.schema import TOP_LEVEL


@dataclass(frozen=True)
class TargetWarning:
    """`bound` is what the target was held against: the reachable level, today's level, or the level asked for.

    `too_fast` comes with the levels that the target lies above today and the years of the horizon, `below_floor` with
    what is asked for.
    """

    practice: str
    kind: Literal["too_fast", "below_today", "below_floor"]
    target: int
    bound: int
    rise: int | None = None
    years: int | None = None
    demand: Demand | None = None


def target_warnings(situation: Situation) -> tuple[TargetWarning, ...]:
    """Everything that is to be said about the client's own targets, practice by practice."""
    demands, years = situation.demands, horizon_years(situation.assessment.needs)
    found: list[TargetWarning] = []
    for practice, target in situation.targets.items():
        if practice not in situation.assessment.targets:
            continue
        level = situation.result.practices[practice].level
        if level is not None:
            found += _against_today(practice, target.target, level, years)
        if practice in demands and target.target < demands[practice].level:
            demand = demands[practice]
            found.append(TargetWarning(practice, "below_floor", target.target, demand.level, demand=demand))
    return tuple(found)


def _against_today(practice: str, target: int, level: int, years: int) -> Iterator[TargetWarning]:
    reachable = min(TOP_LEVEL, level + years)
    if target < level:
        yield TargetWarning(practice, "below_today", target, level)
    elif target > reachable:
        yield TargetWarning(practice, "too_fast", target, reachable, target - level, years)
