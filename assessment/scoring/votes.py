"""What a room's votes on one question come to, once they are shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assessment.engagement.anonymity import SMALLEST_GROUP
from assessment.engagement.workshop import CHOICES, Ballot, Choice, Vote
from assessment.scoring.agreement import agreement

COMPARED = 2


@dataclass(frozen=True)
class Tally:
    """How many chose what. `groups` are those of three or more, of whom nothing can be told by subtraction either.

    `compared` are the two levels to talk about: those that most chose, and of equals those that lie furthest apart.
    """

    counts: Mapping[Choice, int]
    groups: Mapping[str, Mapping[Choice, int]]
    lowest: int | None
    highest: int | None
    agreement: float | None
    compared: tuple[int, ...]

    @property
    def spread(self) -> int:
        """Levels between the lowest and the highest vote."""
        return 0 if self.lowest is None or self.highest is None else self.highest - self.lowest

    @property
    def middle(self) -> int | None:
        """The level at the median, the lower one of two: what a room is asked about first."""
        levels = sorted(level for level in range(6) for _ in range(self.counts.get(level, 0)))
        return levels[(len(levels) - 1) // 2] if levels else None


def moved_to_the_lead(first: Sequence[Ballot], now: Sequence[Ballot]) -> int:
    """How many came over to what somebody who leads had said when the votes were first shown; 0: nothing to ask about.

    Asked about it is where everybody now gives that one level, three or more beside the one who leads voted both times,
    and half of them or more had given another one. Of several who lead, the one to whom most came over counts.
    """
    before = {ballot.seat: ballot.choice for ballot in first}
    others = [ballot for ballot in now if not ballot.leads and ballot.seat in before]
    levels = {ballot.choice for ballot in now}
    led = {ballot.choice for ballot in first if ballot.leads and isinstance(ballot.choice, int)}
    if len(levels) != 1 or not levels <= led or len(others) < SMALLEST_GROUP:
        return 0
    moved = sum(before[ballot.seat] != ballot.choice for ballot in others)
    return moved if 2 * moved >= len(others) else 0


def tally(votes: Sequence[Vote]) -> Tally:
    """Of all votes of a round."""
    ratings = [vote.choice for vote in votes if isinstance(vote.choice, int)]
    return Tally(
        counts=_counts(votes),
        groups={group: _counts(of_it) for group, of_it in _told_groups(votes).items()},
        lowest=min(ratings, default=None),
        highest=max(ratings, default=None),
        agreement=_agreement(ratings),
        compared=_compared(Counter(ratings)),
    )


def _counts(votes: Iterable[Vote]) -> dict[Choice, int]:
    found = Counter(vote.choice for vote in votes)
    return {choice: found[choice] for choice in CHOICES if found[choice]}


def _told_groups(votes: Collection[Vote]) -> dict[str, list[Vote]]:
    """Those of three or more, as long as those who are left over are three or more as well, or nobody."""
    groups: dict[str, list[Vote]] = {}
    for vote in votes:
        groups.setdefault(vote.group, []).append(vote)
    told = {group: of_it for group, of_it in sorted(groups.items()) if group and len(of_it) >= SMALLEST_GROUP}
    while told and 0 < len(votes) - sum(map(len, told.values())) < SMALLEST_GROUP:
        told.pop(min(told, key=lambda group: len(told[group])))
    return told


def _agreement(ratings: Sequence[int]) -> float | None:
    sums = (np.array([number]) for number in (len(ratings), sum(ratings), sum(rating**2 for rating in ratings)))
    found = float(agreement(*sums)[0])
    return None if np.isnan(found) else found


def _compared(levels: Mapping[int, int]) -> tuple[int, ...]:
    if len(levels) <= COMPARED:
        return tuple(sorted(levels))
    most = max(levels.values())
    first = [level for level in sorted(levels) if levels[level] == most]
    if len(first) >= COMPARED:
        return first[0], first[-1]
    second = max(count for level, count in levels.items() if level not in first)
    others = [level for level, count in levels.items() if count == second]
    return tuple(sorted((first[0], max(others, key=lambda level: (abs(level - first[0]), -level)))))
