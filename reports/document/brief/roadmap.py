"""The plan on a page: programmes over periods with what one sees when, the load under them, dates and money."""

from collections.abc import Iterator, Sequence
from math import ceil

from assessment.engagement.events import DatedEvent
from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Content, Listed, Prose, Row, Table, Text, texts
from reports.document.context import Context
from reports.narrative import ToldProgramme, brief_pages, told_programmes
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.dates import short_date
from reports.view.model import View
from reports.view.spans import Span, spans

EXTENTS = ((3, 4), (2, 4), (1, 4))
"""Milestones and dates in a column, as many as there is room for."""
ROOM = 98.0  # mm: for the rows of programmes and of dates
NAMES, PERIODS = 48.0, 200.0  # mm, across
LINE, PADDING, CHARACTER = 3.4, 3.4, 1.3  # mm


def roadmap(context: Context) -> Blocks:
    view = context.view
    if context.gantt is None:
        return (Prose(brief_pages.what_stays_open(view), "matters"),)
    money = brief_pages.money_in_short(view)
    return (
        Prose(brief_pages.plan_in_short(view), "matters"),
        plan_on_a_page(view),
        *((Prose(money, "after"),) if money else ()),
    )


def plan_on_a_page(view: View) -> Table:
    """Programmes over periods, with as many milestones and dates as there is room for."""
    columns = spans(view)
    made = (plan_table(view, *extent) for extent in EXTENTS)
    return next((table for table in made if _height(table, columns) <= ROOM), plan_table(view, *EXTENTS[-1]))


def plan_table(view: View, at_once: int, dates: int) -> Table:
    """The same with so many milestones and dates in a column."""
    columns, programmes = spans(view), told_programmes(view)
    return Table(
        label("brief.plan_on_a_page"),
        (Column(label("brief.programme"), NAMES), *(Column(span.label) for span in columns)),
        cells.rows(
            *(_programme(one, columns, at_once) for one in programmes),
            Row((Cell(_lead(label("brief.load_and_room"))), *(_load(span) for span in columns)), "load"),
            *_dates(view, columns, dates),
        ),
        role="lanes",
    )


def _height(table: Table, columns: Sequence[Span]) -> float:
    """About how high the rows of programmes and of dates are, in millimetres."""
    width = PERIODS / max(1, len(columns))
    rows = [row for row in table.rows if row.role != "load"]
    return sum(PADDING + LINE * max(2, *(_lines(cell, width) for cell in row.cells[1:])) for row in rows)


def _lines(cell: Cell, width: float) -> int:
    """Each item of a list begins a line."""
    across = max(1, int(cell.span * width / CHARACTER))
    items = [item for part in cell.content if isinstance(part, Listed) for item in part.items]
    return sum(ceil(len(" ".join(texts(item))) / across) for item in items)


def _programme(one: ToldProgramme, columns: Sequence[Span], at_once: int) -> Row:
    about = label("brief.wanted_by", sponsor=one.sponsor, effort=one.effort)
    name = Cell(cells.lines(Text(one.name, "strong"), Text(about)))
    return cells.row(name, *_milestones(one, columns, at_once))


def _milestones(one: ToldProgramme, columns: Sequence[Span], at_once: int) -> Iterator[Cell]:
    """What one can see stands where its period begins, and takes up the columns after it in which nothing is to see."""
    told = [
        tuple((Text(by.text),) for by in one.milestones if by.period in span.periods)[-at_once:] for span in columns
    ]
    runs = [one.start <= span.periods[-1] and one.end >= span.periods[0] for span in columns]
    at = 0
    while at < len(columns):
        upto = at + 1
        while upto < len(columns) and runs[upto] == runs[at] and not told[upto]:
            upto += 1
        yield Cell((Listed(told[at]),) if told[at] else (), upto - at, "runs" if runs[at] else "")
        at = upto


def _load(span: Span) -> Cell:
    number = formatting.day_number
    return cells.text(label("brief.days_of", load=number(span.load), room=number(span.room)))


def _dates(view: View, columns: Sequence[Span], number: int) -> tuple[Row, ...]:
    of = [[one for one in view.assessment.needs.events if span.first <= one.date <= span.last] for span in columns]
    if not any(of) or not number:
        return ()
    told = [
        tuple(
            (Text(short_date(one.date), "lead"), Text(_kind(one)))
            for one in sorted(within, key=lambda one: one.date)[:number]
        )
        for within in of
    ]
    return (
        Row(
            (Cell(_lead(label("bottom_line.dates"))), *(Cell((Listed(one),) if one else ()) for one in told)),
            "dates",
        ),
    )


def _kind(event: DatedEvent) -> str:
    """What comes; who is away for some time comes back."""
    is_leave = event.kind == "person_leaves" and event.until is not None
    return label("date_kinds.person_away") if is_leave else label(f"date_kinds.{event.kind}")


def _lead(words: str) -> Content:
    return (Text(words, "strong"),)
