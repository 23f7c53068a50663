"""The plan: a bar over the periods of each action, and the load beside the capacity."""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from reports import narrative
from reports.brand import palette
from reports.excel.tables import HEAD_ROW, Column, Value, write_table, write_value
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.model import ActionView, View

FROM, TO, PERIODS_FROM = 4, 5, 6  # columns
PERIOD_WIDTH = 7
CHART_ROWS = 20  # that the load and its chart take
CHART_SIZE = {"width": 900, "height": 300}  # pixels


def _columns() -> tuple[Column, ...]:
    """What stands before the periods."""
    return (
        Column(label("columns.number"), 6, "whole"),
        Column(label("columns.action"), 46),
        Column(label("columns.practice"), 30),
        Column(label("excel.person_days"), 9, "days"),
        Column(label("excel.from_period"), 8, "whole"),
        Column(label("excel.to_period"), 8, "whole"),
    )


def write_plan(book: WorkbookBuilder, view: View) -> None:
    planned = [(number, action) for number, action in enumerate(view.actions, 1) if action.start is not None]
    if not planned:
        return
    labels = view.roadmap.labels
    columns = (*_columns(), *(Column(period, PERIOD_WIDTH) for period in labels))
    rows = [_row(number, action, len(labels)) for number, action in sorted(planned, key=lambda p: (p[1].start, p[0]))]
    sheet = write_table(
        book,
        label("excel.sheets.plan"),
        narrative.roadmap_title(view),
        label("excel.explanations.plan", status=narrative.plan_status(view)),
        columns,
        rows,
        frozen=2,
    )
    _bars(book, sheet, len(rows), len(labels))
    _load(book, sheet, view, HEAD_ROW + len(rows) + 2)


def _row(number: int, action: ActionView, periods: int) -> tuple[Value, ...]:
    assert action.start is not None
    assert action.end is not None
    return (
        number,
        action.title,
        action.practice_name,
        action.effort_days,
        action.start + 1,
        action.end + 1,
        *([None] * periods),
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


def _load(book: WorkbookBuilder, sheet: Any, view: View, row: int) -> None:
    """Two rows under the plan, person-days by period, and the chart that reads them."""
    first, roadmap = PERIODS_FROM, view.roadmap
    last = first + len(roadmap.labels) - 1
    sheet.print_area(0, 0, row + CHART_ROWS, last)
    sheet.set_h_pagebreaks([row])  # with the repeated header, so that the chart is not cut
    capacity = roadmap.capacity or (0.0,) * len(roadmap.labels)
    for at, (name, days) in enumerate(
        ((label("excel.planned_days"), roadmap.load), (label("excel.capacity_days"), capacity))
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
