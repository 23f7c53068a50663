"""The first sheet: what to do, and how far each sheet is."""

from collections.abc import Collection, Sequence
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from assessment.questionnaire.model import Questionnaire
from reports.excel.cells import shown_text
from reports.excel.heights import row_height
from reports.excel.tables import TITLE_HEIGHT
from reports.excel.workbook_builder import WorkbookBuilder
from reports.questionnaire_workbook import layout

WIDTHS = (34, 14, 14, 44)  # characters
STEPS = (
    "Fill in who you are on the sheet “Respondent”.",
    "Go through the sheets below. In the column “Answer” choose 0 to 5: start at 0, go up as long as everything that "
    "is said is true here today, and choose the last one; what stands after “such as” are examples. What each number "
    "means stands beside it, and in the note that appears over the cell.",
    "Choose “don't know” where you cannot tell, “not applicable” where it does not concern your organisation. "
    "Leave empty what you have not come to: it stays as it is.",
    "Comment and evidence are optional, and need an answer beside them. So does “yes” in the column “Worrying”: choose "
    "it for what worries you. Type plain text and numbers, no formulas.",
    "Leave sheets and rows as they are; everything but the cells to fill in is protected, without a password.",
    "Save as .xlsx and upload the file in Waymark, on the page “Scope”. Before anything is saved you see what is new.",
)
CONTENTS = ("Sheet", "Questions", "Answered")
TITLE_ROWS = 2


def instruction_texts(sheets: Sequence[layout.QuestionSheet]) -> tuple[str, ...]:
    """What stands on the sheet under its title, but numbers."""
    return (*(_numbered(*step) for step in enumerate(STEPS, 1)), *CONTENTS, *(sheet.name for sheet in sheets))


def _numbered(number: int, step: str) -> str:
    return f"{number}. {step}"


def write_instructions(
    book: WorkbookBuilder,
    questionnaire: Questionnaire,
    title: str,
    sheets: Sequence[layout.QuestionSheet],
    answered: Collection[str],
) -> None:
    """`answered` are the ids of the questions that have an answer already."""
    sheet = book.sheet(layout.INSTRUCTIONS)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, TITLE_HEIGHT)
    book.write_text(sheet, 0, 0, shown_text(title), book.title)
    sheet.write_string(
        1, 0, shown_text(f"{questionnaire.framework.name}, version {questionnaire.framework.version}"), book.muted_line
    )
    for row, step in enumerate(STEPS, 3):
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", book.text)
        sheet.write_string(row, 0, _numbered(row - 2, step), book.text)
        sheet.set_row(row, row_height([(step, sum(WIDTHS))]))
    _contents(book, sheet, sheets, answered, len(STEPS) + 4)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _contents(
    book: WorkbookBuilder, sheet: Any, sheets: Sequence[layout.QuestionSheet], answered: Collection[str], row: int
) -> None:
    """Each sheet with a link, and a count of its answers that moves while one fills them in."""
    for column, head in enumerate(CONTENTS):
        sheet.write_string(row, column, head, book.head)
    for at, asked in enumerate(sheets, row + 1):
        last = layout.FIRST_ROW + len(asked.questions) - 1
        name = quote_sheetname(asked.name)
        answers = xl_range_abs(layout.FIRST_ROW, layout.ANSWER, last, layout.ANSWER)
        sheet.write_url(at, 0, f"internal:{name}!A1", book.format(underline=1), asked.name)
        sheet.write_number(at, 1, len(asked.questions), book.number("whole"))
        sheet.write_formula(
            at,
            2,
            f"=COUNTA({name}!{answers})",
            book.number("whole"),
            sum(question.id in answered for question in asked.questions),
        )
