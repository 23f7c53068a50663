"""The questionnaire as an Excel workbook: written to be filled in offline, and read back whole or not at all."""

from reports.questionnaire_workbook.filled import (
    Answers,
    Conflict,
    GivenAnswer,
    Merge,
    Side,
    giver,
    merged,
    new_respondent,
    settled,
    with_answers,
)
from reports.questionnaire_workbook.reading import read_answers_workbook
from reports.questionnaire_workbook.scope_fit import scope_notes
from reports.questionnaire_workbook.writing import empty_questionnaire, questionnaire_workbook

__all__ = [
    "Answers",
    "Conflict",
    "GivenAnswer",
    "Merge",
    "Side",
    "empty_questionnaire",
    "giver",
    "merged",
    "new_respondent",
    "questionnaire_workbook",
    "read_answers_workbook",
    "scope_notes",
    "settled",
    "with_answers",
]
