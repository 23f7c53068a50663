"""The first sheet: what a reader takes away who opens no other."""

from collections.abc import Iterable, Sequence
from typing import Any

from reports import narrative
from reports.brand import palette
from reports.excel.cells import shown_text
from reports.excel.tables import TITLE_HEIGHT, Kind, Value, write_over, write_value
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.dates import display_date
from reports.view.headline import headline_level, headline_score
from reports.view.model import StageView, View

WIDTHS = (34, 12, 12, 12, 13, 12)  # characters: a name, then five numbers
TEXT_WIDTH = sum(WIDTHS)
RADAR_FROM_STAGES = 3  # fewer points make no shape
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

    def fact(self, name: str, value: str) -> None:
        self.sheet.write_string(self.row, 0, name, self.book.muted)
        self.book.write_text(self.sheet, self.row, 1, shown_text(value), self.book.format(bold=True))
        self.row += 1

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        for at, column in enumerate(columns):
            self.sheet.write_string(self.row, at, column, self.book.head)
        self.row += 1
        for values in rows:
            for at, value in enumerate(values):
                write_value(self.book, self.sheet, self.row, at, _kind(value), value)
            self.row += 1


def _kind(value: Value) -> Kind:
    return "score" if isinstance(value, float) else "whole"


def write_summary(book: WorkbookBuilder, view: View) -> None:
    sheet = book.sheet("Summary")
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    write = _Writer(book, sheet)
    sheet.set_row(0, TITLE_HEIGHT)
    book.write_text(sheet, 0, 0, shown_text(view.client.name), book.title)
    book.write_text(
        sheet,
        1,
        0,
        shown_text(f"{view.title} · {display_date(view.date)} · {view.depth_name}"),
        book.format(font_color=palette.MUTED),
    )
    write.row = 3
    write.strong(narrative.judgement(view))
    _facts(write, view)
    write.heading(shown_text(narrative.radar_title(view)))
    first = write.row + 1
    write.table(_stage_columns(), ((s.name, s.score, s.low, s.high, s.target, s.practices) for s in view.stages))
    _radar(book, sheet, view.stages, first)
    _findings(write, view)
    _moves(write, view)


def _facts(write: _Writer, view: View) -> None:
    head = view.headline
    write.heading("Where you stand")
    write.fact(label("maturity.level"), headline_level(head))
    write.fact("Score, 0 to 5", headline_score(head) or formatting.NO_LEVEL)
    write.fact("Service value system maturity", formatting.NO_LEVEL if head.maturity is None else str(head.maturity))
    if head.coverage is not None:
        write.fact(label("maturity.with_a_value"), f"{head.valued} of {head.asked} ({formatting.share(head.coverage)})")


def _findings(write: _Writer, view: View) -> None:
    found = narrative.findings(view)
    if found:
        write.heading(narrative.findings_title(view))
    for finding in found:
        write.strong(finding.title)
        write.text(finding.text)


def _moves(write: _Writer, view: View) -> None:
    moves = narrative.next_actions(view)
    if moves:
        write.heading("First moves")
    for move in moves:
        write.strong(f"{move.title} ({move.when}, {move.effort})")
        write.text(move.text)


def _radar(book: WorkbookBuilder, sheet: Any, stages: Sequence[StageView], first: int) -> None:
    """Today against the targets, as a chart that reads the table of stages."""
    if sum(stage.score is not None for stage in stages) < RADAR_FROM_STAGES:
        return
    chart = book.workbook.add_chart({"type": "radar"})
    last = first + len(stages) - 1
    lines = (
        (1, label("columns.today"), {"color": book.look.accent, "width": 2.5}),
        (4, "With targets", {"color": palette.INK, "width": 1.25, "dash_type": "dash"}),
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
    chart.set_title({"name": "Score by stage, 0 to 5", "name_font": {"size": 11, "color": palette.INK}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(RADAR_SIZE)
    sheet.insert_chart(
        3,
        len(WIDTHS) + 1,
        chart,
        {"description": "Radar chart: the score of each stage today and with all targets met"},
    )


def _stage_columns() -> tuple[str, ...]:
    return (
        label("columns.stage"),
        label("columns.today"),
        "At least",
        "At most",
        "With targets",
        label("columns.practices"),
    )
