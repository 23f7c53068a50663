"""How to read the workbook and what it rests on."""

from collections.abc import Iterator
from typing import Any

from reports import narrative
from reports.brand import palette
from reports.excel.cells import shown_text
from reports.excel.heights import row_height
from reports.excel.tables import TITLE_HEIGHT, colour_by_level
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.narrative.say import say
from reports.view.model import View
from reports.view.roles import roles_told

READING = {
    "question": "excel.reading.question",
    "level": "excel.reading.level",
    "interval": "excel.reading.interval",
    "importance": "excel.reading.importance",
    "readiness": "readiness.readiness",
    "not": "method.is_not",
}  # what is told of in a sentence, and the key of its name
LABEL_WIDTH, TEXT_WIDTH = 30, 110


def write_method(book: WorkbookBuilder, view: View) -> None:
    sheet = book.sheet(label("chapters.method"))
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.set_row(0, TITLE_HEIGHT)
    book.write_text(sheet, 0, 0, shown_text(narrative.method_title(view)), book.title)
    for row, (name, text) in enumerate(_lines(view), 2):
        sheet.write_string(row, 0, name, book.format(bold=True, text_wrap=True))
        book.write_text(sheet, row, 1, shown_text(text), book.text)
        sheet.set_row(row, row_height([(text, TEXT_WIDTH)]))
    _levels(book, sheet, view, 3 + len(list(_lines(view))))


def _lines(view: View) -> Iterator[tuple[str, str]]:
    yield from ((label(key), say(f"workbook_{part}")) for part, key in READING.items())
    yield label("method.rests_on"), narrative.coverage_sentence(view)
    yield label("excel.reading.depth"), narrative.depth_sentence(view)
    yield (
        label("excel.reading.questionnaire"),
        narrative.fixed_text("questionnaire", view).removeprefix("Questionnaire: "),
    )
    for role, people in roles_told(view):
        yield label("method.by_role"), label("excel.people", people=people, role=role)
    yield (
        label("excel.reading.check"),
        " ".join(narrative.plausibility_notes(view)) or label("excel.reading.nothing_to_check"),
    )
    yield label("excel.reading.notice"), view.questionnaire.framework.notice


def _levels(book: WorkbookBuilder, sheet: Any, view: View, row: int) -> None:
    sheet.write_string(row, 0, label("method.levels"), book.subtitle)
    for at, level in enumerate(view.questionnaire.framework.levels, row + 1):
        sheet.write_number(at, 0, level.level, book.format(align="left", border=1, border_color=palette.LINE))
        sheet.write_string(at, 1, label("excel.level_means", name=level.name, means=level.in_short), book.text)
    colour_by_level(book, sheet, (row + 1, 0, row + len(view.questionnaire.framework.levels), 0))
