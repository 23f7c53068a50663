"""ISO/IEC 20000-1, clause by clause, today and at the plan's end."""

from reports import narrative
from reports.document.parts import Parts
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label

COLUMNS = (
    Shown("clause", 9),
    Shown("title", 44),
    Shown("readiness", 11, "share"),
    Shown("rating", 12),
    Shown("questions", 10, "whole"),
    Shown("unanswered", 10, "whole"),
    Shown("readiness_then", 12, "share"),
    Shown("rating_then", 12),
    Shown("prospect", 40),
    Shown("actions", 22),
    Shown("furthest", 60, printed=False),
)


def write_readiness(book: WorkbookBuilder, parts: Parts) -> None:
    table = parts.table("readiness", "clauses")
    if table and table.rows:
        title, explanation = narrative.readiness_title(parts.context.view), label("excel.explanations.readiness")
        write_table(book, label("readiness.readiness"), title, explanation, table, COLUMNS, frozen=2)
