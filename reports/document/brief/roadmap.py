"""The plan on a page: programmes over periods with what one sees when, the load under them, dates and money."""

from collections.abc import Iterator, Sequence

from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Content, Listed, Prose, Row, Table, Text
from reports.document.context import Context
from reports.narrative import ToldProgramme, brief_pages, told_programmes
from reports.narrative.decisions import event_name
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.dates import short_date
from reports.view.model import View
from reports.view.spans import Span, spans

DATES_SHOWN = 3
MOST_AT_ONCE = 2  # milestones in a column


def roadmap(context: Context) -> Blocks:
    view = context.view
    if context.gantt is None:
        return (Prose(brief_pages.what_stays_open(view), "matters"),)
    money = brief_pages.money_in_short(view)
    return (
        Prose(brief_pages.plan_in_short(view), "matters"),
        _table(view),
        *((Prose(money, "after"),) if money else ()),
        Prose(brief_pages.what_stays_open(view), "rest"),
    )


def _table(view: View) -> Table:
    columns = spans(view)
    programmes = told_programmes(view)
    return Table(
        label("brief.plan_on_a_page"),
        (Column(label("brief.programme"), 48), *(Column(span.label) for span in columns)),
        cells.rows(
            *(_programme(one, columns) for one in programmes),
            Row((Cell(_lead(label("brief.load_and_room"))), *(_load(span) for span in columns)), "load"),
            *_dates(view, columns),
        ),
        role="lanes",
    )


def _programme(one: ToldProgramme, columns: Sequence[Span]) -> Row:
    about = label("brief.wanted_by", sponsor=one.sponsor, effort=one.effort)
    name = Cell(cells.lines(Text(one.name, "strong"), Text(about)))
    return cells.row(name, *_milestones(one, columns))


def _milestones(one: ToldProgramme, columns: Sequence[Span]) -> Iterator[Cell]:
    """What one can see stands where its period begins, and takes up the columns after it in which nothing is to see."""
    told = [
        tuple((Text(by.text),) for by in one.milestones if by.period in span.periods)[-MOST_AT_ONCE:]
        for span in columns
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
            (Text(short_date(one.date), "lead"), Text(event_name(one)))
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
