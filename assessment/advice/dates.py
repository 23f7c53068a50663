"""Days that the client cannot move, laid over the plan's periods.

Peaks and freezes  Nothing new begins in a period of which one takes up six tenths; nor anything of the practices that
                   it names, or anything at all where it names none, in one of which it takes up a third. Of the period
                   before, and of one of which less is taken up, half as much begins as else.
Other days         A deadline, a notice, an audit or the day on which somebody leaves has to find done what hangs on
                   it: the actions that the client names; or else, of each practice that it names, first aid for its
                   dangers and the one action that answers the need that it names best and can begin at once; for an
                   audit, or where the need that it names demands it, then what a duty asks for. Before a peak or
                   freeze the same is ready of what it touches. Where the client names nothing, the questionnaire says
                   which practices such a day touches, or else all of which the need demands a level. A period counts
                   as over by a day that lies in its last third.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from assessment.advice.closing import closing_actions
from assessment.advice.situation import Situation
from assessment.engagement.events import DatedEvent
from assessment.engagement.model import Needs
from assessment.roadmap.calendar import first_day, last_day
from assessment.roadmap.candidate import Candidate, way_to
from assessment.roadmap.constraints import Ahead
from assessment.roadmap.plan import Plan

BUSY = ("peak", "freeze")
CLOSES_ALL, CLOSES_ITS_OWN, CALMS = 0.6, 1 / 3, 0.15
AUDIT = "audit"
OVER_FROM_SHARE = 2 / 3


@dataclass(frozen=True)
class DateOutlook:
    """What hangs on a day, and what of it the plan has not done by then. Without actions, nothing of the plan does."""

    event: DatedEvent
    actions: tuple[str, ...]
    end_by: int
    late: tuple[str, ...]

    @property
    def met(self) -> bool:
        return not self.late

    @property
    def ready(self) -> tuple[str, ...]:
        """What is done by then."""
        return tuple(action for action in self.actions if action not in self.late)


@dataclass(frozen=True)
class BusyPeriods:
    """Periods in which nothing new begins, in which nothing of a practice does, and in which little does."""

    closed: frozenset[int]
    closed_to: Mapping[str, frozenset[int]]
    calm: frozenset[int]


def busy_periods(needs: Needs, date: dt.date) -> BusyPeriods:
    """What the peaks and freezes of a client mean for the periods of its plan."""
    closed, calm, closed_to = set[int](), set[int](), dict[str, set[int]]()
    for event in needs.events:
        for period in range(needs.periods) if event.kind in BUSY else ():
            share = _share_of_period(event, date, needs.period, period)
            if share >= CLOSES_ALL or (share >= CLOSES_ITS_OWN and not event.practices):
                closed.add(period)
            elif share >= CLOSES_ITS_OWN:
                for practice in event.practices:
                    closed_to.setdefault(practice, set()).add(period)
            if share >= CALMS:
                calm |= {period, period - 1} if share >= CLOSES_ITS_OWN else {period}
    return BusyPeriods(
        frozenset(closed),
        {practice: frozenset(periods) for practice, periods in closed_to.items()},
        frozenset(period for period in calm - closed if period >= 0),
    )


def due_ahead(known: Mapping[str, Candidate], situation: Situation, date: dt.date) -> Iterator[Ahead]:
    """What has to be done by each day, the earliest period first; of one period first aid first, of that the earliest
    day, and of one day the most pressing.
    """
    due: dict[int, list[tuple[str, ...]]] = {}
    for event in _with_an_end(situation.assessment.needs):
        end_by = last_period_before(event.date, date, situation.assessment.needs)
        if end_by >= 0:
            due.setdefault(end_by, []).extend(_steps_to(event, known, situation))
    for end_by, steps in due.items():
        for actions in sorted(steps, key=lambda step: not situation.first_aid.keys() >= set(step)):
            yield Ahead(way_to(actions, known), end_by=end_by)


def date_outlooks(
    situation: Situation, actions: Mapping[str, Candidate], plan: Plan, date: dt.date | None
) -> tuple[DateOutlook, ...]:
    """Each day that something hangs on, the earliest first; none where the assessment has no date to count from."""
    if date is None:
        return ()
    ends = {entry.action: entry.end for entry in plan.scheduled}
    found = []
    for event in _with_an_end(situation.assessment.needs):
        hanging = tuple(dict.fromkeys(one for step in _steps_to(event, actions, situation) for one in step))
        end_by = last_period_before(event.date, date, situation.assessment.needs)
        late = tuple(action for action in hanging if ends.get(action, len(plan.capacity)) > end_by)
        found.append(DateOutlook(event, hanging, end_by, late))
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
    """Those by which something is to be ready: a peak or freeze that names what it touches, too."""
    found = (event for event in needs.events if event.kind not in BUSY or event.practices)
    return sorted(found, key=lambda event: event.date)


def _steps_to(event: DatedEvent, known: Mapping[str, Candidate], situation: Situation) -> tuple[tuple[str, ...], ...]:
    """What hangs on a day, in steps that stand for themselves, the most pressing first."""
    if event.actions:
        return tuple((action,) for action in event.actions if action in known)
    owed = [duty for duty in situation.duties if event.kind == AUDIT or event.need in duty.sources]
    touched = event.practices or situation.questionnaire.client_needs.touched_by.get(event.kind, ())
    touched = touched or tuple(duty.practice for duty in owed)
    aid = [action for action in situation.first_aid if action in known and known[action].practice in touched]
    best = [_best_answer(event.need, practice, known) for practice in touched]
    if event.need is not None and not any(best):
        best = [_best_answer(event.need, None, known)]
    steps = dict.fromkeys((*aid, *(action for action in best if action is not None)))
    closing = [
        closing_actions(duty.practice, duty.level, known, situation)
        for practice in touched
        for duty in owed
        if duty.practice == practice
    ]
    return (*((action,) for action in steps), *(actions for actions in closing if actions))


def _best_answer(need: str | None, practice: str | None, known: Mapping[str, Candidate]) -> str | None:
    """The action of a practice, or of any, that serves the need with most benefit per √day and needs nothing first."""
    serving = [
        action
        for action in known.values()
        if not action.closes
        and not action.needs
        and action.benefit > 0
        and (practice is None or action.practice == practice)
        and (need is None or need in action.serves)
    ]
    return max(serving, key=lambda one: (one.benefit / sqrt(max(one.effort_days, 1)), one.id)).id if serving else None


def _share_of_period(event: DatedEvent, date: dt.date, period: str, index: int) -> float:
    """How much of a period an event takes up, 0 to 1."""
    first, last = first_day(date, period, index), last_day(date, period, index)
    begin, end = max(first, event.date), min(last, event.until or event.date)
    return max(0, (end - begin).days + 1) / ((last - first).days + 1)
