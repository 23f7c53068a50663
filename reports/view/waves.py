"""The plan by period: what begins in each, how much work lies in it, what is reached by its end."""

from dataclasses import dataclass

from reports.view.model import View


@dataclass(frozen=True)
class Rise:
    """A practice that stands at a higher level at a period's end than at the one before."""

    practice: str
    level: int


@dataclass(frozen=True)
class Wave:
    """`begins` and `quick_wins` count actions, `days` are the person-days of work in the period.

    `benefit` is the share of the plan's benefit, 0 to 1, that the actions beginning here bring; None where the whole
    plan brings none.
    """

    label: str
    begins: int
    days: float
    rises: tuple[Rise, ...]
    quick_wins: int
    benefit: float | None


def waves(view: View) -> tuple[Wave, ...]:
    """Every period from the first to the last in which there is work, those without any left out."""
    planned = [action for action in view.actions if action.start is not None]
    whole = sum(candidate.benefit for candidate in planned)
    return tuple(
        _wave(view, period, whole)
        for period, load in enumerate(view.advice.plan.load)
        if load or view.roadmap.waves[period]
    )


def _wave(view: View, period: int, whole: float) -> Wave:
    begins = list(view.roadmap.waves[period])
    return Wave(
        view.roadmap.labels[period],
        len(begins),
        view.advice.plan.load[period],
        _rises(view, period),
        sum(candidate.quick_win for candidate in begins),
        sum(candidate.benefit for candidate in begins) / whole if whole else None,
    )


def _rises(view: View, period: int) -> tuple[Rise, ...]:
    before, after = view.projection.moments[period].practices, view.projection.ends[period].practices
    return tuple(
        Rise(practice.practice.name, level)
        for practice in view.practices
        if (level := after[practice.practice.id].level) is not None
        and level > (before[practice.practice.id].level or 0)
    )
