"""Recommendations, roadmap, the first 90 days and the business case."""

from reports import narrative, wording
from reports.client_text import shorten
from reports.gantt import Gantt, Row, gantt
from reports.handover import handover
from reports.office_files import short_name
from reports.palette import ACCENT
from reports.view import ActionView, View
from reports.word.writer import Cell, Content, Writer, number_cell

SHOWN_UNPLANNED, NAME_EMS, OWN_CHARACTERS = 10, 40, 2000
LANDSCAPE = 250.0  # mm between the margins of a page on its side
FIXED = (9.0, 84.0, 47.0, 12.0)
MANY_PERIODS = 13


def actions(writer: Writer, view: View) -> None:
    writer.paragraph(narrative.actions_sentence(view))
    numbered = list(enumerate(view.actions, 1))
    for period, wave in enumerate(view.roadmap.waves):
        if wave:
            writer.heading(f"Begins in {view.roadmap.labels[period]}", 2)
        for number, action in numbered:
            if action.start == period:
                _action(writer, view, number, action)
    if all(action.start is None for action in view.actions):
        for number, action in numbered[:SHOWN_UNPLANNED]:
            _action(writer, view, number, action)


def _action(writer: Writer, view: View, number: int, action: ActionView) -> None:
    entry = action.candidate.action.entry
    writer.heading(f"{number}. {action.candidate.title}", 3)
    writer.paragraph(f"{action.practice_name}, {wording.mid_sentence(action.aspect_name)}: level "
                     f"{action.candidate.from_level} to {action.candidate.to_level}. "
                     f"{narrative.when(action, view.roadmap)}, {wording.days(action.candidate.effort_days)}, "
                     f"led by {wording.mid_sentence(action.lead)}. {action.candidate.reason}")
    writer.bullets(entry.steps)
    writer.paragraph(entry.delivers, lead="Delivers:")
    writer.paragraph(narrative.measure(view, action), lead="Measure:")
    if action.needs_titles:
        writer.paragraph("; ".join(action.needs_titles), lead="Builds on:")
    writer.paragraph(entry.risk_if_not, lead="If not:")


def roadmap(writer: Writer, view: View) -> None:
    if view.engagement.planning.agreed:
        writer.paragraph(narrative.agreed_sentence(view))
    else:
        writer.paragraph(f"{narrative.scenario_sentence(view.engagement.planning.scenario(), view)} "
                         f"{narrative.plan_status(view)}")
    for sentence in narrative.conflict_sentences(view):
        writer.paragraph(sentence)
    plan = gantt(view)
    if plan:
        _plan_table(writer, plan)
    if view.roadmap.left_out:
        writer.heading("Left out for now, and why", 2)
    for reason, by_practice in narrative.left_out_by_reason(view):
        writer.table(reason, ("Practice", "Actions, with their person-days"), [
            (practice, "; ".join(titles)) for practice, titles in by_practice], (60, LANDSCAPE - 60))


def _plan_table(writer: Writer, plan: Gantt) -> None:
    """One row an action, a column a period, the periods in which it runs filled."""
    many = len(plan.periods) >= MANY_PERIODS
    heads = ("No.", "Action", "Practice", "Days", *(
        label[0] if many else f"{label} {long.split()[1]}" for label, long in zip(plan.periods, plan.labels,
                                                                               strict=True)))
    load: list[Content] = ["", Cell("Person-days planned, of those you have", bold=True), "", "", *(
        Cell(f"{planned:.0f}" if many else f"{planned:.0f} of {room:.0f}", align="c")
        for planned, room in zip(plan.load, plan.capacity, strict=True))]
    each = (LANDSCAPE - sum(FIXED)) / len(plan.periods)
    writer.table("Roadmap: the periods in which each action runs are filled", heads, [
        load, *(_plan_row(row) for row in plan.rows)], (*FIXED, *(each for _ in plan.periods)))


def _plan_row(row: Row) -> list[Content]:
    return [str(row.number), row.action.candidate.title, row.action.practice_name,
            number_cell(str(row.action.candidate.effort_days)), *(Cell() for _ in range(row.before)),
            *(Cell(fill=ACCENT) for _ in range(row.length)), *(Cell() for _ in range(row.after))]


def first_days(writer: Writer, view: View) -> None:
    first = handover(view)
    writer.paragraph(narrative.handover_sentence(view, first))
    for block in first.blocks:
        writer.heading(f"{narrative.block_days(block)}: {narrative.block_dates(block)}", 2)
        for name, tasks in (("Begins", block.begins), ("Goes on", block.goes_on), ("Is finished", block.finished)):
            if tasks:
                writer.heading(name, 3)
                writer.bullets([f"{task.action.candidate.title} ({narrative.task_days(task)})" for task in tasks])
        if not (block.begins or block.goes_on or block.finished):
            writer.paragraph(narrative.slide_nothing_planned())
    writer.table("What each action begins with, and who answers",
                 ("Action", "First step", "Responsible", "Accountable", "Done when there is"), [
                     (task.action.candidate.title, task.first_step, short_name(task.responsible, NAME_EMS),
                      short_name(task.accountable, NAME_EMS), task.entry.delivers) for task in first.tasks],
                 (40, 44, 26, 26, 30))


def business_case(writer: Writer, view: View) -> None:
    case = narrative.business_case_text(view)
    assert case is not None
    writer.paragraph(case.payback)
    writer.table("The plan in money, by year from the first day of its first period",
                 ("Year", "It costs", "It takes away of losses", "What is left"), [
                     (row.name, number_cell(row.cost), number_cell(row.benefit), number_cell(row.net))
                     for row in case.rows], (40, 40, 46, 40))
    if case.gaps:
        writer.heading("Missing in these figures", 2)
        writer.bullets(case.gaps)
    writer.heading("What the figures rest on", 2)
    writer.bullets(case.assumptions)
    if case.own:
        writer.heading("What you noted beside them", 2)
        writer.paragraph(shorten(case.own, OWN_CHARACTERS)[0])
