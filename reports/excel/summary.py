"""The first sheet: what a reader takes away who opens no other."""

from typing import Any

from reports import narrative
from reports.brand import palette
from reports.document.blocks import Entry, KeyFigures, Table
from reports.document.chapters.actions import moves, moves_title
from reports.document.parts import Parts, Raw, chosen, values, words
from reports.excel.cells import shown_text
from reports.excel.heights import row_height
from reports.excel.tables import BOLDER, TITLE_HEIGHT, Kind, write_over, write_value
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative import bottom_line
from reports.narrative.labels import label
from reports.text.dates import display_date

STAGES = ("stage", "score", "at_least", "at_most", "target", "end", "practices")
WIDTHS = (34, 12, 12, 12, 13, 12, 12)  # characters: a name, then numbers
UNDER = 3  # the column in which what is said of a figure begins
TEXT_WIDTH = sum(WIDTHS)
RADAR_SIZE = {"width": 460, "height": 400}  # pixels


class _Writer:
    """Writes down the sheet, row by row."""

    def __init__(self, book: WorkbookBuilder, sheet: Any) -> None:
        self.book, self.sheet, self.row = book, sheet, 0

    def heading(self, text: str) -> None:
        self.row += 1
        self.book.write_text(self.sheet, self.row, 0, text, self.book.subtitle)
        self.row += 1

    def text(self, text: str) -> None:
        self._over(text, self.book.text)

    def strong(self, text: str) -> None:
        self._over(text, self.book.format(text_wrap=True, bold=True))

    def _over(self, text: str, look: Any) -> None:
        write_over(self.book, self.sheet, self.row, len(WIDTHS), TEXT_WIDTH, text, look)
        self.row += 1

    def fact(self, name: str, value: str, under: str) -> None:
        self.sheet.write_string(self.row, 0, name, self.book.muted)
        self.book.write_text(self.sheet, self.row, 1, shown_text(value), self.book.format(bold=True))
        self.book.write_text(self.sheet, self.row, UNDER, shown_text(under), self.book.muted_line)
        self.row += 1

    def table(self, table: Table) -> None:
        for at, column in enumerate(table.columns):
            self.sheet.write_string(self.row, at, column.head, self.book.head)
        heads = zip((column.head for column in table.columns), WIDTHS, strict=False)
        self.sheet.set_row(self.row, row_height((head, width * BOLDER - 1) for head, width in heads))
        self.row += 1
        for row in values(table):
            for at, value in enumerate(row):
                write_value(self.book, self.sheet, self.row, at, _kind(value), value)
            self.row += 1


def _kind(value: Raw) -> Kind:
    return "score" if isinstance(value, float) else "whole"


def write_summary(book: WorkbookBuilder, parts: Parts) -> None:
    view = parts.context.view
    sheet = book.sheet(label("excel.sheets.summary"))
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    write = _Writer(book, sheet)
    sheet.set_row(0, TITLE_HEIGHT)
    book.write_text(sheet, 0, 0, shown_text(view.client.name), book.title)
    book.write_text(
        sheet,
        1,
        0,
        shown_text(
            label(
                "excel.under_title",
                title=view.title,
                date=display_date(view.date),
                depth=narrative.depth_sentence(view),
            )
        ),
        book.format(font_color=palette.MUTED),
    )
    write.row = 3
    write.strong(bottom_line.bottom_line(view))
    _facts(write, parts)
    _stages(write, parts)
    _findings(write, parts)
    _moves(write, parts)


def _facts(write: _Writer, parts: Parts) -> None:
    facts = parts.first("maturity", KeyFigures)
    if facts:
        write.heading(facts.caption)
        for fact in facts.figures:
            write.fact(fact.label, words(fact.figure), fact.under)


def _stages(write: _Writer, parts: Parts) -> None:
    table = parts.table("maturity", "stages")
    if table:
        shown = chosen(table, *STAGES)
        write.heading(shown_text(narrative.radar_title(parts.context.view)))
        first = write.row + 1
        write.table(shown)
        if parts.context.draws_radar:
            _radar(write.book, write.sheet, shown, first)


def _findings(write: _Writer, parts: Parts) -> None:
    found = parts.all("summary", Entry)
    if found:
        write.heading(narrative.findings_title(parts.context.view))
    for finding in found:
        write.strong(finding.title)
        write.text(finding.text)


def _moves(write: _Writer, parts: Parts) -> None:
    view = parts.context.view
    cards = moves(view).cards
    if cards:
        write.heading(moves_title(view))
    for card in cards:
        write.strong(label("excel.move", title=card.title, when=card.kicker))
        write.text(card.text)


def _radar(book: WorkbookBuilder, sheet: Any, stages: Table, first: int) -> None:
    """Today against the targets, as a chart that reads the table of stages."""
    chart = book.workbook.add_chart({"type": "radar"})
    last = first + len(stages.rows) - 1
    at = {column.id: at for at, column in enumerate(stages.columns)}
    lines = (
        (at["score"], label("columns.today"), {"color": book.look.accent, "width": 2.5}),
        (at["target"], label("columns.target"), {"color": palette.INK, "width": 1.25, "dash_type": "dash"}),
    )
    for column, name, line in lines:
        chart.add_series(
            {
                "name": name,
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "line": line,
            }
        )
    chart.set_y_axis(
        {
            "min": 0,
            "max": 5,
            "major_unit": 1,
            "major_gridlines": {"visible": True, "line": {"color": palette.LINE}},
            "num_font": {"color": palette.MUTED, "size": 8},
        }
    )
    chart.set_title({"name": label("excel.charts.stages"), "name_font": {"size": 11, "color": palette.INK}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(RADAR_SIZE)
    sheet.insert_chart(
        3,
        len(WIDTHS) + 1,
        chart,
        {"description": label("excel.charts.stages_says")},
    )
