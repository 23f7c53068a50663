"""Where everything stands in the workbook: the same for writing and for reading.

Nothing but the scope and the questionnaire decides it, so reading works it out anew and sees what was moved.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from assessment.comparison.baseline import wording
from assessment.engagement.model import Scope
from assessment.questionnaire.model import Question, Questionnaire
from reports.excel.cells import sheet_name

FORMAT = "waymark-questionnaire/1"
INSTRUCTIONS, RESPONDENT, STRUCTURE = "Instructions", "Respondent", "Structure"
SYSTEM_NAME = "Service value system"

# Columns of a question sheet, and rows, both counted from 0. Levels 0 to 5 stand in six columns from FIRST_LEVEL on.
ID, SUBJECT, ASPECT, QUESTION, ANSWER, FIRST_LEVEL, COMMENT, EVIDENCE, CONCERN, WHY = 0, 1, 2, 3, 4, 5, 11, 12, 13, 14
COLUMNS = WHY + 1
HEAD_ROW, FIRST_ROW = 3, 4
HEADS = {
    ID: "Id",
    SUBJECT: "Practice",
    ASPECT: "Aspect",
    QUESTION: "Question",
    ANSWER: "Answer",
    COMMENT: "Comment",
    EVIDENCE: "Evidence",
    CONCERN: "Worrying",
    WHY: "Why it matters",
}
HINT = "Choose the description that fits today. Comment and evidence are yours to add."
FILLED_IN = (ANSWER, COMMENT, EVIDENCE)
"""What every workbook has. Those of earlier versions have no CONCERN."""
YES = "yes"

# Cells of the sheet about the respondent.
LABEL_CELL, ROLE_CELL, GROUP_CELL = (3, 1), (5, 1), (7, 1)
LABEL_HEAD, ROLE_HEAD, GROUP_HEAD = "Name or initials", "Role", "Group"
RESPONDENT_TITLE = "Who answers"
RESPONDENT_HINT = "A name, initials or any other word that tells you from the others."

DONT_KNOW, NOT_APPLICABLE = "don't know", "not applicable"
CHOICES: tuple[int | str, ...] = (0, 1, 2, 3, 4, 5, DONT_KNOW, NOT_APPLICABLE)


@dataclass(frozen=True)
class QuestionSheet:
    """The questions of a section, or of the service value system, one a row."""

    name: str
    questions: tuple[Question, ...]


def heads(questionnaire: Questionnaire) -> dict[int, str]:
    """What stands above each column. Reading finds the columns by it, so nobody rewords it as labels can be."""
    levels = {FIRST_LEVEL + level.level: f"{level.level} · {level.name}" for level in questionnaire.framework.levels}
    return dict(sorted((HEADS | levels).items()))


def fixed_texts(questionnaire: Questionnaire, question: Question) -> dict[int, str]:
    """What stands in a question's row before anybody fills it in, by column."""
    entry = question.entry
    return {
        ID: question.id,
        SUBJECT: questionnaire.name_of(question.subject),
        ASPECT: questionnaire.aspects[entry.aspect].name,
        QUESTION: entry.text,
        WHY: entry.why,
        **{FIRST_LEVEL + level: text for level, text in enumerate(entry.levels)},
    }


def level_note(question: Question) -> str:
    """The note on a question's answer: each level with its description."""
    return "\n".join(f"{level}  {text}" for level, text in enumerate(question.entry.levels))


def question_sheets(questionnaire: Questionnaire, scope: Scope) -> tuple[QuestionSheet, ...]:
    """A sheet a stage, and a group of topics, then the service value system; what asks nothing has none."""
    taken = {INSTRUCTIONS.lower(), RESPONDENT.lower(), STRUCTURE.lower()}
    questionnaire = questionnaire.in_words_of(scope.vocabulary)
    asked = questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)
    return tuple(
        QuestionSheet(sheet_name(name, taken), questions)
        for name, questions in _groups(questionnaire, asked)
        if questions
    )


def _groups(questionnaire: Questionnaire, asked: Iterable[Question]) -> Iterator[tuple[str, tuple[Question, ...]]]:
    asked = tuple(asked)
    of_practices = [question for question in asked if question.subject.is_practice]
    for section in questionnaire.sections:
        yield section.name, tuple(q for q in of_practices if questionnaire.section_of(q.subject.id).id == section.id)
    yield SYSTEM_NAME, tuple(question for question in asked if not question.subject.is_practice)


def digest(sheets: Iterable[QuestionSheet]) -> str:
    """A fingerprint of what is asked where, in which words."""
    content = hashlib.sha256()
    for sheet in sheets:
        for question in sheet.questions:
            content.update(f"{sheet.name}\0{question.id}\0{wording(question)}\n".encode())
    return content.hexdigest()


def place(sheet: str, row: int, column: int) -> str:
    """'Operation!E14'; row and column count from 0."""
    return f"{sheet}!{xl_rowcol_to_cell(row, column)}"
