"""Every advised action as a row of one table, those left out at the end with the reason."""

from reports.narrative import action_reason, left_out_reason
from reports.plan_files.csv_file import Cells, csv_file
from reports.plan_files.task_groups import group_names, milestone_texts
from reports.plan_files.task_text import measure, numbered, proof
from reports.text.formatting import day_value
from reports.view.model import View
from reports.view.tasks import Task, tasks

COLUMNS = (
    "Action id",
    "Practice",
    "Stage",
    "Programme",
    "Title",
    "Aspect",
    "From level",
    "To level",
    "Period",
    "Start date",
    "End date",
    "Effort in person-days",
    "Elapsed weeks",
    "Cost beside effort",
    "Led by",
    "Responsible",
    "Accountable",
    "Needed first",
    "Milestone",
    "Reason",
    "Steps",
    "Measure",
    "First target",
    "Proof",
    "Status",
    "Status since",
    "Note",
    "Why left out",
)


def whole_plan(view: View) -> Cells:
    programmes, milestones = group_names(view), milestone_texts(view)
    return COLUMNS, [_row(view, task, programmes.get(task.id), milestones.get(task.id)) for task in tasks(view)]


def whole_plan_csv(view: View) -> bytes:
    return csv_file(*whole_plan(view))


def _row(view: View, task: Task, programme: str | None, milestone: str | None) -> tuple[object, ...]:
    action, span = task.action, task.span
    return (
        action.id,
        action.practice_name,
        task.stage,
        programme,
        action.title,
        action.aspect_name,
        action.from_level,
        action.to_level,
        None if action.start is None else view.roadmap.labels[action.start],
        span and span.start,
        span and span.due,
        day_value(action.effort_days),
        action.weeks,
        action.cost_name,
        action.lead,
        task.responsible,
        task.accountable,
        "; ".join(action.needs),
        milestone,
        action_reason(action.reason),
        numbered(action.steps),
        measure(task),
        action.measure.first_target,
        proof(task),
        task.state,
        task.since,
        task.note,
        left_out_reason(action.left_out_reason),
    )
