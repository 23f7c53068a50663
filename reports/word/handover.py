"""The first 90 days: what begins, what goes on, what is finished, and who answers."""

from reports import narrative
from reports.office.text import short_name
from reports.text import formatting
from reports.view.first_90_days import handover
from reports.view.model import View
from reports.view.tasks import Task
from reports.word.tables import Row
from reports.word.writer import Writer

NAME_EMS = 40


def first_days(writer: Writer, view: View) -> None:
    first = handover(view)
    writer.prose(narrative.handover_sentence(view, first))
    writer.note("Who answers", narrative.fixed_text("who_answers", view))
    for block in first.blocks:
        writer.heading(f"{narrative.block_days(block)}: {narrative.block_dates(block)}", 3)
        for name, tasks in (("Begins", block.begins), ("Goes on", block.goes_on), ("Is finished", block.finished)):
            if tasks:
                writer.heading(name, 4)
                writer.bullets([_line(task, name) for task in tasks])
        if not (block.begins or block.goes_on or block.finished):
            writer.paragraph(narrative.slide_nothing_planned())
    writer.table(
        "What each action begins with, who answers, and what proves that it is done",
        ("Action", "First step", "Who answers", "Measure", "Done when there is"),
        [_row(task) for task in first.tasks],
        (36, 36, 28, 32, 34),
    )


def _line(task: Task, name: str) -> str:
    assert task.span is not None
    due = narrative.short_date(task.span.due)
    when = {
        "Begins": f"{narrative.task_days(task)}, {short_name(task.responsible, NAME_EMS)}",
        "Goes on": f"until {due}",
        "Is finished": f"due {due}",
    }[name]
    return f"{task.action.title} ({when})"


def _row(task: Task) -> Row:
    answers = [f"Responsible: {short_name(task.responsible, NAME_EMS)}"]
    if task.accountable:
        answers.append(f"Accountable: {short_name(task.accountable, NAME_EMS)}")
    metric = f"{task.metric} ({task.formula})" if task.formula else task.metric
    return (
        f"{task.action.title}\n{narrative.task_days(task)}, "
        f"{formatting.days(task.action.effort_days)}\n{task.action.practice_name}",
        task.first_step,
        "\n".join(answers),
        f"{metric}\nFirst target: {task.action.measure.first_target}",
        f"{task.action.delivers}\nTo show: {task.evidence}" if task.evidence else task.action.delivers,
    )
