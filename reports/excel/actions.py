"""Every advised action with its reason, steps and measure."""

from reports.document.chapters.actions import all_actions
from reports.document.parts import Parts
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label

COLUMNS = (
    Shown("number", 6, "whole"),
    Shown("action", 40),
    Shown("practice", 26),
    Shown("when", 18),
    Shown("days", 9, "days"),
    Shown("responsible", 20),
    Shown("steps", 64),
    Shown("why", 50, printed=False),
    Shown("measure", 28, printed=False),
    Shown("first_target", 28, printed=False),
    Shown("stage", 14, printed=False),
    Shown("aspect", 20, printed=False),
    Shown("from_level", 8, "whole", printed=False),
    Shown("to_level", 8, "whole", printed=False),
    Shown("start", 12, "date", printed=False),
    Shown("due", 12, "date", printed=False),
    Shown("state", 11, printed=False),
    Shown("cost", 14, printed=False),
    Shown("benefit", 9, "score", printed=False),
    Shown("quick_win", 8, printed=False),
    Shown("accountable", 22, printed=False),
    Shown("formula", 44, printed=False),
    Shown("delivers", 44, printed=False),
    Shown("evidence", 44, printed=False),
    Shown("builds_on", 36, printed=False),
    Shown("if_not", 44, printed=False),
    Shown("left_out", 40, printed=False),
)


def write_actions(book: WorkbookBuilder, parts: Parts) -> None:
    """The first columns are what is printed; the others are for those who filter and copy."""
    table = all_actions(parts.context.view)
    if table.rows:
        explanation = label("excel.explanations.actions")
        write_table(book, label("roadmap.actions"), table.caption, explanation, table, COLUMNS, frozen=2)
