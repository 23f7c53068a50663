"""The workbook's sheets: a practice's questions with all six levels, where it stands today, and room for notes."""

from dataclasses import dataclass

from reports.brand.palette import ramp_step
from reports.view.model import PracticeView, QuestionView, View


@dataclass(frozen=True)
class SheetRow:
    """One question. `levels` are its descriptions from 0 to 5; `today` is the level closest to its value, if any."""

    aspect: str
    text: str
    levels: tuple[str, ...]
    today: int | None


@dataclass(frozen=True)
class Sheet:
    view: PracticeView
    rows: tuple[SheetRow, ...]


def practice_sheets(view: View) -> tuple[Sheet, ...]:
    """One for each practice in scope that has questions, in the questionnaire's order."""
    return tuple(
        Sheet(practice, tuple(_row(view, question) for question in practice.questions))
        for practice in view.practices
        if practice.questions
    )


def _row(view: View, question: QuestionView) -> SheetRow:
    entry, result = question.question.entry, question.result
    known = result.in_scope and result.value is not None
    return SheetRow(
        view.questionnaire.aspects[entry.aspect].name,
        entry.text,
        tuple(entry.levels),
        ramp_step(result.value) if known and result.value is not None else None,
    )
