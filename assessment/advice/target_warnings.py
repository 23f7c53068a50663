"""What is to be said about targets that the client set: too fast, below today, below what is asked for.

The client's own target always stands; a warning is advice and never a block. Sources: docs/method.md, Target.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assessment.advice.situation import Situation
from assessment.advice.targets import horizon_years
from assessment.questionnaire.schema import TOP_LEVEL

NUMBERS = ("no", "one", "two", "three", "four", "five")


@dataclass(frozen=True)
class TargetWarning:
    """`bound` is what the target was held against: the reachable level, today's level, or the level asked for."""

    practice: str
    kind: Literal["too_fast", "below_today", "below_floor"]
    target: int
    bound: int
    text: str


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
            found.append(
                TargetWarning(
                    practice,
                    "below_floor",
                    target.target,
                    demand.level,
                    f"Level {demand.level} is asked for here: {demand.reason}",
                )
            )
    return tuple(found)


def _against_today(practice: str, target: int, level: int, years: int) -> Iterator[TargetWarning]:
    reachable = min(TOP_LEVEL, level + years)
    if target < level:
        yield TargetWarning(
            practice,
            "below_today",
            target,
            level,
            f"Below today's level {level}: it counts as {level}, since nothing is to be taken away.",
        )
    elif target > reachable:
        yield TargetWarning(
            practice,
            "too_fast",
            target,
            reachable,
            f"{_levels(target - level)} in {_years(years)} is seldom reached; level {reachable} is within reach.",
        )


def _levels(number: int) -> str:
    return f"{NUMBERS[number].capitalize()} levels"


def _years(number: int) -> str:
    return "one year" if number == 1 else f"{NUMBERS[number] if number < len(NUMBERS) else number} years"
