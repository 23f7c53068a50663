"""Where the plan takes the stages: their scores today, after every year, and when the plan has run out."""

from dataclasses import dataclass

from assessment.engagement.model import MONTHS
from assessment.roadmap.calendar import MONTHS_IN_A_YEAR
from reports.view.model import View


@dataclass(frozen=True)
class PeriodEnd:
    """A moment to look at. `period` is the one at whose end it lies, None today; `years` counts full years from today.

    `years` is None where the moment lies between two of them. The last moment is the plan's end.
    """

    period: int | None
    label: str | None
    years: int | None


@dataclass(frozen=True)
class StageAhead:
    """A stage's score at each moment, None where no practice of it has one."""

    id: str
    name: str
    scores: tuple[float | None, ...]

    @property
    def now(self) -> float | None:
        return self.scores[0]

    @property
    def then(self) -> float | None:
        return self.scores[-1]

    @property
    def rise(self) -> float:
        return (self.then or 0.0) - (self.now or 0.0)


@dataclass(frozen=True)
class StagesAhead:
    """Today comes first, the plan's end last; a year that ends before that in between."""

    moments: tuple[PeriodEnd, ...]
    stages: tuple[StageAhead, ...]


def stages_ahead(view: View) -> StagesAhead | None:
    """None where nothing is planned, or no stage has a score."""
    scheduled = view.advice.plan.scheduled
    if not scheduled or all(stage.score is None for stage in view.stages):
        return None
    moments = _moments(max(entry.end for entry in scheduled), view)
    outlooks = [
        view.projection.today if moment.period is None else view.projection.ends[moment.period] for moment in moments
    ]
    return StagesAhead(
        moments,
        tuple(
            StageAhead(stage.id, stage.name, tuple(outlook.stages[stage.id] for outlook in outlooks))
            for stage in view.stages
        ),
    )


def _moments(last: int, view: View) -> tuple[PeriodEnd, ...]:
    """`last` is the last period in which an action ends: after it nothing moves."""
    a_year = MONTHS_IN_A_YEAR // MONTHS[view.assessment.needs.period]
    ends = [*range(a_year - 1, last, a_year), last]
    return (
        PeriodEnd(None, None, 0),
        *(
            PeriodEnd(end, view.roadmap.labels[end], (end + 1) // a_year if (end + 1) % a_year == 0 else None)
            for end in ends
        ),
    )
