"""The plan for Jira's CSV importer: an epic for each practice, a task for each planned action, and what blocks what.

Jira reads "Parent" and the link columns as ids of this file's own column "Issue ID", wants epics above their tasks,
estimates in seconds, and a header without punctuation. Epic Name and Epic Link are for Jira Data Center, Parent is
for Jira Cloud.
"""

from collections.abc import Sequence

from reports.plan_files.csv_file import Cells, csv_file
from reports.plan_files.task_text import detail_lines
from reports.view.model import View
from reports.view.tasks import Task, planned_tasks

SECONDS_A_DAY = 8 * 60 * 60
COLUMNS = (
    "Issue ID",
    "Issue Type",
    "Summary",
    "Parent",
    "Epic Name",
    "Epic Link",
    "Description",
    "Start date",
    "Due date",
    "Original Estimate",
)
LABEL, BLOCKS = "Labels", "Link Blocks"
SUMMARY_CHARACTERS = 255


def jira_csv(view: View) -> bytes:
    return csv_file(*jira(view))


def jira(view: View) -> Cells:
    planned = planned_tasks(view)
    practices = list(dict.fromkeys(task.action.practice for task in planned))
    epics = {practice: number for number, practice in enumerate(practices, 1)}
    ids = {task.id: number for number, task in enumerate(planned, len(epics) + 1)}
    rows = [
        *(_epic(view, practice, number) for practice, number in epics.items()),
        *(_task(view, task, ids, epics) for task in planned),
    ]
    labels = [_labels(view, practice) for practice in practices] + [_task_labels(view, task) for task in planned]
    none: list[list[int]] = [[] for _ in practices]
    blocked = none + [_blocked_by(task, planned, ids) for task in planned]
    width, links = max(map(len, labels), default=0), max(map(len, blocked), default=0)
    return (
        (*COLUMNS, *[LABEL] * width, *[BLOCKS] * links),
        [
            (*row, *_filled(label, width), *_filled(link, links))
            for row, label, link in zip(rows, labels, blocked, strict=True)
        ],
    )


def _epic(view: View, practice: str, number: int) -> tuple[object, ...]:
    entry = view.questionnaire.practices[practice]
    return number, "Epic", entry.name, None, entry.name, None, entry.purpose, None, None, None


def _task(view: View, task: Task, ids: dict[str, int], epics: dict[str, int]) -> tuple[object, ...]:
    assert task.span is not None
    practice = task.action.practice
    steps = "\n".join(f"* ☐ {step}" for step in task.action.steps)
    return (
        ids[task.id],
        "Task",
        task.action.title[:SUMMARY_CHARACTERS],
        epics[practice],
        None,
        view.questionnaire.practices[practice].name,
        f"Steps\n{steps}\n\n{detail_lines(task)}",
        task.span.start,
        task.span.due,
        round(task.action.effort_days * SECONDS_A_DAY),
    )


def _labels(view: View, practice: str) -> list[str]:
    """Words without blanks, as Jira wants its labels."""
    return ["waymark", view.questionnaire.main_stage(practice)]


def _task_labels(view: View, task: Task) -> list[str]:
    quick = ["quick-win"] if task.action.quick_win else []
    return [
        *_labels(view, task.action.practice),
        task.action.aspect,
        *quick,
        *([task.state] if task.state != "planned" else []),
    ]


def _blocked_by(task: Task, planned: tuple[Task, ...], ids: dict[str, int]) -> list[int]:
    """The ids of the tasks that wait for this one."""
    return [ids[other.id] for other in planned if task.id in other.action.needs]


def _filled(values: Sequence[object], width: int) -> tuple[object, ...]:
    return (*values, *[None] * (width - len(values)))
