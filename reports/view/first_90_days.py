"""The first 90 days of the plan in three blocks of 30: what begins, what goes on, what is finished, and who answers.

Day 1 is the first day of the plan's first period.
"""

import datetime as dt
from dataclasses import dataclass

from assessment.roadmap.calendar import first_day
from reports.view.model import View
from reports.view.tasks import Task, planned_tasks

BLOCK_DAYS = 30
BLOCKS = 3


@dataclass(frozen=True)
class Block:
    """Thirty days. An action that begins and is finished in them is in both lists; `goes_on` are neither."""

    number: int
    first: dt.date
    last: dt.date
    begins: tuple[Task, ...]
    goes_on: tuple[Task, ...]
    finished: tuple[Task, ...]

    @property
    def from_day(self) -> int:
        return (self.number - 1) * BLOCK_DAYS + 1

    @property
    def to_day(self) -> int:
        return self.number * BLOCK_DAYS


@dataclass(frozen=True)
class Handover:
    """`tasks` are those that begin within the 90 days, in the order of their days."""

    first: dt.date
    last: dt.date
    blocks: tuple[Block, ...]
    tasks: tuple[Task, ...]


def handover(view: View) -> Handover:
    """The plan's first 90 days; without tasks where nothing begins in them."""
    planned = planned_tasks(view)
    first = first_day(view.date, view.assessment.needs.period, 0)
    blocks = tuple(_block(number, first, planned) for number in range(1, BLOCKS + 1))
    return Handover(first, blocks[-1].last, blocks, tuple(task for block in blocks for task in block.begins))


def _block(number: int, day_one: dt.date, planned: tuple[Task, ...]) -> Block:
    first = _later(day_one, (number - 1) * BLOCK_DAYS)
    last = _later(day_one, number * BLOCK_DAYS - 1)
    spans = [(task, task.span) for task in planned if task.span is not None]
    return Block(
        number,
        first,
        last,
        begins=tuple(task for task, span in spans if first <= span.start <= last),
        goes_on=tuple(task for task, span in spans if span.start < first and last < span.due),
        finished=tuple(sorted((task for task, span in spans if first <= span.due <= last), key=_due)),
    )


def _due(task: Task) -> dt.date:
    assert task.span is not None
    return task.span.due


def _later(day: dt.date, days: int) -> dt.date:
    """Some days later, or the last day that a calendar has."""
    return day + min(dt.timedelta(days=days), dt.date.max - day)
