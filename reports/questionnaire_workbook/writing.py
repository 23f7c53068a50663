"""Writes the questionnaire: instructions, the respondent, a sheet a stage, and a hidden one that says what it is."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from assessment.engagement.model import Answer, Assessment, Respondent, Scope
from assessment.questionnaire.model import Questionnaire
from reports.excel.cells import cell_text
from reports.excel.workbook_builder import WorkbookBuilder
from reports.questionnaire_workbook import layout
from reports.questionnaire_workbook.filled import fingerprint
from reports.questionnaire_workbook.instructions import write_instructions
from reports.questionnaire_workbook.question_sheet import write_questions

ANY_DAY = dt.date(2000, 1, 1)  # the same questionnaire gives the same bytes, whenever it is made
STRUCTURE_ROWS = ("format", "questionnaire", "version", "depth", "practices", "respondent", "digest")
FILLED_IN_ROW, FILLED_IN = len(STRUCTURE_ROWS), "filled in"  # how many answers; workbooks of earlier versions have none
DEPTHS_ROW, OWN_DEPTHS = FILLED_IN_ROW + 1, "depths"  # "practice=depth", of practices with their own
VOCABULARY_ROW, VOCABULARY = DEPTHS_ROW + 1, "vocabulary"  # whose words the sheets are named in
ROLE_COLUMN, FILLED_IN_COLUMN = 3, 5
CELL_OF_LABEL, CELL_OF_ROLE, CELL_OF_GROUP = layout.LABEL_CELL, layout.ROLE_CELL, layout.GROUP_CELL


def questionnaire_workbook(
    assessment: Assessment, questionnaire: Questionnaire, respondent: Respondent | None
) -> bytes:
    """The scope of an assessment to be filled in offline, with what the respondent has answered so far."""
    answers = {
        answer.question: answer
        for answer in assessment.answers
        if respondent is not None and answer.respondent == respondent.id
    }
    title = f"{assessment.client.name} · {assessment.info.title or questionnaire.framework.name}"
    return _workbook(title, assessment.scope, questionnaire, respondent, answers)


def empty_questionnaire(questionnaire: Questionnaire, depth: str, practices: Collection[str] = ()) -> bytes:
    """These practices at a depth, or all of them, for no client in particular."""
    scope = Scope.model_validate({"depth": depth, "practices": tuple(practices or questionnaire.framework_practices)})
    return _workbook(questionnaire.framework.name, scope, questionnaire, None, {})


def _workbook(
    title: str, scope: Scope, questionnaire: Questionnaire, respondent: Respondent | None, answers: Mapping[str, Answer]
) -> bytes:
    sheets = layout.question_sheets(questionnaire, scope)
    book = WorkbookBuilder(title, "Waymark questionnaire, to be filled in and read back", ANY_DAY)
    write_instructions(book, questionnaire, title, sheets, answers.keys())
    _respondent(book, questionnaire, respondent)
    for sheet in sheets:
        write_questions(book, questionnaire, sheet, answers)
    _structure(book, questionnaire, scope, respondent, sheets, answers)
    return book.finish()


def _respondent(book: WorkbookBuilder, questionnaire: Questionnaire, respondent: Respondent | None) -> None:
    sheet = book.sheet(layout.RESPONDENT)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.write_string(0, 0, layout.RESPONDENT_TITLE, book.title)
    sheet.write_string(1, 0, layout.RESPONDENT_HINT, book.muted_line)
    roles = questionnaire.roles
    role = respondent.role if respondent else ""
    for (row, column), name, value in (
        (CELL_OF_LABEL, layout.LABEL_HEAD, respondent.label if respondent else ""),
        (CELL_OF_ROLE, layout.ROLE_HEAD, roles[role].name if role in roles else role),
        (CELL_OF_GROUP, layout.GROUP_HEAD, respondent.group if respondent else ""),
    ):
        sheet.write_string(row, 0, name, book.format(bold=True))
        book.write_text(sheet, row, column, cell_text(value), book.entry)
    source = f"={layout.STRUCTURE}!{_absolute(0, ROLE_COLUMN)}:{_absolute(len(roles) - 1, ROLE_COLUMN)}"
    sheet.data_validation(
        *CELL_OF_ROLE,
        *CELL_OF_ROLE,
        {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": "Another role?",
            "error_message": "Choose a role of the list, or keep your own word.",
        },
    )
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _structure(
    book: WorkbookBuilder,
    questionnaire: Questionnaire,
    scope: Scope,
    respondent: Respondent | None,
    sheets: Sequence[layout.QuestionSheet],
    answers: Mapping[str, Answer],
) -> None:
    """What reading needs to know: what is asked of whom, and what was filled in; and the roles for the drop-down."""
    sheet = book.sheet(layout.STRUCTURE)
    values = (
        layout.FORMAT,
        questionnaire.framework.id,
        questionnaire.framework.version,
        scope.depth,
        " ".join(scope.practices),
        respondent.id if respondent else "",
        layout.digest(sheets),
    )
    for row, (name, value) in enumerate(zip(STRUCTURE_ROWS, values, strict=True)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    for row, role in enumerate(questionnaire.roles.values()):
        sheet.write_string(row, ROLE_COLUMN, cell_text(role.name))
    filled_in = [answers[one.id] for asked in sheets for one in asked.questions if one.id in answers]
    sheet.write_string(FILLED_IN_ROW, 0, FILLED_IN)
    sheet.write_number(FILLED_IN_ROW, 1, len(filled_in))
    if scope.depths:
        sheet.write_string(DEPTHS_ROW, 0, OWN_DEPTHS)
        sheet.write_string(DEPTHS_ROW, 1, " ".join(f"{one}={depth}" for one, depth in scope.depths.items()))
    if scope.vocabulary:
        sheet.write_string(VOCABULARY_ROW, 0, VOCABULARY)
        sheet.write_string(VOCABULARY_ROW, 1, scope.vocabulary)
    for row, answer in enumerate(filled_in):
        said = answer.state if answer.rating is None else str(answer.rating)
        worry = layout.YES if answer.concern else ""
        known = (answer.question, said, fingerprint(answer.comment), fingerprint(answer.evidence), worry)
        for column, value in enumerate(known, FILLED_IN_COLUMN):
            sheet.write_string(row, column, value)
    sheet.protect()
    sheet.very_hidden()


def _absolute(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))
