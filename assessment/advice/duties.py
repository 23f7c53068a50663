"""What law, supervisor, certificate or contract demands of a practice, and is not met today.

Every binding demand (assessment.advice.floors) on a practice in scope whose level is below it is a duty. What closes
it is worked out in assessment.advice.closing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.advice.floors import Demand
from assessment.scoring.results import Result


@dataclass(frozen=True)
class Duty:
    """A level that is owed. `today` is None where too few answers show it; `sources` are all that demand the level."""

    practice: str
    level: int
    sources: tuple[str, ...]
    reason: str
    today: int | None


def open_duties(demands: Sequence[tuple[str, Demand]], result: Result) -> tuple[Duty, ...]:
    """One duty a practice in scope that stands below what binds it: the highest level that is demanded.

    `demands` are all, by practice, binding or not.
    """
    highest: dict[str, list[Demand]] = {}
    for practice, demand in demands:
        outcome = result.practices.get(practice)
        if not demand.binds or outcome is None or not outcome.questions:
            continue
        known = highest.setdefault(practice, [])
        if known and demand.level > known[0].level:
            known.clear()
        if not known or demand.level == known[0].level:
            known.append(demand)
    return tuple(
        Duty(practice, of_it[0].level, tuple(one.source for one in of_it), of_it[0].reason, today)
        for practice, of_it in highest.items()
        for today in (result.practices[practice].level,)
        if today is None or today < of_it[0].level
    )
