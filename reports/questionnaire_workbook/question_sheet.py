"""A sheet of questions: one a row, its answer from a drop-down, the six descriptions beside it and as a note."""

from collections.abc import Mapping
from typing import Any

from assessment.engagement.fields import MAX_TEXT
from assessment.engagement.model import Answer
from assessment.questionnaire.model import Question, Questionnaire
from reports.brand import palette
from reports.excel.cells import cell_text
from reports.excel.heights import row_height
from reports.excel.tables import TITLE_HEIGHT, colour_by_level
from reports.excel.workbook_builder import WorkbookBuilder
from reports.questionnaire_workbook import layout

WIDTHS = {
    layout.ID: 10,
    layout.SUBJECT: 20,
    layout.ASPECT: 15,
    layout.QUESTION: 42,
    layout.ANSWER: 16,
    layout.COMMENT: 40,
    layout.EVIDENCE: 40,
    layout.CONCERN: 12,
    layout.WHY: 44,
}  # characters
LEVEL_WIDTH = 34
NOTE_SIZE = {"width": 460, "height": 420}  # pixels
PAPER_A3 = 8
MAY_CHANGE = {"format_columns": True, "format_rows": True, "autofilter": True}


def write_questions(
    book: WorkbookBuilder, questionnaire: Questionnaire, asked: layout.QuestionSheet, answers: Mapping[str, Answer]
) -> None:
    sheet = book.sheet(asked.name)
    first, last = layout.FIRST_ROW, layout.FIRST_ROW + len(asked.questions) - 1
    sheet.set_paper(PAPER_A3)
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.set_row(layout.HEAD_ROW, TITLE_HEIGHT)
    sheet.write_string(0, 1, asked.name, book.title)
    sheet.write_string(1, 1, layout.HINT, book.muted_line)
    _columns(book, questionnaire, sheet)
    for row, question in enumerate(asked.questions, first):
        _question(book, questionnaire, sheet, row, question, answers.get(question.id))
    sheet.data_validation(
        first,
        layout.ANSWER,
        last,
        layout.ANSWER,
        {
            "validate": "list",
            "source": list(layout.CHOICES),
            "error_title": "Not an answer",
            "error_message": "Choose 0 to 5, “don't know” or “not applicable”.",
        },
    )
    for column in (layout.COMMENT, layout.EVIDENCE):
        sheet.data_validation(
            first,
            column,
            last,
            column,
            {
                "validate": "length",
                "criteria": "<=",
                "value": MAX_TEXT,
                "error_title": "Too long",
                "error_message": f"At most {MAX_TEXT:,} characters.",
            },
        )
    sheet.data_validation(
        first,
        layout.CONCERN,
        last,
        layout.CONCERN,
        {
            "validate": "list",
            "source": [layout.YES],
            "error_title": "Yes or nothing",
            "error_message": f"Choose “{layout.YES}” where it worries you, or leave the cell empty.",
        },
    )
    colour_by_level(book, sheet, (first, layout.ANSWER, last, layout.ANSWER))
    sheet.autofilter(layout.HEAD_ROW, layout.SUBJECT, last, layout.WHY)
    sheet.freeze_panes(layout.FIRST_ROW, layout.ANSWER + 1)
    sheet.repeat_rows(layout.HEAD_ROW)
    sheet.print_area(0, 0, last, layout.COMMENT)
    sheet.protect("", MAY_CHANGE)


def _columns(book: WorkbookBuilder, questionnaire: Questionnaire, sheet: Any) -> None:
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width, None, {"hidden": True} if column == layout.ID else {})
    sheet.set_column(layout.FIRST_LEVEL, layout.COMMENT - 1, LEVEL_WIDTH, None, {"level": 1})
    for column, head in layout.heads(questionnaire).items():
        sheet.write_string(layout.HEAD_ROW, column, cell_text(head), book.head)


def _question(
    book: WorkbookBuilder, questionnaire: Questionnaire, sheet: Any, row: int, question: Question, answer: Answer | None
) -> None:
    texts = layout.fixed_texts(questionnaire, question)
    for column, text in texts.items():
        bold = {"bold": True} if column == layout.QUESTION else {}
        sheet.write_string(
            row, column, cell_text(text), book.format(text_wrap=True, bottom=1, bottom_color=palette.LINE, **bold)
        )
    _answer(book, sheet, row, answer)
    sheet.write_comment(row, layout.ANSWER, layout.level_note(question), {**NOTE_SIZE, "author": "Waymark"})
    sheet.set_row(
        row,
        row_height((text, WIDTHS.get(column, LEVEL_WIDTH)) for column, text in texts.items() if column != layout.ID),
    )


def _answer(book: WorkbookBuilder, sheet: Any, row: int, answer: Answer | None) -> None:
    look = book.format(
        text_wrap=True,
        locked=False,
        bg_color=palette.WASH,
        border=1,
        border_color=palette.MUTED,
        align="center",
        valign="vcenter",
    )
    if answer is None:
        sheet.write_blank(row, layout.ANSWER, None, look)
    elif answer.rating is not None:
        sheet.write_number(row, layout.ANSWER, answer.rating, look)
    else:
        said = layout.DONT_KNOW if answer.state == "dont_know" else layout.NOT_APPLICABLE
        sheet.write_string(row, layout.ANSWER, said, look)
    for column, text in (
        (layout.COMMENT, answer.comment if answer else ""),
        (layout.EVIDENCE, answer.evidence if answer else ""),
        (layout.CONCERN, layout.YES if answer and answer.concern else ""),
    ):
        if text:
            book.write_text(sheet, row, column, cell_text(text), book.entry)
        else:
            sheet.write_blank(row, column, None, book.entry)
