"""The client's own dates along the plan's periods: where each lies, and whether the plan keeps it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from assessment.advice.dates import BUSY
from assessment.engagement.events import DatedEvent
from assessment.roadmap.calendar import first_day, last_day
from reports.view.model import View


@dataclass(frozen=True)
class DateAhead:
    """`at` and `until` are places along the periods: 1.5 is the middle of the second one. `until` is that of a peak or
    a freeze, which take days and hang nothing on themselves. `met` is None where nothing of the plan hangs on the day.
    """

    event: DatedEvent
    at: float
    until: float | None
    met: bool | None


def dates_ahead(view: View) -> tuple[DateAhead, ...]:
    """Those within the plan's periods, the earliest first."""
    return tuple(sorted(_ahead(view), key=lambda one: (one.at, one.event.kind)))


def _ahead(view: View) -> Iterator[DateAhead]:
    met = {id(outlook.event): outlook.met for outlook in view.advice.dates if outlook.actions}
    periods = len(view.roadmap.labels)
    for event in view.assessment.needs.events:
        busy = event.kind in BUSY
        at = _place(view, event.date, periods)
        until = _place(view, event.until or event.date, periods, after=True) if busy else None
        if 0 <= at <= periods or (until is not None and at < 0 < until):
            yield DateAhead(event, max(0.0, at), until and min(until, float(periods)), met.get(id(event)))


def _place(view: View, day: dt.date, periods: int, after: bool = False) -> float:
    """How many periods lie before a day, or before its end; −1 before the first, and more than all after the last."""
    period = view.assessment.needs.period
    for at in range(periods):
        first, last = first_day(view.date, period, at), last_day(view.date, period, at)
        if first <= day <= last:
            return at + ((day - first).days + after) / ((last - first).days + 1)
    return -1.0 if day < first_day(view.date, period, 0) else periods + 1.0
