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
from reports.view.annex import role_shown
from reports.view.model import View

READING = ("question", "level", "interval", "importance", "readiness", "not")
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
    yield from (
        (name, say(f"workbook_{part}"))
        for part, name in zip(
            READING,
            (
                "A question",
                "Level and score",
                "At least, at most",
                "Importance, benefit",
                label("readiness.readiness"),
                label("method.is_not"),
            ),
            strict=True,
        )
    )
    yield label("method.rests_on"), narrative.coverage_sentence(view)
    yield "Depth", view.depth_name
    yield "Questionnaire", narrative.fixed_text("questionnaire", view).removeprefix("Questionnaire: ")
    for role, people in view.roles:
        yield label("method.by_role"), f"{people} · {role_shown(view, role)}"
    yield "To check", " ".join(narrative.plausibility_notes(view)) or "Nothing stands out."
    yield "Notice", view.questionnaire.framework.notice


def _levels(book: WorkbookBuilder, sheet: Any, view: View, row: int) -> None:
    sheet.write_string(row, 0, label("method.levels"), book.subtitle)
    for at, level in enumerate(view.questionnaire.framework.levels, row + 1):
        sheet.write_number(at, 0, level.level, book.format(align="left", border=1, border_color=palette.LINE))
        sheet.write_string(at, 1, f"{level.name}. {level.in_short}", book.text)
    colour_by_level(book, sheet, (row + 1, 0, row + len(view.questionnaire.framework.levels), 0))
