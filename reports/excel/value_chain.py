"""Practices by the activities of the service value chain in which they take part."""

from reports import narrative
from reports.document.chapters.value_chain import every_practice
from reports.document.parts import Parts
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label

COLUMNS = (Shown("practice", 34), Shown("stage", 14), Shown("level", 8, "level"), Shown("activity", 14, "tile"))


def write_value_chain(book: WorkbookBuilder, parts: Parts) -> None:
    table = every_practice(parts.context.view)
    if table:
        sheet = write_table(
            book,
            label("value_chain.sheet"),
            label("value_chain.heading"),
            narrative.value_chain_sentence(parts.context.view),
            table,
            COLUMNS,
        )
        sheet.fit_to_pages(1, 1)  # seen at a glance or not at all
