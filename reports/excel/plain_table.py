"""One table as a workbook: the same rows as a CSV file, with numbers that are numbers in every country's Excel, dates
that are dates, and texts that never run.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from reports.excel.cells import cell_text
from reports.excel.workbook_builder import WorkbookBuilder

NARROWEST, WIDEST = 10, 60  # characters
LOOKED_AT = 200  # rows that say how wide a column is


def table_workbook(
    name: str, header: Sequence[str], rows: Sequence[Sequence[object]], subject: str, date: dt.date
) -> bytes:
    """The .xlsx file. None becomes an empty cell; a text longer than a cell can be is cut visibly."""
    book = WorkbookBuilder(subject, name, date)
    sheet = book.sheet(name)
    day, plain = book.format(num_format="yyyy-mm-dd", align="left"), book.format()
    for column, heading in enumerate(header):
        book.write_text(sheet, 0, column, cell_text(heading), book.head)
        sheet.set_column(column, column, _width(heading, [row[column] for row in rows[:LOOKED_AT]]))
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write(book, sheet, (at, column), value, day if isinstance(value, dt.date) else plain)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    return book.finish()


def _write(book: WorkbookBuilder, sheet: Any, place: tuple[int, int], value: object, look: Any) -> None:
    if value is None:
        return
    if isinstance(value, int | float):
        sheet.write_number(*place, value, look)
    elif isinstance(value, dt.date):
        book.write_date(sheet, *place, value, look)
    else:
        book.write_text(sheet, *place, cell_text(str(value)), look)


def _width(heading: str, values: Sequence[object]) -> int:
    longest = max((len(str(value)) for value in (heading, *values) if value is not None), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)
