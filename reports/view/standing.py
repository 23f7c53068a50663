"""Where the practices stand on two scales: how much each matters to the client, and how far it is from its target."""

from dataclasses import dataclass

from reports.view.coverage import coverage
from reports.view.model import PracticeView, View

A_SHAPE = 3  # fewer points make no map


@dataclass(frozen=True)
class Placed:
    """`points` is what the needs give to the practice, `distance` how many levels lie between its score and target."""

    name: str
    level: int
    points: float
    distance: float


def furthest(view: View) -> tuple[PracticeView, ...]:
    """The practices short of their target, by importance × distance."""
    return tuple(sorted(coverage(view).short, key=lambda one: (-one.importance * _distance(one), one.practice.name)))


def priorities(view: View) -> tuple[Placed, ...]:
    """The same as points of a map, the most pressing first; none where no need tells practices apart."""
    short = furthest(view)
    if not view.needs or len(short) < A_SHAPE:
        return ()
    return tuple(
        Placed(
            one.practice.name,
            one.result.level or 0,
            float(sum(part.points for part in one.contributions)),
            _distance(one),
        )
        for one in short
    )


def _distance(practice: PracticeView) -> float:
    return max(0.0, (practice.target or 0) - (practice.result.score or 0.0))
