"""How to read the workbook and what it rests on."""

from collections.abc import Iterator
from typing import Any

from reports import narrative
from reports.brand import palette
from reports.document.parts import Parts, chosen, values
from reports.excel.cells import shown_text
from reports.excel.heights import row_height
from reports.excel.tables import TITLE_HEIGHT, colour_by_level
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.narrative.say import say

READING = {
    "question": "excel.reading.question",
    "level": "excel.reading.level",
    "interval": "excel.reading.interval",
    "importance": "excel.reading.importance",
    "readiness": "readiness.readiness",
    "not": "method.is_not",
}  # what is told of in a sentence, and the key of its name
LABEL_WIDTH, TEXT_WIDTH = 30, 110


def write_method(book: WorkbookBuilder, parts: Parts) -> None:
    view = parts.context.view
    sheet = book.sheet(label("chapters.method"))
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.set_row(0, TITLE_HEIGHT)
    book.write_text(sheet, 0, 0, shown_text(narrative.method_title(view)), book.title)
    for row, (name, text) in enumerate(_lines(parts), 2):
        sheet.write_string(row, 0, name, book.format(bold=True, text_wrap=True))
        book.write_text(sheet, row, 1, shown_text(text), book.text)
        sheet.set_row(row, row_height([(text, TEXT_WIDTH)]))
    _levels(book, sheet, parts, 3 + len(list(_lines(parts))))


def _lines(parts: Parts) -> Iterator[tuple[str, str]]:
    view, roles = parts.context.view, parts.table("method", "roles")
    yield from ((label(key), say(f"workbook_{part}")) for part, key in READING.items())
    yield label("method.rests_on"), narrative.coverage_sentence(view)
    yield label("excel.reading.depth"), narrative.depth_sentence(view)
    yield (
        label("excel.reading.questionnaire"),
        narrative.fixed_text("questionnaire", view).removeprefix("Questionnaire: "),
    )
    for role, people in values(chosen(roles, "role", "people")) if roles else ():
        yield label("method.by_role"), label("excel.people", people=people, role=role)
    yield (
        label("excel.reading.check"),
        " ".join(narrative.plausibility_notes(view)) or label("excel.reading.nothing_to_check"),
    )
    yield label("excel.reading.notice"), view.questionnaire.framework.notice


def _levels(book: WorkbookBuilder, sheet: Any, parts: Parts, row: int) -> None:
    table = parts.table("method", "levels")
    levels = values(chosen(table, "level", "sees")) if table else []
    sheet.write_string(row, 0, label("method.levels"), book.subtitle)
    for at, (level, seen) in enumerate(levels, row + 1):
        sheet.write_number(at, 0, level, book.format(align="left", border=1, border_color=palette.LINE))
        sheet.write_string(at, 1, seen, book.text)
    colour_by_level(book, sheet, (row + 1, 0, row + len(levels), 0))
