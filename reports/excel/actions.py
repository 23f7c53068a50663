"""Every advised action with its reason, steps and measure."""

from collections.abc import Sequence

from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.model import View
from reports.view.tasks import Task, tasks


def _columns() -> tuple[Column, ...]:
    """What is printed."""
    return (
        Column(label("columns.number"), 6, "whole"),
        Column(label("columns.action"), 40),
        Column(label("columns.practice"), 26),
        Column(label("columns.when"), 18),
        Column(label("excel.person_days"), 9, "days"),
        Column(label("handover.responsible"), 20),
        Column(label("excel.steps"), 64),
    )


def _further_columns() -> tuple[Column, ...]:
    """For those who filter and copy."""
    return (
        Column(label("findings.why"), 50),
        Column(label("actions.measure"), 28),
        Column(label("handover.first_target"), 28),
        Column(label("columns.stage"), 14),
        Column(label("columns.aspect"), 20),
        Column(label("excel.from_level"), 8, "whole"),
        Column(label("excel.to_level"), 8, "whole"),
        Column(label("excel.start"), 12, "date"),
        Column(label("excel.due"), 12, "date"),
        Column(label("excel.state"), 11),
        Column(label("actions.cost"), 14),
        Column(label("roadmap.benefit"), 9, "score"),
        Column(label("excel.quick_win"), 8),
        Column(label("handover.accountable"), 22),
        Column(label("excel.how_measured"), 44),
        Column(label("actions.delivers"), 44),
        Column(label("excel.evidence"), 44),
        Column(label("actions.builds_on"), 36),
        Column(label("excel.if_not"), 44),
        Column(label("excel.why_not_planned"), 40),
    )


def write_actions(book: WorkbookBuilder, view: View) -> None:
    """The first columns are what is printed; the others are for those who filter and copy."""
    if view.actions:
        printed = _columns()
        by_id = {task.id: task for task in tasks(view)}
        rows = [
            (*_shown(view, by_id[action.id], number), *_further(by_id[action.id]))
            for number, action in enumerate(view.actions, 1)
        ]
        write_table(
            book,
            label("roadmap.actions"),
            narrative.actions_title(view),
            label("excel.explanations.actions"),
            (*printed, *_further_columns()),
            rows,
            frozen=2,
            printed=len(printed),
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
        narrative.action_reason(action.reason),
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
        label("excel.yes") if action.quick_win else "",
        task.accountable,
        task.formula,
        action.delivers,
        task.evidence,
        "\n".join(action.needs_titles),
        action.risk_if_not,
        narrative.left_out_reason(action.left_out_reason),
    )
