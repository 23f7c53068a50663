"""The plan for Jira's CSV importer: an epic for each programme, a task for each planned action, and what blocks what.

Jira reads "Parent" and the link columns as ids of this file's own column "Issue ID", wants epics above their tasks,
estimates in seconds, and a header without punctuation. Epic Name and Epic Link are for Jira Data Center, Parent is
for Jira Cloud.
"""

from collections.abc import Sequence

from reports.plan_files.csv_file import Cells, csv_file
from reports.plan_files.task_groups import TaskGroup, task_groups
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
LABEL, BLOCKS, WAYMARK = "Labels", "Link Blocks", "waymark"
SUMMARY_CHARACTERS = 255


def jira_csv(view: View) -> bytes:
    return csv_file(*jira(view))


def jira(view: View) -> Cells:
    groups = task_groups(view, planned_tasks(view))
    planned = [task for group in groups for task in group.tasks]
    ids = {task.id: number for number, task in enumerate(planned, len(groups) + 1)}
    rows = [
        *(_epic(group, number) for number, group in enumerate(groups, 1)),
        *(_task(task, ids[task.id], number, group) for number, group in enumerate(groups, 1) for task in group.tasks),
    ]
    labels = [[WAYMARK] for _ in groups] + [_task_labels(view, task) for task in planned]
    none: list[list[int]] = [[] for _ in groups]
    blocked = none + [_blocked_by(task, planned, ids) for task in planned]
    width, links = max(map(len, labels), default=0), max(map(len, blocked), default=0)
    return (
        (*COLUMNS, *[LABEL] * width, *[BLOCKS] * links),
        [
            (*row, *_filled(label, width), *_filled(link, links))
            for row, label, link in zip(rows, labels, blocked, strict=True)
        ],
    )


def _epic(group: TaskGroup, number: int) -> tuple[object, ...]:
    return number, "Epic", group.name, None, group.name, None, group.about, None, None, None


def _task(task: Task, number: int, epic: int, group: TaskGroup) -> tuple[object, ...]:
    assert task.span is not None
    steps = "\n".join(f"* ☐ {step}" for step in task.action.steps)
    milestone = group.milestones.get(task.id)
    seen = f"Milestone: {milestone}\n\n" if milestone else ""
    return (
        number,
        "Task",
        task.action.title[:SUMMARY_CHARACTERS],
        epic,
        None,
        group.name,
        f"{seen}Steps\n{steps}\n\n{detail_lines(task)}",
        task.span.start,
        task.span.due,
        round(task.action.effort_days * SECONDS_A_DAY),
    )


def _task_labels(view: View, task: Task) -> list[str]:
    """Words without blanks, as Jira wants its labels."""
    quick = ["quick-win"] if task.action.quick_win else []
    return [
        WAYMARK,
        view.questionnaire.section_of(task.action.practice).id,
        task.action.practice,
        task.action.aspect,
        *quick,
        *([task.state] if task.state != "planned" else []),
    ]


def _blocked_by(task: Task, planned: Sequence[Task], ids: dict[str, int]) -> list[int]:
    """The ids of the tasks that wait for this one."""
    return [ids[other.id] for other in planned if task.id in other.action.needs]


def _filled(values: Sequence[object], width: int) -> tuple[object, ...]:
    return (*values, *[None] * (width - len(values)))
