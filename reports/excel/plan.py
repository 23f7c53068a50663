"""The plan: a bar over the periods of each action, and the load beside the capacity."""

from dataclasses import replace
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from reports import narrative
from reports.brand import palette
from reports.document.blocks import Table
from reports.document.charts import Load
from reports.document.parts import Parts, load
from reports.excel.tables import HEAD_ROW, Shown, write_table, write_value
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label

FROM, TO, PERIODS_FROM = 4, 5, 6  # columns
PERIOD_WIDTH = 7
CHART_ROWS = 20  # that the load and its chart take
CHART_SIZE = {"width": 900, "height": 300}  # pixels
COLUMNS = (
    Shown("number", 6, "whole"),
    Shown("action", 46),
    Shown("practice", 30),
    Shown("days", 9, "days"),
    Shown("from", 8, "whole"),
    Shown("to", 8, "whole"),
    Shown("period", PERIOD_WIDTH),
)


def write_plan(book: WorkbookBuilder, parts: Parts) -> None:
    table = parts.table("roadmap", "plan")
    work = load(table) if table else None
    if table is None or work is None:
        return
    view = parts.context.view
    sheet = write_table(
        book,
        label("excel.sheets.plan"),
        narrative.roadmap_title(view),
        label("excel.explanations.plan", status=narrative.plan_status(view)),
        _with_whole_names(table, work),
        COLUMNS,
        frozen=2,
    )
    rows = sum(bool(row.further) for row in table.rows)
    _bars(book, sheet, rows, len(work.labels))
    _load(book, sheet, work, HEAD_ROW + rows + 2)


def _with_whole_names(table: Table, work: Load) -> Table:
    """Its periods with their years, which stand over them in print."""
    names = iter(work.labels)
    return replace(
        table,
        columns=tuple(replace(one, head=next(names)) if one.id == "period" else one for one in table.columns),
    )


def _bars(book: WorkbookBuilder, sheet: Any, rows: int, periods: int) -> None:
    """A period's cell is filled while its action runs, by the numbers in the row, so that a changed one moves it."""
    first = PERIODS_FROM
    start, end = (xl_rowcol_to_cell(HEAD_ROW + 1, column, col_abs=True) for column in (FROM, TO))
    sheet.conditional_format(
        HEAD_ROW + 1,
        first,
        HEAD_ROW + rows,
        first + periods - 1,
        {
            "type": "formula",
            "criteria": f"=AND(COLUMN()-{first}>={start},COLUMN()-{first}<={end})",
            "format": book.workbook.add_format({"bg_color": book.look.accent}),
        },
    )


def _load(book: WorkbookBuilder, sheet: Any, work: Load, row: int) -> None:
    """Two rows under the plan, person-days by period, and the chart that reads them."""
    first = PERIODS_FROM
    last = first + len(work.labels) - 1
    sheet.print_area(0, 0, row + CHART_ROWS, last)
    sheet.set_h_pagebreaks([row])  # with the repeated header, so that the chart is not cut
    for at, (name, days) in enumerate(
        ((label("excel.planned_days"), work.load), (label("excel.capacity_days"), work.capacity))
    ):
        sheet.write_string(row + at, 1, name, book.format(bold=True))
        for period, value in enumerate(days):
            write_value(book, sheet, row + at, first + period, "days", value)
    chart = book.workbook.add_chart({"type": "column"})
    labels = [sheet.name, HEAD_ROW, first, HEAD_ROW, last]
    chart.add_series(
        {
            "name": label("charts.planned"),
            "categories": labels,
            "values": [sheet.name, row, first, row, last],
            "fill": {"color": book.look.accent},
            "gap": 60,
        }
    )
    line = book.workbook.add_chart({"type": "line"})
    line.add_series(
        {
            "name": label("excel.charts.capacity"),
            "categories": labels,
            "values": [sheet.name, row + 1, first, row + 1, last],
            "line": {"color": palette.ATTENTION, "width": 2, "dash_type": "dash"},
        }
    )
    chart.combine(line)
    chart.set_title({"name": label("excel.charts.load"), "name_font": {"size": 11, "color": palette.INK}})
    chart.set_x_axis({"name": label("columns.period")})
    chart.set_y_axis(
        {
            "name": label("excel.person_days"),
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": palette.LINE}},
        }
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART_SIZE)
    sheet.insert_chart(row + 3, 1, chart, {"description": label("excel.charts.load_says")})
