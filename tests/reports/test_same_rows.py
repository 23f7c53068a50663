"""What several outputs show in a table, they show in the same rows: the report's, which slides and sheets choose from.

Every table of every slide and every sheet is looked up by its headings among the tables of the report, as each reader
would find them in the files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import takewhile
from typing import Any

import lxml.html
import openpyxl
import pytest
from pptx import Presentation

from assessment.questionnaire.model import Questionnaire
from reports.excel import render_workbook
from reports.excel.tables import HEAD_ROW
from reports.narrative.editions import ASKED_FOR, all_but
from reports.options import ReportOptions
from reports.pdf.html import render_html
from reports.slides import render_slides
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

pytestmark = pytest.mark.slow

CUT, MINUS, NONE = "…", "−", "–"
STAGE = "Stage"  # heads the first column of the one table on a sheet that holds more
LEAST_COMMON = 2  # headings by which a table is known again
IN_FULL = {
    "Actions",
    "Answers",
    "Questions",
    "Value chain",
}  # sheets of what the report tells in another form than in tables


@dataclass(frozen=True)
class Shown:
    """A table as it is read: its name, its heads, and each row by them."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


# ---- Reading


def printed(view: View) -> list[Shown]:
    """The report's tables; those with the same heads, such as one a practice, as one. Rows that begin across
    several columns, such as the names of groups, are none.
    """
    found: dict[tuple[str, ...], Shown] = {}
    for table in lxml.html.fromstring(render_html(view, ReportOptions(sections=all_but((), ASKED_FOR)))).iter("table"):
        head = [row for part in table.iter("thead") for row in part.iter("tr")]
        lone = [said(cell) for cell in head[0] if cell.get("rowspan")] if len(head) > 1 else []
        heads = apart([*lone, *(said(cell) for cell in head[-1])]) if head else ()
        lines = [row for body in table.iter("tbody") for row in body.iter("tr")]
        rows = [list(spread(row)) for row in lines if not row[0].get("colspan")]
        whole = tuple(dict(zip(heads, row, strict=True)) for row in rows if len(row) == len(heads) and any(row[1:]))
        before = found[heads].rows if heads in found else ()
        found[heads] = Shown(table.get("aria-label"), heads, (*before, *whole))
    return list(found.values())


def apart(heads: list[str]) -> tuple[str, ...]:
    """Columns of the same name, such as the quarters of two years, by their place."""
    return tuple(f"{head} {at}" if head in heads[:at] else head for at, head in enumerate(heads))


def spread(row: Any) -> Iterator[str]:
    for cell in row:
        yield said(cell)
        yield from ("" for _ in range(int(cell.get("colspan", 1)) - 1))


def said(cell: Any) -> str:
    return " ".join(" ".join(cell.itertext()).split())


def on_slides(view: View) -> list[Shown]:
    found = []
    for slide in Presentation(BytesIO(render_slides(view))).slides:
        for shape in slide.shapes:
            if shape.has_table and shape.table.first_row:
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                at = 1 if rows[0][0] == "" else 0  # years stand over the periods of a plan
                found.append(_shown(slide.shapes.title.text_frame.text, rows[at], rows[at + 1 :]))
    return found


def in_workbook(view: View) -> list[Shown]:
    found = []
    for sheet in openpyxl.load_workbook(BytesIO(render_workbook(view))):
        rows = [[as_shown(cell) for cell in row] for row in sheet.iter_rows()]
        at = HEAD_ROW if sheet.auto_filter.ref else next((at for at, row in enumerate(rows) if row[0] == STAGE), None)
        if at is not None:
            heads = list(takewhile(bool, rows[at]))
            found.append(_shown(sheet.title, heads, [row[: len(heads)] for row in takewhile(any, rows[at + 1 :])]))
    return found


def as_shown(cell: Any) -> str:
    """What a spreadsheet shows of a cell; halves go up."""
    value, form = cell.value, cell.number_format
    if not isinstance(value, int | float) or form == "General":
        return "" if value is None else str(value)
    shown, after = (value * 100, " %") if form.endswith("%") else (value, "")
    places = len(form.partition(".")[2].rstrip(" %"))
    rounded = Decimal(repr(abs(shown))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{MINUS if shown < 0 else ''}{rounded}{after}"


def _shown(name: str, heads: Any, rows: Any) -> Shown:
    places = apart(list(heads))
    named = [dict(zip(places, row, strict=True)) for row in rows if any(list(row)[1:])]
    return Shown(name, places, tuple(named))


# ---- Comparing


def same(shown: str, text: str) -> bool:
    """Whether a cell says what is printed, in whole words: a slide has room for a line of it."""
    if shown.endswith(CUT):
        return shown.rstrip(CUT) in text
    if shown in ("", "0") and (text.startswith(NONE) or not text):
        return True  # a sheet leaves out what is none
    said = spaced(shown)
    return said in spaced(text) or said.replace(".0 ", " ") in spaced(text)


def spaced(text: str) -> str:
    """Its words between blanks, without signs and marks beside them."""
    return f" {' '.join(re.sub('[◇+,;:]', ' ', text).split())} "


def same_row(shown: dict[str, str], row: dict[str, str], common: list[str]) -> bool:
    """A cell that only draws its number has it in another."""
    return all(
        same(shown[head], row[head]) or (not row[head] and same(shown[head], " ".join(row.values()))) for head in common
    )


def counterpart(shown: Shown, report: list[Shown]) -> tuple[Shown, list[str]]:
    """The table of the report that has most of its rows, by the headings that both have."""
    alike = [(table, [head for head in shown.heads if head in table.heads]) for table in report]
    known = [(table, common) for table, common in alike if len(common) >= LEAST_COMMON]
    assert known, f"{shown.name}: a table with {shown.heads} is none of the report's"
    return max(known, key=lambda one: (sum(is_row(row, *one) for row in shown.rows), len(one[1])))


def is_row(row: dict[str, str], table: Shown, common: list[str]) -> bool:
    return any(same_row(row, one, common) for one in table.rows)


@pytest.fixture(scope="module", params=["the sample", "two practices that nobody planned for"])
def view(request: pytest.FixtureRequest, sample: View, questionnaire: Questionnaire) -> View:
    if request.param == "the sample":
        return sample
    return build_view(
        assessment(questionnaire, ["incident_management", "service_desk"], rating=4), questionnaire, TODAY
    )


@pytest.fixture(scope="module")
def report(view: View) -> list[Shown]:
    return printed(view)


def test_every_table_on_a_slide_has_rows_of_the_reports(view: View, report: list[Shown]) -> None:
    tables = on_slides(view)
    assert len(tables) >= LEAST_COMMON
    for shown in tables:
        table, common = counterpart(shown, report)
        strange = [row for row in shown.rows if not is_row(row, table, common)]
        assert strange == [], (shown.name, table.name)


def test_every_table_of_a_sheet_has_the_reports_rows_in_its_order(view: View, report: list[Shown]) -> None:
    tables = [shown for shown in in_workbook(view) if shown.name not in IN_FULL]
    assert len(tables) >= LEAST_COMMON
    for shown in tables:
        table, common = counterpart(shown, report)
        assert len(shown.rows) == len(table.rows), (shown.name, table.name)
        strange = [
            (row, one) for row, one in zip(shown.rows, table.rows, strict=True) if not same_row(row, one, common)
        ]
        assert strange == [], (shown.name, table.name)
