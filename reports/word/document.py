"""The Word document: cover, summary, contents and the report's chapters, with the sentences of the PDF."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from assessment.branding import NO_BRANDING, Branding
from reports import narrative, wording
from reports.chapters import Chapter, chapters
from reports.office_files import midnight, office_text, reproducible, short_name, with_short_names
from reports.view import View
from reports.view_model import display_date
from reports.word import styles
from reports.word.closing_chapters import annex, glossary, method, readiness
from reports.word.plan_chapters import actions, business_case, first_days, roadmap
from reports.word.standing_chapters import changes, findings, heat_map, maturity, needs, practices
from reports.word.writer import Writer, add_field

RUNNING_EMS, NAME_EMS, TITLE_EMS = 55, 60, 70
CHAPTERS: dict[str, Callable[[Writer, View], None]] = {
    "needs": needs, "maturity": maturity, "changes": changes, "heat_map": heat_map, "findings": findings,
    "practices": practices, "actions": actions, "roadmap": roadmap, "handover": first_days,
    "business_case": business_case, "readiness": readiness, "annex": annex, "glossary": glossary, "method": method}


def render_document(view: View, branding: Branding = NO_BRANDING, page: tuple[float, float] = styles.A4) -> bytes:
    """A .docx file; the same assessment gives the same bytes. `page` is its size in millimetres."""
    view = with_short_names(view, NAME_EMS, TITLE_EMS)
    document = styles.new_document(page, branding.colour)
    writer = Writer(document)
    told = [chapter for chapter in chapters(view) if chapter.id in CHAPTERS]
    _running(document, view)
    _cover(writer, view, branding)
    _summary(writer, view)
    writer.contents([chapter.title for chapter in told])
    for chapter in told:
        _write(writer, view, chapter)
    writer.paragraph(branding.disclaimer, styles.SMALL)
    _describe(document, view, branding)
    out = BytesIO()
    document.save(out)
    return reproducible(out.getvalue(), view.date)


def _write(writer: Writer, view: View, chapter: Chapter) -> None:
    wide = chapter.id == "roadmap"
    if wide:
        writer.turn(landscape=True)
    writer.chapter(chapter)
    CHAPTERS[chapter.id](writer, view)
    if wide:
        writer.turn(landscape=False)


def _running(document: Any, view: View) -> None:
    """Head and foot of every page but the cover."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = short_name(f"{view.client.name} · {view.title}", RUNNING_EMS)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("Page ")
    add_field(foot, "PAGE", "1")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES", "1")


def _cover(writer: Writer, view: View, branding: Branding) -> None:
    document = writer.document
    for logo in (branding.client_logo, branding.consultant_logo):
        if logo:
            drawing = document.add_paragraph().add_run().add_picture(BytesIO(logo.png), height=Mm(16))
            drawing._inline.docPr.set("descr", "Logo")
    title = document.add_paragraph(office_text(view.client.name), style="Title")
    title.paragraph_format.space_before = Pt(190)
    writer.paragraph(view.title, "Subtitle")
    writer.paragraph(display_date(view.date))
    writer.paragraph(branding.consultant)
    writer.paragraph(branding.cover_text)


def _summary(writer: Writer, view: View) -> None:
    """One judgement, three findings, three moves."""
    writer.opener("Executive summary", narrative.judgement(view))
    found, moves = narrative.findings(view), narrative.moves(view)
    if found:
        writer.heading("What we found", 2)
    for finding in found:
        writer.paragraph(finding.text, lead=f"{finding.title}.")
    if moves:
        writer.heading("The move that matters most" if len(moves) == 1 else "The moves that matter most", 2)
    for move in moves:
        writer.paragraph(f"{move.when}, {move.effort}. {move.text}", lead=f"{move.title}.")
    if not view.headline.valued and view.headline.asked:
        writer.paragraph(narrative.first_step(view))
    writer.paragraph(narrative.coverage_sentence(view), styles.SMALL)


def _describe(document: Any, view: View, branding: Branding) -> None:
    properties = document.core_properties
    properties.title = office_text(wording.listed([view.title, view.client.name], "for"))[:255]
    properties.author = properties.last_modified_by = office_text(branding.consultant)[:255] or "Waymark"
    properties.subject, properties.language = view.framework.facts.name, styles.LANGUAGE
    properties.keywords, properties.comments, properties.category = "", "", "Report"
    properties.created = properties.modified = midnight(view.date)
    properties.revision = 1
