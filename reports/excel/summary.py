"""The first sheet: what a reader takes away who opens no other."""

from collections.abc import Iterable, Sequence
from typing import Any

from reports import narrative
from reports.brand import palette
from reports.document.context import RADAR_FROM_STAGES
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
    write.strong(narrative.judgement(view))
    _facts(write, view)
    write.heading(shown_text(narrative.radar_title(view)))
    first = write.row + 1
    write.table(_stage_columns(), ((s.name, s.score, s.low, s.high, s.target, s.practices) for s in view.stages))
    _radar(book, sheet, view.stages, first)
    _findings(write, view)
    _moves(write, view)


def _stage_columns() -> tuple[str, ...]:
    return (
        label("columns.stage"),
        label("columns.today"),
        label("excel.at_least"),
        label("excel.at_most"),
        label("columns.target"),
        label("columns.practices"),
    )


def _facts(write: _Writer, view: View) -> None:
    head = view.headline
    write.heading(label("maturity.key_figures"))
    write.fact(label("maturity.level"), headline_level(head))
    write.fact(label("excel.facts.score"), headline_score(head) or formatting.NO_LEVEL)
    write.fact(label("excel.facts.system"), formatting.NO_LEVEL if head.maturity is None else str(head.maturity))
    if head.coverage is not None:
        share = formatting.share(head.coverage)
        valued = label("excel.facts.part_and_share", part=head.valued, whole=head.asked, share=share)
        write.fact(label("maturity.with_a_value"), valued)


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
        write.heading(label("summary.move" if len(moves) == 1 else "summary.moves"))
    for move in moves:
        write.strong(label("excel.move", title=move.title, when=move.when, effort=move.effort))
        write.text(move.text)


def _radar(book: WorkbookBuilder, sheet: Any, stages: Sequence[StageView], first: int) -> None:
    """Today against the targets, as a chart that reads the table of stages."""
    if sum(stage.score is not None for stage in stages) < RADAR_FROM_STAGES:
        return
    chart = book.workbook.add_chart({"type": "radar"})
    last = first + len(stages) - 1
    lines = (
        (1, label("columns.today"), {"color": book.look.accent, "width": 2.5}),
        (4, label("columns.target"), {"color": palette.INK, "width": 1.25, "dash_type": "dash"}),
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
