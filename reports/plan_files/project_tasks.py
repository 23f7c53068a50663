"""Tasks, resources and assignments of a Microsoft Project file, element by element in the order of its schema.

Programmes are summary tasks, actions stand below them with the milestones that they lead to, whoever is responsible is
a resource. A task begins no earlier than its day in the plan, so that Project keeps the plan where nothing forces it
to move.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from assessment.roadmap.calendar import weekdays
from assessment.roadmap.day_plan import Span
from reports.plan_files.task_groups import TaskGroup
from reports.plan_files.task_text import detail_lines, numbered
from reports.text.sanitize import shorten
from reports.view.tasks import Task

HOURS_A_DAY = 8
OPENS, CLOSES = "08:00:00", "17:00:00"
TITLE_CHARACTERS = 512
IN_DAYS, FIXED_DURATION, FINISH_TO_START, NO_EARLIER_THAN, WORK_RESOURCE = 7, 1, 1, 4, 1

# An element's name with its text, or with the elements inside it.
Part = tuple[str, "object | list[Part]"]


def summary_and_tasks(groups: Sequence[TaskGroup]) -> Iterator[Part]:
    """Each programme, then its actions and milestones; a task's UID and ID are its place in the file, from 1."""
    uids, planned = _uids(groups), tasks_of(groups)
    at = 0
    for chapter, group in enumerate(groups, 1):
        at += 1
        yield "Task", list(_summary(group, at, chapter))
        for place, task in enumerate(group.tasks, 1):
            yield "Task", list(_task(task, uids, f"{chapter}.{place}", planned))
        at += len(group.tasks)
        led = [task for task in group.tasks if task.id in group.milestones]
        for place, task in enumerate(led, len(group.tasks) + 1):
            at += 1
            yield "Task", list(_milestone(group.milestones[task.id], task, at, uids[task.id], f"{chapter}.{place}"))


def tasks_of(groups: Sequence[TaskGroup]) -> tuple[Task, ...]:
    return tuple(task for group in groups for task in group.tasks)


def _uids(groups: Sequence[TaskGroup]) -> dict[str, int]:
    """Each action's UID: after that of its programme; the programme's milestones come after its actions."""
    uids: dict[str, int] = {}
    at = 0
    for group in groups:
        uids |= {task.id: number for number, task in enumerate(group.tasks, at + 2)}
        at += 1 + len(group.tasks) + sum(task.id in group.milestones for task in group.tasks)
    return uids


def _head(uid: int, name: str, outline: str) -> Iterator[Part]:
    """What every task inside of a programme begins with."""
    yield from (
        ("UID", uid),
        ("ID", uid),
        ("Name", shorten(name, TITLE_CHARACTERS - 2)[0]),
        ("Type", FIXED_DURATION),
        ("IsNull", 0),
        ("WBS", outline),
        ("OutlineNumber", outline),
        ("OutlineLevel", 2),
        ("Priority", 500),
    )


def _milestone(text: str, task: Task, uid: int, after: int, outline: str) -> Iterator[Part]:
    """A day without work, once the action is done that leads there."""
    assert task.span is not None
    yield from (
        *_head(uid, text, outline),
        ("Start", closing(task.span.due)),
        ("Finish", closing(task.span.due)),
        ("Duration", _hours(0)),
        ("DurationFormat", IN_DAYS),
        ("Work", _hours(0)),
        ("EffortDriven", 0),
        ("Estimated", 0),
        ("Milestone", 1),
        ("Summary", 0),
        ("CalendarUID", -1),
        ("PredecessorLink", _link(after)),
    )


def _link(first: int) -> list[Part]:
    return [
        ("PredecessorUID", first),
        ("Type", FINISH_TO_START),
        ("CrossProject", 0),
        ("LinkLag", 0),
        ("LagFormat", IN_DAYS),
    ]


def _summary(group: TaskGroup, uid: int, chapter: int) -> Iterator[Part]:
    span = whole(group.tasks)
    yield from (
        ("UID", uid),
        ("ID", uid),
        ("Name", shorten(group.name, TITLE_CHARACTERS - 2)[0]),
        ("Type", FIXED_DURATION),
        ("IsNull", 0),
        ("WBS", chapter),
        ("OutlineNumber", chapter),
        ("OutlineLevel", 1),
        ("Priority", 500),
    )
    yield from _when(span, sum(task.action.effort_days for task in group.tasks))
    yield from (("EffortDriven", 0), ("Estimated", 0), ("Milestone", 0), ("Summary", 1), ("CalendarUID", -1))
    if group.about:
        yield "Notes", group.about


def _task(task: Task, uids: dict[str, int], outline: str, planned: Sequence[Task]) -> Iterator[Part]:
    assert task.span is not None
    uid = uids[task.id]
    yield from _head(uid, task.action.title, outline)
    yield from _when(task.span, task.action.effort_days)
    yield from (
        ("EffortDriven", 0),
        ("Estimated", 0),
        ("Milestone", 0),
        ("Summary", 0),
        ("PercentComplete", 100 if task.state == "done" else 0),
        ("ConstraintType", NO_EARLIER_THAN),
        ("CalendarUID", -1),
        ("ConstraintDate", opening(task.span.start)),
        ("Notes", f"{numbered(task.action.steps)}\n\n{detail_lines(task)}"),
    )
    for first in _before(task, planned):
        yield "PredecessorLink", _link(uids[first.id])


def _before(task: Task, planned: Sequence[Task]) -> Iterator[Task]:
    """What the task needs. A link to something that ends later would make Project move the plan, so it is left out."""
    assert task.span is not None
    return (
        first
        for first in planned
        if first.id in task.action.needs and first.span is not None and first.span.due < task.span.start
    )


def resources(planned: Sequence[Task]) -> Iterator[Part]:
    for uid, name in enumerate(_people(planned), 1):
        yield (
            "Resource",
            [
                ("UID", uid),
                ("ID", uid),
                ("Name", name),
                ("Type", WORK_RESOURCE),
                ("IsNull", 0),
                ("MaxUnits", "1.0"),
                ("CalendarUID", 1),
                ("IsGeneric", 0),
            ],
        )


def _people(planned: Sequence[Task]) -> list[str]:
    """Everybody who is responsible for a task, by role or by name, each once."""
    return list(dict.fromkeys(_person(task) for task in planned))


def _person(task: Task) -> str:
    # Project parts the resources of a task by commas and their units by brackets.
    return shorten(task.responsible.translate(str.maketrans(",;[]", "  ()")), TITLE_CHARACTERS - 2)[0] or "–"


def assignments(groups: Sequence[TaskGroup]) -> Iterator[Part]:
    planned = tasks_of(groups)
    people = {name: uid for uid, name in enumerate(_people(planned), 1)}
    uids = _uids(groups)
    for uid, task in enumerate(planned, 1):
        assert task.span is not None
        days = task.action.effort_days
        yield (
            "Assignment",
            [
                ("UID", uid),
                ("TaskUID", uids[task.id]),
                ("ResourceUID", people[_person(task)]),
                ("Finish", closing(task.span.due)),
                ("Start", opening(task.span.start)),
                ("Units", f"{days / weekdays(task.span.start, task.span.due):.4f}"),
                ("Work", _hours(days)),
            ],
        )


def _when(span: Span, days: float) -> Iterator[Part]:
    yield from (
        ("Start", opening(span.start)),
        ("Finish", closing(span.due)),
        ("Duration", _hours(weekdays(span.start, span.due))),
        ("DurationFormat", IN_DAYS),
        ("Work", _hours(days)),
    )


def whole(planned: Sequence[Task]) -> Span:
    spans = [task.span for task in planned if task.span is not None]
    return Span(min(span.start for span in spans), max(span.due for span in spans))


def _hours(days: float) -> str:
    minutes = round(days * HOURS_A_DAY * 60)
    return f"PT{minutes // 60}H{minutes % 60}M0S"


def opening(day: dt.date) -> str:
    return f"{day.isoformat()}T{OPENS}"


def closing(day: dt.date) -> str:
    return f"{day.isoformat()}T{CLOSES}"
