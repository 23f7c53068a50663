"""The plan for Microsoft Planner: a task for each planned action, in its programme's bucket, with a checklist.

No documentation of a file that Planner imports was found; the columns are those that its "Export plan to Excel" writes,
which other tools read too. Lists inside a cell are parted by semicolons there.
"""

from reports.plan_files.csv_file import Cells, csv_file
from reports.plan_files.task_groups import TaskGroup, task_groups
from reports.plan_files.task_text import detail_lines, numbered
from reports.text.sanitize import shorten
from reports.view.model import View
from reports.view.tasks import Task, planned_tasks

COLUMNS = (
    "Task ID",
    "Task Name",
    "Bucket Name",
    "Progress",
    "Priority",
    "Assigned To",
    "Start date",
    "Due date",
    "Checklist Items",
    "Labels",
    "Description",
)
PROGRESS = {"planned": "Not started", "begun": "In progress", "done": "Completed"}
CHECKLIST_CHARACTERS = 100  # the longest item that Planner keeps; the description has the whole step
TASK_NAME_CHARACTERS = 255


def planner(view: View) -> Cells:
    groups = task_groups(view, planned_tasks(view))
    return COLUMNS, [_row(view, task, group) for group in groups for task in group.tasks]


def planner_csv(view: View) -> bytes:
    return csv_file(*planner(view))


def _row(view: View, task: Task, group: TaskGroup) -> tuple[object, ...]:
    assert task.span is not None
    assert task.action.start is not None
    action = task.action
    return (
        task.id,
        action.title[:TASK_NAME_CHARACTERS],
        group.name,
        PROGRESS[task.state],
        "Important" if action.quick_win else "Medium",
        task.responsible,
        task.span.start,
        task.span.due,
        ";".join(map(_item, task.action.steps)),
        _labels(task, view.roadmap.labels[task.action.start]),
        f"{_milestone(task, group)}Steps\n{numbered(task.action.steps)}\n\n{detail_lines(task)}",
    )


def _item(step: str) -> str:
    return shorten(step.replace(";", ","), CHECKLIST_CHARACTERS - 2)[0]


def _labels(task: Task, period: str) -> str:
    names = [period, task.action.practice_name, *(["Quick win"] if task.action.quick_win else [])]
    return ";".join(name.replace(";", ",") for name in names)


def _milestone(task: Task, group: TaskGroup) -> str:
    """Planner has none, so the task that leads there names it."""
    text = group.milestones.get(task.id)
    return f"Milestone: {text}\n\n" if text else ""
