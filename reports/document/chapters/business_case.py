"""The plan in money, from what the client entered and nothing else."""

from collections.abc import Iterator

from reports import narrative
from reports.document import cells
from reports.document.blocks import Blocks, Bullets, Column, Heading, Line, Note, Notice, Prose, Row, Table, Text
from reports.document.context import Context
from reports.narrative.business_case import CaseRow
from reports.narrative.labels import label
from reports.text.sanitize import shorten

NOTED_CHARACTERS = 2000


def business_case(context: Context) -> Blocks:
    view = context.view
    case = narrative.business_case_text(view)
    assert case is not None  # without one there is no such chapter
    return (
        Note(label("business_case.figures_from"), narrative.fixed_text("figures", view)),
        Prose(case.payback, "intro"),
        _by_year(case.rows),
        *((Notice(label("business_case.missing"), case.gaps),) if case.gaps else ()),
        Heading(label("business_case.rests_on")),
        Bullets(case.assumptions, "rests"),
        *(_noted(case.own) if case.own else ()),
    )


def _by_year(rows: tuple[CaseRow, ...]) -> Table:
    return Table(
        label("business_case.by_year"),
        (
            Column(label("business_case.year"), 38),
            Column(label("business_case.costs"), align="right"),
            Column(label("business_case.takes_away"), align="right"),
            Column(label("business_case.left"), align="right"),
        ),
        cells.rows(*_years(rows)),
        role="money",
        says=label("business_case.by_year"),
    )


def _years(rows: tuple[CaseRow, ...]) -> Iterator[Row]:
    """The last of several is their sum."""
    for at, row in enumerate(rows, 1):
        amounts = (cells.text(amount) for amount in (row.name, row.cost, row.benefit, row.net))
        yield Row(tuple(amounts), "sum" if at == len(rows) > 1 else "")


def _noted(own: str) -> Blocks:
    return Heading(label("business_case.noted")), Line((Text(shorten(own, NOTED_CHARACTERS)[0]),), "text")
