"""What law, supervisor, certificate or contract demands of a practice, and is not met today.

Every binding demand (assessment.advice.floors) on a practice in scope that stands below it is a duty. Where it stands
is read off the worst credible voices (assessment.scoring.voices): who demands it asks whoever does the work, and not
the mean. What closes it is worked out in assessment.advice.closing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.advice.floors import Demand
from assessment.scoring.results import Result


@dataclass(frozen=True)
class Duty:
    """A level that is owed. `today` is the practice's level, `seen` the one that its worst credible voices come to;
    both are None where too few answers show it. `sources` are all that demand the level.
    """

    practice: str
    level: int
    sources: tuple[str, ...]
    reason: str
    today: int | None
    seen: int | None

    @property
    def is_hidden(self) -> bool:
        """Whether the practice's own level is higher than where its worst credible voices see it."""
        return self.seen != self.today


def open_duties(
    demands: Sequence[tuple[str, Demand]], result: Result, seen: Mapping[str, int | None]
) -> tuple[Duty, ...]:
    """One duty a practice in scope that stands below what binds it: the highest level that is demanded.

    `demands` are all, by practice, binding or not; `seen` is where each practice on which one binds stands by its worst
    credible voices.
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
        Duty(practice, of_it[0].level, tuple(one.source for one in of_it), of_it[0].reason, today, found)
        for practice, of_it in highest.items()
        for today, found in ((result.practices[practice].level, seen[practice]),)
        if found is None or found < of_it[0].level
    )
