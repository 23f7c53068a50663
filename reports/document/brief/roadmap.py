"""The plan on a page: programmes over periods with what one sees when, the load under them, dates and money."""

from collections.abc import Iterator, Sequence
from math import ceil

from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Content, Listed, Prose, Row, Table, Text, texts
from reports.document.context import Context
from reports.narrative import ToldProgramme, brief_pages, told_programmes
from reports.narrative.decisions import event_name
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.dates import short_date
from reports.text.sanitize import shorten
from reports.view.model import View
from reports.view.spans import Span, spans

DATES_SHOWN, DATE_CHARACTERS = 2, 42
AT_ONCE = (3, 2, 1)  # milestones in a column, as many as there is room for
ROOM, DATES_HEIGHT = 88.0, 22.0  # mm: for the programmes' rows, and for a row of dates
NAMES, PERIODS = 48.0, 212.0  # mm, across
LINE, PADDING, CHARACTER = 3.4, 3.2, 1.28  # mm


def roadmap(context: Context) -> Blocks:
    view = context.view
    if context.gantt is None:
        return (Prose(brief_pages.what_stays_open(view), "matters"),)
    money = brief_pages.money_in_short(view)
    columns, programmes = spans(view), told_programmes(view)
    dates = _dates(view, columns)
    room = ROOM - (DATES_HEIGHT if dates else 0.0)
    at_once = next((few for few in AT_ONCE if _height(programmes, columns, few) <= room), AT_ONCE[-1])
    return (
        Prose(brief_pages.plan_in_short(view), "matters"),
        _table(programmes, columns, at_once, dates),
        *((Prose(money, "after"),) if money else ()),
    )


def _table(programmes: Sequence[ToldProgramme], columns: Sequence[Span], at_once: int, dates: Sequence[Row]) -> Table:
    return Table(
        label("brief.plan_on_a_page"),
        (Column(label("brief.programme"), NAMES), *(Column(span.label) for span in columns)),
        cells.rows(
            *(_programme(one, columns, at_once) for one in programmes),
            Row((Cell(_lead(label("brief.load_and_room"))), *(_load(span) for span in columns)), "load"),
            *dates,
        ),
        role="lanes",
    )


def _height(programmes: Sequence[ToldProgramme], columns: Sequence[Span], at_once: int) -> float:
    """About how high the programmes' rows are, in millimetres."""
    width = PERIODS / max(1, len(columns))
    cells_of = (list(_milestones(one, columns, at_once)) for one in programmes)
    return sum(
        PADDING + LINE * max(2, *(_lines(cell, width) for cell in of_programme)) if of_programme else 0.0
        for of_programme in cells_of
    )


def _lines(cell: Cell, width: float) -> int:
    across = max(1, int(cell.span * width / CHARACTER))
    return sum(ceil(len(text) / across) for text in texts(cell.content))


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


def _dates(view: View, columns: Sequence[Span]) -> tuple[Row, ...]:
    of = [[one for one in view.assessment.needs.events if span.first <= one.date <= span.last] for span in columns]
    if not any(of):
        return ()
    told = [
        tuple(
            (Text(short_date(one.date), "lead"), Text(shorten(event_name(one), DATE_CHARACTERS)[0]))
            for one in sorted(within, key=lambda one: one.date)[:DATES_SHOWN]
        )
        for within in of
    ]
    return (
        Row(
            (Cell(_lead(label("bottom_line.dates"))), *(Cell((Listed(one),) if one else ()) for one in told)),
            "dates",
        ),
    )


def _lead(words: str) -> Content:
    return (Text(words, "strong"),)
