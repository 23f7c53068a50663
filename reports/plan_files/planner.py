"""The plan for Microsoft Planner: a task for each planned action, its period as the bucket, its steps as a checklist.

No documentation of a file that Planner imports was found; the columns are those that its "Export plan to Excel" writes,
which other tools read too. Lists inside a cell are parted by semicolons there.
"""

from reports.plan_files.csv_file import Cells, csv_file
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
    return COLUMNS, [_row(view, task) for task in planned_tasks(view)]


def planner_csv(view: View) -> bytes:
    return csv_file(*planner(view))


def _row(view: View, task: Task) -> tuple[object, ...]:
    assert task.span is not None
    assert task.action.start is not None
    action = task.action
    return (
        task.id,
        action.title[:TASK_NAME_CHARACTERS],
        view.roadmap.labels[task.action.start],
        PROGRESS[task.state],
        "Important" if action.quick_win else "Medium",
        task.responsible,
        task.span.start,
        task.span.due,
        ";".join(map(_item, task.action.steps)),
        _labels(task),
        f"Steps\n{numbered(task.action.steps)}\n\n{detail_lines(task)}",
    )


def _item(step: str) -> str:
    return shorten(step.replace(";", ","), CHECKLIST_CHARACTERS - 2)[0]


def _labels(task: Task) -> str:
    names = [task.action.practice_name, *(["Quick win"] if task.action.quick_win else [])]
    return ";".join(name.replace(";", ",") for name in names)
