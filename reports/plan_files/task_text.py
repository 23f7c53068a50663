"""What a task is about, in lines of plain text: the same words in every file."""

from collections.abc import Iterator

from reports.narrative import action_reason, lift
from reports.text.formatting import mid_sentence
from reports.view.tasks import Task


def details(task: Task) -> Iterator[tuple[str, str]]:
    """What somebody who takes the task on wants to know, as names and texts; empty ones are left out."""
    found = (
        ("Why", action_reason(task.action.reason)),
        ("Practice", f"{task.action.practice_name}, {mid_sentence(lift(task.action))}"),
        ("Responsible", task.responsible),
        ("Accountable", task.accountable),
        ("Needed first", "; ".join(task.action.needs_titles)),
        ("Cost", task.action.cost_name),
        ("Measure", measure(task)),
        ("First target", task.action.measure.first_target),
        ("Done when there is", proof(task)),
        ("If it is not done", task.action.risk_if_not),
        ("Note", task.note),
    )
    return ((name, text) for name, text in found if text)


def detail_lines(task: Task) -> str:
    return "\n".join(f"{name}: {text}" for name, text in details(task))


def measure(task: Task) -> str:
    """'Reopen rate (reopened ÷ closed)'"""
    return f"{task.metric} ({task.formula})" if task.formula else task.metric


def proof(task: Task) -> str:
    """What the action delivers, and what an assessor would ask to see."""
    return f"{task.action.delivers}. To show: {task.evidence}" if task.evidence else task.action.delivers


def numbered(steps: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
