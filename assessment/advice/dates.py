"""Days that the client cannot move, laid over the plan's periods.

A peak or freeze that takes up a third of a period or more closes it: nothing new begins in it, and of the period before
it half as much as else. A deadline, a notice, an audit or the day on which somebody leaves has to find done what hangs
on it: the actions that the client names; or else, of each practice that it names, the least set of actions that leads
to level 2 (or to the level that a duty asks for); or else what answers the need that it names best. Where the client
names nothing, the questionnaire says which practices such a day touches. A period counts as over by a day that lies in
its last third.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessment.advice.closing import closing_actions
from assessment.advice.duties import way_to
from assessment.advice.situation import Situation
from assessment.engagement.events import DatedEvent
from assessment.engagement.model import Needs
from assessment.roadmap.calendar import first_day, last_day
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Ahead
from assessment.roadmap.plan import Plan

BUSY = ("peak", "freeze")
CLOSING_SHARE = 1 / 3
OVER_FROM_SHARE = 2 / 3
STEP_BY_THE_DAY = 2


@dataclass(frozen=True)
class DateOutlook:
    """What hangs on a day, and whether the plan has it done by then. Without actions, nothing of the plan does."""

    event: DatedEvent
    actions: tuple[str, ...]
    end_by: int
    met: bool


def busy_periods(needs: Needs, date: dt.date) -> tuple[frozenset[int], frozenset[int]]:
    """The periods in which nothing new begins, and those before them, in which little does."""
    closed = {
        period
        for event in needs.events
        if event.kind in BUSY
        for period in range(needs.periods)
        if _share_of_period(event, date, needs.period, period) >= CLOSING_SHARE
    }
    return frozenset(closed), frozenset(period - 1 for period in closed if period - 1 not in closed and period > 0)


def due_ahead(known: Mapping[str, Candidate], situation: Situation, date: dt.date) -> Iterator[Ahead]:
    """What has to be done by each day, the earliest day first."""
    for event in _with_an_end(situation.assessment.needs):
        actions = _hanging_on(event, known, situation)
        end_by = last_period_before(event.date, date, situation.assessment.needs)
        if actions and end_by >= 0:
            yield Ahead(way_to(actions, known), end_by=end_by, despite_starts=True)


def date_outlooks(
    situation: Situation, actions: Mapping[str, Candidate], plan: Plan, date: dt.date | None
) -> tuple[DateOutlook, ...]:
    """Each day that something hangs on, the earliest first; none where the assessment has no date to count from."""
    if date is None:
        return ()
    ends = {entry.action: entry.end for entry in plan.scheduled}
    found = []
    for event in _with_an_end(situation.assessment.needs):
        hanging = _hanging_on(event, actions, situation)
        end_by = last_period_before(event.date, date, situation.assessment.needs)
        met = all(ends.get(action, len(plan.capacity)) <= end_by for action in hanging)
        found.append(DateOutlook(event, hanging, end_by, met))
    return tuple(found)


def last_period_before(day: dt.date, date: dt.date, needs: Needs) -> int:
    """The last period that counts as over by a day, from 0; −1 where none is."""
    over = -1
    for period in range(needs.periods):
        first, last = first_day(date, needs.period, period), last_day(date, needs.period, period)
        if day >= first + (last - first) * OVER_FROM_SHARE:
            over = period
    return over


def _with_an_end(needs: Needs) -> list[DatedEvent]:
    return sorted((event for event in needs.events if event.kind not in BUSY), key=lambda event: event.date)


def _hanging_on(event: DatedEvent, known: Mapping[str, Candidate], situation: Situation) -> tuple[str, ...]:
    if event.actions:
        return tuple(action for action in event.actions if action in known)
    if event.need is not None and not event.practices:
        serving = [action for action in known.values() if event.need in action.serves and action.benefit > 0]
        return tuple(action.id for action in sorted(serving, key=lambda one: (-one.benefit, one.id))[:1])
    touched = event.practices or situation.questionnaire.client_needs.touched_by.get(event.kind, ())
    return tuple(
        action
        for practice in touched
        for action in closing_actions(practice, _level_by_the_day(practice, situation), known, situation)
    )


def _level_by_the_day(practice: str, situation: Situation) -> int:
    duty = situation.duty_of.get(practice)
    return STEP_BY_THE_DAY if duty is None else max(STEP_BY_THE_DAY, duty.level)


def _share_of_period(event: DatedEvent, date: dt.date, period: str, index: int) -> float:
    """How much of a period an event takes up, 0 to 1."""
    first, last = first_day(date, period, index), last_day(date, period, index)
    begin, end = max(first, event.date), min(last, event.until or event.date)
    return max(0, (end - begin).days + 1) / ((last - first).days + 1)
