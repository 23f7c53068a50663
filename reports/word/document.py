"""The Word document: cover, summary, contents and the report's chapters, with the sentences of the PDF."""

from io import BytesIO
from typing import Any

from assessment.engagement.branding import Branding
from assessment.engagement.workshop import Workshop
from reports.brand import palette
from reports.brand.page_sizes import PAGE_SIZES
from reports.document.chapters.charters import charter_chapters
from reports.document.chapters.minutes import minutes_chapter
from reports.document.report import report_of
from reports.narrative.labels import label
from reports.office.package import midnight, reproducible
from reports.office.text import office_text, with_short_names
from reports.options import FULL, ReportOptions
from reports.text import formatting
from reports.view.model import View
from reports.view.names import for_readers
from reports.view.precision import written_as_asked
from reports.word import styles
from reports.word.cover import cover, running
from reports.word.fonts import embed_fonts
from reports.word.paint import paint_chapter, paint_summary
from reports.word.writer import Writer

NAME_EMS, TITLE_EMS = 60, 70


@written_as_asked
def render_document(view: View, options: ReportOptions = FULL) -> bytes:
    """A .docx file; the same assessment gives the same bytes."""
    view = with_short_names(for_readers(view, options), NAME_EMS, TITLE_EMS)
    report, brand = report_of(view, options), options.branding
    writer = _begun(view, options, tight=report.edition.pages is not None)
    cover(writer, view, brand)
    if report.summary:
        paint_summary(writer, report.summary)
    if report.contents:
        writer.contents(report.contents, writer.numbers["Chapter"] + 1)
    for chapter in report.chapters:
        paint_chapter(writer, chapter)
    return _finished(writer, view, brand)


@written_as_asked
def render_charters(view: View, options: ReportOptions = FULL) -> bytes:
    """Programme charters as a .docx file of their own. ValueError where the plan has no programme."""
    view = with_short_names(for_readers(view, options), NAME_EMS, TITLE_EMS)
    chapters = charter_chapters(view)
    if not chapters:
        raise ValueError("no programme is planned")
    writer = _begun(view, options, tight=True)
    for chapter in chapters:
        paint_chapter(writer, chapter)
    return _finished(writer, view, options.branding)


@written_as_asked
def render_minutes(view: View, workshop: Workshop, options: ReportOptions = FULL) -> bytes:
    """The minutes of a workshop as a .docx file of their own."""
    view = with_short_names(for_readers(view, options), NAME_EMS, TITLE_EMS)
    writer = _begun(view, options, tight=False)
    paint_chapter(writer, minutes_chapter(view, workshop, named=options.named))
    return _finished(writer, view, options.branding)


def _begun(view: View, options: ReportOptions, *, tight: bool) -> Writer:
    brand = options.branding
    document = styles.new_document(PAGE_SIZES[options.page_size].millimetres, brand.colour)
    if tight:
        styles.tighten(document)
    writer = Writer(document, brand.colour or palette.ACCENT)
    running(writer, view, brand)
    return writer


def _finished(writer: Writer, view: View, brand: Branding) -> bytes:
    writer.paragraph(brand.disclaimer, styles.SMALL)
    embed_fonts(writer.document)
    _describe(writer.document, view, brand)
    out = BytesIO()
    writer.document.save(out)
    return reproducible(out.getvalue(), view.date)


def _describe(document: Any, view: View, branding: Branding) -> None:
    properties = document.core_properties
    properties.title = office_text(formatting.listed([view.title, view.client.name], "for"))[:255]
    properties.author = properties.last_modified_by = office_text(branding.consultant)[:255] or "Waymark"
    properties.subject, properties.language = view.questionnaire.framework.name, styles.LANGUAGE
    properties.keywords, properties.comments, properties.category = "", "", label("cover.category")
    properties.created = properties.modified = midnight(view.date)
    properties.revision = 1
