"""What changes by when: the practices' levels today, after every year and at the plan's end, and what the plan leaves.

Practices without a level today are left out: of them nothing can be said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.view.model import PracticeView, View
from reports.view.stages_ahead import PeriodEnd, stages_ahead


@dataclass(frozen=True)
class PracticeAhead:
    """`levels` has one entry for each moment, today's first; `first` is the period by whose end it rises, if it does.

    `waits` is whether an action that would take it further is advised and left out of the plan.
    """

    id: str
    name: str
    target: int | None
    levels: tuple[int, ...]
    first: int | None
    waits: bool

    @property
    def rises(self) -> bool:
        return self.levels[-1] > self.levels[0]

    @property
    def at_target_now(self) -> bool:
        return self.levels[0] >= (self.target or 0)

    @property
    def at_target(self) -> bool:
        return self.levels[-1] >= (self.target or 0)


@dataclass(frozen=True)
class LevelsAhead:
    """Those that rise come first, the earliest before the others and the weightiest among equals."""

    moments: tuple[PeriodEnd, ...]
    practices: tuple[PracticeAhead, ...]
    without_level: int

    @property
    def rising(self) -> tuple[PracticeAhead, ...]:
        return tuple(practice for practice in self.practices if practice.rises)

    @property
    def staying(self) -> tuple[PracticeAhead, ...]:
        return tuple(practice for practice in self.practices if not practice.rises)

    @property
    def at_target(self) -> tuple[PracticeAhead, ...]:
        return tuple(practice for practice in self.practices if practice.at_target)

    @property
    def short(self) -> tuple[PracticeAhead, ...]:
        """Those that miss their target at the plan's end."""
        return tuple(practice for practice in self.practices if not practice.at_target)

    @property
    def until(self) -> str:
        return self.moments[-1].label or ""


def levels_ahead(view: View) -> LevelsAhead | None:
    """None where nothing is planned, or no practice shows a level."""
    ahead = stages_ahead(view)
    levelled = [practice for practice in view.practices if practice.result.level is not None]
    if ahead is None or not levelled:
        return None
    weight = {practice.practice.id: practice.importance for practice in levelled}
    found = sorted(
        (_practice(practice, ahead.moments, view) for practice in levelled),
        key=lambda one: (one.first is None, one.first or 0, -weight[one.id]),
    )
    applicable = sum(bool(practice.result.questions) for practice in view.practices)
    return LevelsAhead(ahead.moments, tuple(found), applicable - len(levelled))


def _practice(practice: PracticeView, moments: Sequence[PeriodEnd], view: View) -> PracticeAhead:
    identity, projection = practice.practice.id, view.projection
    ends = [end.practices[identity].level or 0 for end in projection.ends]
    today = practice.result.level or 0
    return PracticeAhead(
        identity,
        practice.practice.name,
        practice.target,
        tuple(today if moment.period is None else ends[moment.period] for moment in moments),
        next((period for period, level in enumerate(ends) if level > today), None),
        any(action.start is None and action.benefit > 0 for action in practice.actions),
    )
