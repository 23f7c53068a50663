"""Practices with their levels, and the heat map of practices by aspect: one table of the report, shown in two ways."""

from reports import narrative
from reports.document.parts import Parts
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.text import formatting

RESULTS = (
    Shown("practice", 34),
    Shown("stage", 14),
    Shown("level", 8, "level"),
    Shown("level_at_least", 9, "whole"),
    Shown("level_at_most", 9, "whole"),
    Shown("score", 8, "score"),
    Shown("score_at_least", 9, "score"),
    Shown("score_at_most", 9, "score"),
    Shown("coverage", 10, "share"),
    Shown("questions", 12, "whole"),
    Shown("valued", 10, "whole"),
    Shown("target", 8, "whole"),
    Shown("to_go", 8, "whole"),
    Shown("importance", 13, "share"),
    Shown("why", 60, printed=False),
    Shown("remark", 22, printed=False),
)
BY_ASPECT = (
    Shown("practice", 34),
    Shown("stage", 14),
    Shown("level", 8, "level"),
    Shown("score", 8, "score"),
    Shown("target", 8, "whole"),
    Shown("earlier", 8, "whole"),
    Shown("aspect", 15, "tile"),
)


def write_practices(book: WorkbookBuilder, parts: Parts) -> None:
    table = parts.table("heat_map", "practices")
    if table:
        write_table(
            book,
            label("columns.practices"),
            narrative.practices_title(parts.context.view),
            label("excel.explanations.practices"),
            table,
            RESULTS,
        )


def write_heat_map(book: WorkbookBuilder, parts: Parts) -> None:
    table = parts.table("heat_map", "practices")
    if table:
        sheet = write_table(
            book,
            label("excel.sheets.heat_map"),
            narrative.heat_map_title(parts.context.view),
            label("excel.explanations.heat_map", no_value=formatting.NO_NUMBER),
            table,
            BY_ASPECT,
        )
        sheet.fit_to_pages(1, 1)  # seen at a glance or not at all
