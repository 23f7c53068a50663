"""The plan's tasks by programme, with what one can see when: how every planning program groups them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.narrative import ToldProgramme, told_programmes
from reports.narrative.labels import label
from reports.view.model import View
from reports.view.tasks import Task


@dataclass(frozen=True)
class TaskGroup:
    """A programme, or what is planned beside them. `milestones` are texts by the task that leads there."""

    name: str
    about: str
    tasks: tuple[Task, ...]
    milestones: Mapping[str, str]


def task_groups(view: View, planned: Sequence[Task]) -> tuple[TaskGroup, ...]:
    """Programmes in the order in which they begin, then the tasks that are in none; each in the order of its days."""
    told = told_programmes(view)
    named = group_names(view)
    groups = [_programme(one, [task for task in planned if named.get(task.id) == one.name]) for one in told]
    beside = tuple(task for task in planned if task.id not in named)
    name = label("programmes.beside") if told else label("programmes.none")
    return tuple(group for group in (*groups, TaskGroup(name, "", beside, {})) if group.tasks)


def group_names(view: View) -> dict[str, str]:
    """The programme's name by action; what is in no programme is not in here."""
    return {action.id: one.name for one in told_programmes(view) for action in one.actions}


def milestone_texts(view: View) -> dict[str, str]:
    """What one can see once an action is done, where that is a milestone of its programme."""
    return {milestone.action: milestone.text for one in told_programmes(view) for milestone in one.milestones}


def _programme(told: ToldProgramme, tasks: Sequence[Task]) -> TaskGroup:
    milestones = "\n".join(f"* {milestone.label}: {milestone.text}" for milestone in told.milestones)
    about = f"{told.goal}\n\nSponsor: {told.sponsor}\n\nMilestones\n{milestones}\n\nIf not: {told.risk_if_not}"
    return TaskGroup(told.name, about, tuple(tasks), {one.action: one.text for one in told.milestones})
