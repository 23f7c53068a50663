"""What has changed since an earlier result; no sheet where there is none."""

from reports import narrative
from reports.document.parts import Parts
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label

COLUMNS = (
    Shown("practice", 34),
    Shown("moved", 16),
    Shown("level_then", 8, "level"),
    Shown("level_now", 8, "level"),
    Shown("score_then", 8, "score"),
    Shown("score_now", 8, "score"),
    Shown("change", 10, "score"),
    Shown("compared", 11, "whole"),
    Shown("promised", 10, "whole"),
    Shown("done", 44),
    Shown("how", 70, printed=False),
    Shown("to_know", 60, printed=False),
)


def write_changes(book: WorkbookBuilder, parts: Parts) -> None:
    view = parts.context.view
    table = parts.table("changes", "practices") if view.comparison else None
    if view.comparison and table:
        apart = narrative.not_compared(view, view.comparison)
        write_table(
            book,
            label("excel.sheets.changes"),
            narrative.changes_title(view, view.comparison),
            " ".join((narrative.changes_basis(view, view.comparison), *apart)),
            table,
            COLUMNS,
        )
