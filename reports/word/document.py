"""The Word document: cover, summary, contents and the report's chapters, with the sentences of the PDF."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from assessment.engagement.branding import Branding
from reports import narrative
from reports.brand import palette
from reports.brand.page_sizes import PAGE_SIZES
from reports.document.context import Context
from reports.document.report import BRIEF as BLOCK_BRIEF
from reports.document.report import CHAPTERS as BLOCK_CHAPTERS
from reports.document.report import chapter_of, terms_used, told_summary
from reports.narrative.chapters import GLOSSARY, SILENT, Chapter
from reports.narrative.editions import EDITIONS, edition_chapters
from reports.office.package import midnight, reproducible
from reports.office.text import office_text, with_short_names
from reports.options import FULL, ReportOptions
from reports.text import formatting
from reports.view.model import View
from reports.view.names import for_readers
from reports.word import styles
from reports.word.actions import actions
from reports.word.annex import annex
from reports.word.cover import cover, running
from reports.word.fonts import embed_fonts
from reports.word.paint import paint_chapter, paint_summary
from reports.word.practices import practices
from reports.word.sheets import sheets
from reports.word.writer import Writer

NAME_EMS, TITLE_EMS = 60, 70
CHAPTERS: dict[str, Callable[[Writer, View], None]] = {
    "practices": practices,
    "actions": actions,
    "annex": annex,
    "sheets": sheets,
}
WIDE = {"sheets"}  # on their side


def render_document(view: View, options: ReportOptions = FULL) -> bytes:
    """A .docx file; the same assessment gives the same bytes."""
    view = with_short_names(for_readers(view, options), NAME_EMS, TITLE_EMS)
    size, brand, edition = PAGE_SIZES[options.page_size], options.branding, EDITIONS[options.edition]
    told = edition_chapters(view, options)
    document = styles.new_document(size.millimetres, brand.colour)
    writer = Writer(document, brand.colour or palette.ACCENT)
    running(writer, view, brand)
    cover(writer, view, brand)
    if edition.summary:
        paint_summary(writer, chapter_of(told_summary(view), Context(view, frozenset())))
    if edition.contents and told:
        writer.contents(told, writer.numbers["Chapter"] + 1)
    _write_all(writer, view, told)
    writer.paragraph(brand.disclaimer, styles.SMALL)
    embed_fonts(document)
    _describe(document, view, brand)
    out = BytesIO()
    document.save(out)
    return reproducible(out.getvalue(), view.date)


def _write_all(writer: Writer, view: View, told: Sequence[Chapter]) -> None:
    wide = False
    context = Context(view, frozenset(chapter.id for chapter in told))
    for chapter in told:
        if chapter.id in (BLOCK_BRIEF if chapter.brief else BLOCK_CHAPTERS):
            if wide:
                writer.turn(landscape=False)
                wide = False
            paint_chapter(
                writer, chapter_of(chapter, _explaining(context, writer) if chapter.id == GLOSSARY else context)
            )
            continue
        lies = chapter.id in WIDE and not chapter.brief
        if lies != wide:
            writer.turn(landscape=lies)
            wide = lies
        writer.chapter(chapter.name, chapter.title)
        if chapter.id in SILENT:
            writer.prose(narrative.addition(view, chapter.id))
        CHAPTERS[chapter.id](writer, view)


def _explaining(context: Context, writer: Writer) -> Context:
    """The glossary explains the words that stand above it."""
    return replace(context, terms=terms_used(context.view, writer.said))


def _describe(document: Any, view: View, branding: Branding) -> None:
    properties = document.core_properties
    properties.title = office_text(formatting.listed([view.title, view.client.name], "for"))[:255]
    properties.author = properties.last_modified_by = office_text(branding.consultant)[:255] or "Waymark"
    properties.subject, properties.language = view.questionnaire.framework.name, styles.LANGUAGE
    properties.keywords, properties.comments, properties.category = "", "", "Report"
    properties.created = properties.modified = midnight(view.date)
    properties.revision = 1
