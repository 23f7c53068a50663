"""What was asked and what was said: by role unless names were asked for, as in the report's annex, but in full."""

from reports import narrative
from reports.document.blocks import Table
from reports.document.chapters.annex import all_remarks
from reports.document.parts import Parts, joined
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label

QUESTIONS = (
    Shown("practice", 30),
    Shown("aspect", 20),
    Shown("question", 60),
    Shown("value", 8, "value"),
    Shown("closest", 70),
    Shown("stage", 16, printed=False),
    Shown("state", 16, printed=False),
    Shown("lowest", 8, "whole", printed=False),
    Shown("highest", 8, "whole", printed=False),
    Shown("ratings", 8, "whole", printed=False),
    Shown("dont_know", 8, "whole", printed=False),
    Shown("not_applicable", 10, "whole", printed=False),
    Shown("agreement", 11, "score", printed=False),
    Shown("standard", 16, printed=False),
    Shown("id", 36, printed=False),
)
REMARKS = (
    Shown("practice", 30),
    Shown("aspect", 20),
    Shown("question", 50),
    Shown("role", 24),
    Shown("kind", 12),
    Shown("said", 80),
)


def write_questions(book: WorkbookBuilder, parts: Parts) -> None:
    answers = parts.all("annex", Table)
    if answers:
        view = parts.context.view
        title, explanation = narrative.annex_title(view), narrative.coverage_sentence(view)
        write_table(book, label("excel.questions"), title, explanation, joined(answers), QUESTIONS)


def write_remarks(book: WorkbookBuilder, parts: Parts) -> None:
    view = parts.context.view
    table = all_remarks(view)
    if table.rows:
        write_table(
            book,
            label("excel.sheets.answers"),
            table.caption,
            label("excel.explanations.named" if view.named else "excel.explanations.by_role"),
            table,
            REMARKS,
        )
