"""The interview guide as a workbook: the documents to ask for, and a sheet a conversation to take notes in."""

from reports.brand.palette import ACCENT
from reports.document.blocks import Chapter, Table
from reports.document.chapters.guide import guide_chapters
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import Look, WorkbookBuilder
from reports.narrative.labels import label
from reports.options import FULL, ReportOptions
from reports.view.guide import Guide

QUESTIONS = (
    Shown("practice", 24),
    Shown("aspect", 16),
    Shown("question", 42),
    Shown("why", 36),
    Shown("to_show", 40),
    Shown("sufficient", 36),
    Shown("insufficient", 36),
    Shown("descriptions", 90),
    Shown("level", 8, "level"),
    Shown("notes", 60),
)
DOCUMENTS = (
    Shown("practice", 26),
    Shown("document", 52),
    Shown("asked_of", 40),
    Shown("status", 12),
    Shown("note", 40),
    Shown("question", 52, printed=False),
)


def render_guide_workbook(guide: Guide, options: ReportOptions = FULL) -> bytes:
    """The same guide gives the same bytes."""
    brand = options.branding
    book = WorkbookBuilder(
        label("cover.of_client", client=guide.client.name, title=guide.title),
        label("guide.subject"),
        guide.date,
        Look(options.page_size, brand.colour or ACCENT, brand.consultant or "Waymark"),
    )
    chapters = guide_chapters(guide)
    _sheet(book, chapters[-1], "documents", DOCUMENTS, 2)
    for chapter in chapters[1:-1]:
        _sheet(book, chapter, "guide", QUESTIONS, 3)
    return book.finish()


def _sheet(book: WorkbookBuilder, chapter: Chapter, table: str, columns: tuple[Shown, ...], frozen: int) -> None:
    for block in chapter.blocks:
        if isinstance(block, Table) and block.id == table:
            write_table(book, chapter.name, chapter.title, label(f"guide.sheets.{table}"), block, columns, frozen)
