"""A workbook under way: its formats, its properties, and the bytes in the end."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import xlsxwriter

from reports.brand import palette
from reports.excel.cells import header_text, sheet_name, shown_text
from reports.narrative.labels import label
from reports.text.precision import score_format

FONT = {"font_name": "IBM Plex Sans", "font_size": 10}  # sans serif by its family, where the font is not installed
NOTHING_RUNS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMULA_STARTS = ("=", "+", "-", "@")
EARLIEST = 1900  # the first year that Excel knows
PAPERS = {"a4": 9, "letter": 1}  # as Excel numbers them
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.75, "bottom": 0.7}  # inches
NUMBERS = {"share": "0 %", "days": "0.0", "tenth": "0.0", "date": "d mmm yyyy", "whole": "0"}


@dataclass(frozen=True)
class Look:
    """What a consultant chooses: paper as a key of reports.brand.page_sizes, the accent as `#rrggbb`, who made it."""

    page_size: str = "a4"
    accent: str = palette.ACCENT
    author: str = "Waymark"


PLAIN = Look()


class WorkbookBuilder:
    """An XlsxWriter workbook with Waymark's look. The same calls give the same bytes."""

    def __init__(self, title: str, subject: str, date: dt.date, look: Look = PLAIN) -> None:
        self.look = look
        self._file = BytesIO()
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._properties: dict[int, dict[str, object]] = {}
        self._names: set[str] = set()
        self.running_head = title
        # A copy of the font, since XlsxWriter writes into what it is given.
        self.workbook = xlsxwriter.Workbook(
            self._file, {"in_memory": True, "default_format_properties": dict(FONT), **NOTHING_RUNS}
        )
        self.workbook.set_properties(
            {
                "title": shown_text(title)[:255],
                "subject": shown_text(subject)[:255],
                "author": shown_text(look.author)[:255],
                "company": "",
                "created": dt.datetime(max(date.year, EARLIEST), date.month, date.day, tzinfo=dt.UTC),
            }
        )

    def format(self, **properties: object) -> Any:
        """A format, made once; text stands on top of its cell unless said otherwise."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            made = self._formats[key] = self.workbook.add_format(
                {**FONT, "font_color": palette.INK, "valign": "top", **properties}
            )
            self._properties[id(made)] = properties
        return self._formats[key]

    def write_text(self, sheet: Any, row: int, column: int, text: str, look: Any) -> None:
        """Somebody's text into a cell, in a format of this book. One that begins like a formula is marked as text, as
        by an apostrophe: else it became one as soon as somebody pressed Enter in its cell.
        """
        if text.startswith(FORMULA_STARTS):
            look = self.format(**self._properties[id(look)], quote_prefix=True)
        sheet.write_string(row, column, text, look)

    def write_date(self, sheet: Any, row: int, column: int, date: dt.date, look: Any) -> None:
        """Excel counts days from 1900 on; an earlier one is written out."""
        if date.year < EARLIEST:
            sheet.write_string(row, column, date.isoformat(), look)
        else:
            sheet.write_datetime(row, column, date, look)

    def number(self, kind: str, **properties: object) -> Any:
        return self.format(num_format=score_format() if kind == "score" else NUMBERS[kind], **properties)

    @cached_property
    def text(self) -> Any:
        return self.format(text_wrap=True)

    @cached_property
    def muted(self) -> Any:
        return self.format(font_color=palette.MUTED, text_wrap=True)

    @cached_property
    def muted_line(self) -> Any:
        """For a line that runs on over the cells beside it."""
        return self.format(font_color=palette.MUTED)

    @cached_property
    def entry(self) -> Any:
        """A cell to be filled in: the only ones that a protected sheet leaves open."""
        return self.format(text_wrap=True, locked=False, bg_color=palette.WASH, border=1, border_color=palette.MUTED)

    @cached_property
    def title(self) -> Any:
        return self.format(bold=True, font_size=16, font_color=self.look.accent)

    @cached_property
    def subtitle(self) -> Any:
        return self.format(bold=True, font_size=12, font_color=self.look.accent)

    @cached_property
    def head(self) -> Any:
        return self.head_of("left")

    def head_of(self, align: str) -> Any:
        """A heading that stands as the cells under it do."""
        return self.format(
            bold=True,
            font_color=palette.PAPER,
            bg_color=self.look.accent,
            text_wrap=True,
            valign="vcenter",
            border=1,
            border_color=palette.LINE,
            align=align,
            **({"indent": 1} if align == "left" else {}),
        )

    def sheet(self, name: str) -> Any:
        """A new sheet, set up for print: landscape, as wide as a page, with the client's name and page x of y."""
        sheet = self.workbook.add_worksheet(sheet_name(name, self._names))
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(PAPERS[self.look.page_size])
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**MARGINS)
        sheet.set_header(f"&L&8{header_text(' ' + self.running_head)}&R&8{header_text(name)}")
        sheet.set_footer(f"&R&8{label('excel.page', page='&P', pages='&N')}")
        return sheet

    def finish(self) -> bytes:
        self.workbook.close()
        return self._file.getvalue()
