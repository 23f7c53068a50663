"""The first 90 days: what begins, what goes on and what is finished in each 30 of them, and who answers."""

from collections.abc import Callable

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Break,
    Cell,
    Column,
    Content,
    Group,
    Heading,
    Inline,
    Listed,
    Note,
    Prose,
    Row,
    Table,
    Text,
)
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.sanitize import shorten
from reports.view.first_90_days import Block, Handover
from reports.view.first_90_days import handover as first_90_days
from reports.view.tasks import Task

FEW_TASKS = 10  # fewer stay together: the space that this leaves empty is little
MANY_TASKS = 15  # from so many on, the thirty days do not fit on one page, and their lists go on overleaf
FEW_ON_A_PAGE = 4  # tasks with what each begins with, beside the thirty days: what a quick scan has room for
NAME_IN_A_LIST, NAME = 40, 80  # characters


def handover(context: Context) -> Blocks:
    view, first = context.view, first_90_days(context.view)
    return (
        Note(label("handover.who_answers"), narrative.fixed_text("who_answers", view)),
        Prose(narrative.handover_sentence(view, first), "intro"),
        _days(first),
        *(() if context.is_quick and len(first.tasks) > FEW_ON_A_PAGE else _each(first)),
    )


def _each(first: Handover) -> Blocks:
    return (
        Heading(label("handover.what_each")),
        Table(
            label("handover.tasks"),
            (
                Column(label("columns.action"), 37, id="action"),
                Column(label("handover.first_step"), 37, id="first_step"),
                Column(label("handover.who_answers"), 27),
                Column(label("handover.measure"), 32),
                Column(label("handover.done_when")),
            ),
            cells.rows(*(_task(task) for task in first.tasks)),
            role="handover",
            further=(Column(label("handover.responsible"), id="responsible"),),
            id="tasks",
        ),
    )


# ---- Thirty days a column


def _days(first: Handover) -> Table:
    kinds = (
        _kind("handover.begins", first, lambda block: block.begins, _begins),
        _kind("handover.goes_on", first, lambda block: block.goes_on, lambda task: _ends("handover.until", task)),
        _kind("handover.finished", first, lambda block: block.finished, lambda task: _ends("handover.due", task)),
    )
    return Table(
        label("handover.days"),
        tuple(Column(narrative.block_days(block), under=narrative.block_dates(block)) for block in first.blocks),
        tuple(kind for kind in kinds if kind is not None),
        role=_size(len(first.tasks)),
        row_head=None,
        id="days",
    )


def _size(tasks: int) -> str:
    return "blocks long" if tasks >= MANY_TASKS else "blocks short" if tasks < FEW_TASKS else "blocks"


def _kind(
    name: str, first: Handover, tasks: Callable[[Block], tuple[Task, ...]], item: Callable[[Task], Content]
) -> Group | None:
    """None where no block has such tasks."""
    listed = [tuple(item(task) for task in tasks(block)) for block in first.blocks]
    if not any(listed):
        return None
    return Group(label(name), (Row(tuple(Cell((Listed(items),)) if items else cells.dash() for items in listed)),))


def _begins(task: Task) -> Content:
    responsible = shorten(task.responsible, NAME_IN_A_LIST)[0]
    when = label("handover.when_and_who", days=narrative.task_days(task), who=responsible)
    return cells.lines(Text(task.action.title), Text(when, "muted"))


def _ends(key: str, task: Task) -> Content:
    assert task.span is not None
    return Text(task.action.title), Text(label(key, day=narrative.short_date(task.span.due)), "muted")


# ---- Each task


def _task(task: Task) -> Row:
    action = task.action
    days = label("handover.days_and_effort", days=narrative.task_days(task), effort=formatting.days(action.effort_days))
    return cells.row(
        Cell(cells.lines(Text(action.title, "strong"), Text(days), Text(action.practice_name))),
        cells.text(task.first_step),
        Cell(cells.lines(*_who(task))),
        Cell(
            (
                Text(task.metric),
                *_formula(task),
                Break(),
                *cells.lines(Text(label("handover.first_target"), "muted"), Text(action.measure.first_target)),
            )
        ),
        Cell(cells.lines(Text(action.delivers), *_evidence(task))),
        further=(cells.text(shorten(task.responsible, NAME_IN_A_LIST)[0]),),
    )


def _formula(task: Task) -> tuple[Inline, ...]:
    """How it is measured, and which way is better: nobody should have to guess that from the name."""
    if task.direction is None:
        return ()
    better = label(f"handover.{task.direction}")
    return (Text(label("handover.formula", formula=task.formula, better=better), "muted"),)


def _who(task: Task) -> tuple[Inline, ...]:
    named = ((label("handover.responsible"), task.responsible), (label("handover.accountable"), task.accountable))
    return tuple(part for role, name in named if name for part in (Text(role, "muted"), Text(shorten(name, NAME)[0])))


def _evidence(task: Task) -> tuple[Inline, ...]:
    return (Text(label("handover.evidence", evidence=task.evidence), "muted"),) if task.evidence else ()
