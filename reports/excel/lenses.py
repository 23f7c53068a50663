"""A chosen law or standard, requirement by requirement; a sheet for each."""

from reports import narrative
from reports.document.chapters.lenses import table_of
from reports.document.parts import Parts
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.lenses import lens_views

COLUMNS = (
    Shown("number", 9),
    Shown("area", 22),
    Shown("title", 40),
    Shown("rating", 14),
    Shown("readiness", 11, "share"),
    Shown("prospect", 26),
    Shown("readiness_then", 12, "share"),
    Shown("actions", 20),
    Shown("practices", 70),
    Shown("questions", 10, "whole", printed=False),
    Shown("asks", 60, printed=False),
    Shown("clock", 30, printed=False),
    Shown("furthest", 60, printed=False),
)


def write_lenses(book: WorkbookBuilder, parts: Parts) -> None:
    for lens in lens_views(parts.context.view):
        table = parts.table("lenses", table_of(lens.lens.id))
        if table and table.rows:
            about = lens.lens
            explanation = label("excel.explanations.lens", notice=about.notice, limits=" ".join(about.says_no))
            write_table(book, about.name, narrative.lens_sentence(lens), explanation, table, COLUMNS, frozen=1)
