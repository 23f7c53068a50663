"""From periods to days: when each action of a plan begins and by when it is due.

A plan says which period an action begins and ends in. Inside its periods an action takes its elapsed weeks, and what
they leave is its leeway. Of the actions that begin in the same period, the one with most benefit begins first, after
what it needs. Each of the others uses as much of its leeway as the actions before it use of all the person-days, and
waits for what the same role leads before, as far as the leeway goes. So work starts and ends one after another, not
all on one day, and every action still begins and ends in the periods that the plan gives it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from assessment.roadmap.calendar import first_day, last_day, weekday_from, weekday_until
from assessment.roadmap.candidate import Candidate

DAYS_A_QUARTER = 90  # the one or two days more that a quarter has are kept in reserve: what it holds is done in 90 days
Placed = Mapping[str, tuple[int, int]]  # the first and the last period of each action in the plan, from 0
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """The working day on which an action begins, and the one by which it is due."""

    start: dt.date
    due: dt.date


def day_plan(placed: Placed, actions: Sequence[Candidate], date: dt.date, period: str) -> dict[str, Span]:
    """The days of every placed action. `date` is the assessment's, `period` 'month' or 'quarter'."""
    spans: dict[str, Span] = {}
    for start in sorted({start for start, _ in placed.values()}):
        together = [action for action in actions if action.id in placed and placed[action.id][0] == start]
        days = _Days(date, period, start, sum(action.effort_days for action in together))
        for action in _in_order(together):
            spans[action.id] = days.span(action, placed[action.id][1], spans)
    return spans


def _in_order(together: Sequence[Candidate]) -> Iterator[Candidate]:
    """What another one of them needs before it, otherwise the most benefit first."""
    known = {action.id: action for action in together}
    sorter = TopologicalSorter({action.id: [need for need in action.needs if need in known] for action in together})
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda identity: (-known[identity].benefit, identity))
        yield from (known[identity] for identity in ready)
        sorter.done(*ready)


class _Days:
    """Hands out the days of one period, in the order in which its actions are asked for."""

    def __init__(self, date: dt.date, period: str, start: int, effort: float) -> None:
        self.date, self.period, self.effort = date, period, effort
        self.first, self.last = first_day(date, period, start), self._end_of(start)
        self.used = 0.0
        self.free: dict[str, dt.date] = {}  # the day from which a role leads nothing of this period any more

    def span(self, action: Candidate, end: int, before: Mapping[str, Span]) -> Span:
        last = self._end_of(end)
        length = min(dt.timedelta(weeks=action.weeks), last - self.first + ONE_DAY)
        due_from = weekday_from(first_day(self.date, self.period, end))
        earliest = max(self.first, due_from - length + ONE_DAY)  # or it would be done before its last period
        latest = min(last - length + ONE_DAY, self.last)
        start = self._weekday(min(max(earliest, self._wished(action, latest, before)), latest))
        due = max(start, due_from, weekday_until(min(start + length - ONE_DAY, last)))
        self.used += action.effort_days
        self.free[action.led_by] = due + ONE_DAY
        return Span(start, due)

    def _wished(self, action: Candidate, latest: dt.date, before: Mapping[str, Span]) -> dt.date:
        """In its turn, after what it needs and after what its role leads before."""
        in_turn = self.first + (latest - self.first) * (self.used / self.effort if self.effort else 0.0)
        after = [before[need].due + ONE_DAY for need in action.needs if need in before]
        return max(in_turn, self.free.get(action.led_by, self.first), *after)

    def _end_of(self, index: int) -> dt.date:
        last = last_day(self.date, self.period, index)
        if self.period != "quarter":
            return last
        return min(last, first_day(self.date, self.period, index) + dt.timedelta(days=DAYS_A_QUARTER - 1))

    def _weekday(self, day: dt.date) -> dt.date:
        """A working day of this period."""
        found = weekday_from(day)
        return found if found <= self.last else weekday_until(self.last)
