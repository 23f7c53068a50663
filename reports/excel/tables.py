"""A table of the report on a sheet of its own: finding, explanation, header that stays, filters, rows."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reports.brand import palette
from reports.document.blocks import Table
from reports.document.parts import Raw, chosen, values
from reports.excel.cells import shown_text
from reports.excel.heights import row_height
from reports.excel.workbook_builder import WorkbookBuilder

Kind = Literal["text", "whole", "score", "share", "days", "date", "level", "value", "tile"]

HEAD_ROW = 3  # title, explanation and a blank row stand above
TITLE_HEIGHT, HEAD_HEIGHT = 24, 32  # points
BOLDER = 0.85  # of a width is left for bold letters
ALIGN = {
    "text": "left",
    "date": "left",
    "level": "center",
    "value": "center",
    "tile": "center",
}  # numbers stand on the right
ON_RAMP = {"level": "whole", "value": "score", "tile": "tenth"}
# The values that wear each level's colour, as nearest_level() has it: half-way still counts as the lower level.
LADDER = ((0.0, 0.5), (0.5, 1.5), (1.5, 2.5), (2.5, 3.5), (3.5, 4.5), (4.5, 5.0))


@dataclass(frozen=True)
class Shown:
    """A column of the report's table, by its id, `width` characters wide. A `level`, a `value` and a `tile` (a value to
    a tenth), all 0 to 5, wear the colours of the maturity ramp. `printed`: more than a page's width would be too small
    to read.
    """

    id: str
    width: float
    kind: Kind = "text"
    printed: bool = True


def write_table(
    book: WorkbookBuilder,
    name: str,
    title: str,
    explanation: str,
    table: Table,
    wanted: Sequence[Shown],
    frozen: int = 1,
) -> Any:
    """The sheet, for what stands below or beside its table. It has those of the wanted columns that the table has, the
    printed ones first; the first `frozen` stay when scrolling.
    """
    sheet = book.sheet(name)
    heads, columns, rows = _laid_out(table, wanted)
    book.write_text(sheet, 0, 0, shown_text(title), book.title)
    sheet.set_row(0, TITLE_HEIGHT)
    seen = [column for column in columns if column.printed]
    write_over(book, sheet, 1, len(seen), sum(column.width for column in seen), explanation, book.muted)
    widths = [column.width * BOLDER - 1 for column in columns]
    sheet.set_row(HEAD_ROW, max(HEAD_HEIGHT, row_height(zip(heads, widths, strict=True))))
    for at, (head, column) in enumerate(zip(heads, columns, strict=True)):
        sheet.set_column(at, at, column.width)
        sheet.write_string(HEAD_ROW, at, head, book.head_of(ALIGN.get(column.kind, "right")))
    for row, held in enumerate(rows, HEAD_ROW + 1):
        texts = [(value, column.width) for column, value in zip(columns, held, strict=True) if isinstance(value, str)]
        sheet.set_row(row, row_height(texts))
        for at, (column, value) in enumerate(zip(columns, held, strict=True)):
            write_value(book, sheet, row, at, column.kind, value)
    last = HEAD_ROW + len(rows)
    for at, column in enumerate(columns):
        if column.kind in ON_RAMP and rows:
            colour_by_level(book, sheet, (HEAD_ROW + 1, at, last, at))
    sheet.freeze_panes(HEAD_ROW + 1, frozen)
    sheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW + 1), len(columns) - 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.print_area(0, 0, max(last, HEAD_ROW + 1), len(seen) - 1)
    return sheet


def _laid_out(table: Table, wanted: Sequence[Shown]) -> tuple[list[str], list[Shown], list[list[Raw]]]:
    """The heads, how each column looks, and the rows."""
    looks = {column.id: column for column in wanted}
    shown = chosen(table, *looks)
    return [column.head for column in shown.columns], [looks[column.id] for column in shown.columns], values(shown)


def write_over(book: WorkbookBuilder, sheet: Any, row: int, columns: int, width: float, text: str, look: Any) -> None:
    """A text over several columns, `width` characters in all."""
    shown = shown_text(text)
    sheet.merge_range(row, 0, row, columns - 1, "", look)
    book.write_text(sheet, row, 0, shown, look)
    sheet.set_row(row, row_height([(shown, width)]))


def write_value(book: WorkbookBuilder, sheet: Any, row: int, column: int, kind: Kind, value: Raw) -> None:
    """One cell, by what it holds: a text never becomes a formula or a link."""
    line = {"bottom": 1, "bottom_color": palette.LINE, **({"align": "center", "indent": 0} if kind in ON_RAMP else {})}
    if value is None:
        sheet.write_blank(row, column, None, book.format(**line))
    elif isinstance(value, str):
        book.write_text(
            sheet, row, column, shown_text(value), book.format(text_wrap=True, **{"align": "left", "indent": 1, **line})
        )
    elif isinstance(value, dt.date):
        book.write_date(sheet, row, column, value, book.number("date", **{**line, "align": "left"}))
    else:
        sheet.write_number(row, column, value, book.number(ON_RAMP.get(kind, kind), **line))


def colour_by_level(book: WorkbookBuilder, sheet: Any, area: tuple[int, int, int, int]) -> None:
    """The ramp's six steps over an area (first row, first column, last row, last column).

    Each step is bounded on both sides, since a text is more than any number; an empty cell would count as 0.
    """
    sheet.conditional_format(*area, {"type": "blanks", "format": None, "stop_if_true": True})
    for level, (low, high) in enumerate(LADDER):
        colours = book.workbook.add_format(
            {"bg_color": palette.RAMP[level], "font_color": palette.ramp_text_colour(level)}
        )
        sheet.conditional_format(
            *area,
            {
                "type": "cell",
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "format": colours,
                "stop_if_true": True,
            },
        )
