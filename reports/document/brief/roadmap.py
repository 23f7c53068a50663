"""The plan on a page: how busy each period is, and the actions that come first."""

from collections.abc import Iterator

from reports import narrative
from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Heading, Picture, Prose, Row, Table, Text
from reports.document.charts import Load
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.sanitize import shorten
from reports.view.gantt import Gantt
from reports.view.gantt import Row as Planned
from reports.view.model import View

SHOWN_ACTIONS = 12
DELIVERS_CHARACTERS = 130
WITHOUT_YEARS = 8  # up to so many periods, each is called by its whole name
NARROW_FROM = 13  # periods; a year that holds but one of them has no room for its number


def roadmap(context: Context) -> Blocks:
    view, plan = context.view, context.gantt
    planned = len(plan.rows) if plan else 0
    return (
        Prose("\n\n".join(_text(context))),
        *(_plan(view, plan) if plan else ()),
        Prose(narrative.further_in_short(view, max(0, planned - SHOWN_ACTIONS)), "rest"),
    )


def _text(context: Context) -> Iterator[str]:
    view, ahead = context.view, context.ahead
    yield narrative.roadmap_in_short(view)
    if ahead:
        yield label("brief.ahead", title=narrative.ahead_title(view, ahead))
    yield narrative.levels_ahead_in_short(view)


def _plan(view: View, plan: Gantt) -> Blocks:
    many = "first_actions" if len(plan.rows) > SHOWN_ACTIONS else "actions" if len(plan.rows) > 1 else "action"
    return (_periods(view, plan), Heading(label(f"brief.{many}")), _first_actions(view, plan))


def _periods(view: View, plan: Gantt) -> Table:
    by_year = len(plan.labels) > WITHOUT_YEARS
    heads = plan.periods if by_year else plan.labels
    begin = [len(wave) for wave in view.roadmap.waves[: len(plan.labels)]]
    load = Load(plan.labels, plan.load, plan.capacity)
    return Table(
        label("brief.periods"),
        (Column(label("columns.period"), 40), *(Column(head, align="middle") for head in heads)),
        cells.rows(
            cells.row(
                cells.text(label("brief.begin")), *(cells.text(str(some or formatting.NO_NUMBER)) for some in begin)
            ),
            Row((cells.text(label("brief.load")), Cell((Picture(load),), span=len(plan.labels))), "load"),
        ),
        role="waves",
        over=tuple(_years(plan)) if by_year else (),
    )


def _years(plan: Gantt) -> Iterator[tuple[str, int]]:
    for year, width in plan.years:
        yield year if width > 1 or len(plan.periods) < NARROW_FROM else "", width


def _first_actions(view: View, plan: Gantt) -> Table:
    return Table(
        label("brief.what_when_whom"),
        (
            Column(label("columns.number"), 7),
            Column(label("brief.action_delivers"), 86),
            Column(label("columns.practice"), 30),
            Column(label("columns.when"), 17),
            Column(label("columns.days"), 10, "right"),
            Column(label("columns.led_by")),
        ),
        cells.rows(*(_action(view, row) for row in plan.rows[:SHOWN_ACTIONS])),
        role="first-actions",
        row_head=1,
    )


def _action(view: View, row: Planned) -> Row:
    action = row.action
    told = cells.lines(Text(action.title, "strong"), Text(shorten(action.delivers, DELIVERS_CHARACTERS)[0], "muted"))
    return cells.row(
        cells.muted(str(row.number)),
        Cell(told),
        cells.text(action.practice_name),
        cells.text(narrative.when(action, view.roadmap)),
        cells.text(formatting.day_number(action.effort_days)),
        cells.text(action.lead),
    )
