"""The practice workbook's sheets: each question with its six levels, the one closest to today marked, and notes."""

from reports import narrative
from reports.brand import palette
from reports.text import formatting
from reports.view.model import View
from reports.view.practice_sheets import Sheet, SheetRow, practice_sheets
from reports.word import styles
from reports.word.tables import Cell, Row
from reports.word.writer import Writer

WIDTHS = (34.0, 22.0, 27.0, 39.0, 43.0, 43.0, 42.0)  # mm on a page on its side
NOTE_LINES = 3


def sheets(writer: Writer, view: View) -> None:
    writer.prose(narrative.sheets_sentence(view))
    for sheet in practice_sheets(view):
        _sheet(writer, view, sheet)


def _sheet(writer: Writer, view: View, sheet: Sheet) -> None:
    practice, result = sheet.view, sheet.view.result
    writer.heading(practice.practice.name, 3)
    writer.under(practice.practice.purpose, styles.SMALL)
    today = "" if result.score is None else f"Today: level {result.level}, score {formatting.score_text(result)}."
    target = "" if practice.target is None else f" Target: level {practice.target}."
    writer.under(today + target)
    writer.table(
        f"{practice.practice.name}: the six levels of each question",
        ("Question", *(f"{level.level} {level.name}" for level in view.questionnaire.framework.levels)),
        [_row(row) for row in sheet.rows],
        WIDTHS,
    )
    writer.paragraph("", lead="Notes:")
    for _ in range(NOTE_LINES):
        writer.paragraph("_" * 40, styles.SMALL)


def _row(row: SheetRow) -> Row:
    return (
        f"{row.aspect}\n{row.text}",
        *(
            Cell(words, fill=palette.POINTS[1] if level == row.today else "", bold=level == row.today)
            for level, words in enumerate(row.levels)
        ),
    )
