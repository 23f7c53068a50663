"""Every advised action with its reason, steps and measure."""

from collections.abc import Sequence

from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.model import View
from reports.view.tasks import Task, tasks

EXPLANATION = "Numbered as in the report. What the plan leaves out says why in the last column."


def write_actions(book: WorkbookBuilder, view: View) -> None:
    """The first columns are what is printed; the others are for those who filter and copy."""
    if view.actions:
        by_id = {task.id: task for task in tasks(view)}
        rows = [
            (*_shown(view, by_id[action.id], number), *_further(by_id[action.id]))
            for number, action in enumerate(view.actions, 1)
        ]
        write_table(
            book,
            label("roadmap.actions"),
            narrative.actions_title(view),
            EXPLANATION,
            (*_printed_columns(), *_further_columns()),
            rows,
            frozen=2,
            printed=len(_printed_columns()),
        )


def _shown(view: View, task: Task, number: int) -> Sequence[Value]:
    action = task.action
    return (
        number,
        action.title,
        action.practice_name,
        narrative.when(action, view.roadmap),
        action.effort_days,
        task.responsible,
        "\n".join(f"{at}. {step}" for at, step in enumerate(action.steps, 1)),
    )


def _further(task: Task) -> Sequence[Value]:
    action, span = task.action, task.span
    return (
        action.reason,
        task.metric,
        action.measure.first_target,
        task.stage,
        action.aspect_name,
        action.from_level,
        action.to_level,
        span.start if span else None,
        span.due if span else None,
        task.state,
        action.cost_name,
        action.benefit,
        "yes" if action.quick_win else "",
        task.accountable,
        task.formula,
        action.delivers,
        task.evidence,
        "\n".join(action.needs_titles),
        action.risk_if_not,
        action.left_out_reason,
    )


def _printed_columns() -> tuple[Column, ...]:
    return (
        Column(label("columns.number"), 6, "whole"),
        Column(label("columns.action"), 40),
        Column(label("columns.practice"), 26),
        Column(label("columns.when"), 18),
        Column("Person-days", 9, "days"),
        Column(label("handover.responsible"), 20),
        Column("Steps", 64),
    )


def _further_columns() -> tuple[Column, ...]:
    return (
        Column(label("findings.why"), 50),
        Column(label("actions.measure"), 28),
        Column(label("handover.first_target"), 28),
        Column(label("columns.stage"), 14),
        Column(label("columns.aspect"), 20),
        Column("From level", 8, "whole"),
        Column("To level", 8, "whole"),
        Column("Start", 12, "date"),
        Column("Due", 12, "date"),
        Column("State", 11),
        Column(label("actions.cost"), 14),
        Column(label("roadmap.benefit"), 9, "score"),
        Column("Quick win", 8),
        Column(label("handover.accountable"), 22),
        Column("How measured", 44),
        Column(label("actions.delivers"), 44),
        Column("Evidence", 44),
        Column("Needs first", 36),
        Column("Risk if not done", 44),
        Column("Why not planned", 40),
    )
