"""The plan's periods gathered into as few columns as a page has room for."""

import datetime as dt
from dataclasses import dataclass
from math import ceil

from assessment.roadmap.calendar import first_day, last_day
from reports.view.model import View

MOST_COLUMNS = 8


@dataclass(frozen=True)
class Span:
    """One column: neighbouring periods, their person-days planned and those that may be planned, and their days."""

    label: str
    periods: tuple[int, ...]
    load: float
    room: float
    first: dt.date
    last: dt.date


def spans(view: View) -> tuple[Span, ...]:
    """Up to eight, as far as anything is planned."""
    plan, kind = view.advice.plan, view.assessment.needs.period
    shown = max((action.end or 0 for action in view.actions if action.start is not None), default=0) + 1
    each = ceil(shown / MOST_COLUMNS)
    found = []
    for begin in range(0, shown, each):
        periods = tuple(range(begin, min(begin + each, shown)))
        names = [view.roadmap.labels[period] for period in periods]
        found.append(
            Span(
                names[0] if len(names) == 1 else f"{names[0].split()[0]} to {names[-1]}",
                periods,
                sum(plan.load[period] for period in periods),
                sum(plan.capacity[period] for period in periods) * (1 - plan.reserve),
                first_day(view.date, kind, periods[0]),
                last_day(view.date, kind, periods[-1]),
            )
        )
    return tuple(found)
