"""The minutes of a workshop as a PDF of their own, without cover."""

from assessment.engagement.workshop import Workshop
from reports.brand.brand import pictures
from reports.document.chapters.minutes import minutes_chapter
from reports.options import FULL, ReportOptions
from reports.pdf.html import render_chapters
from reports.pdf.render import render_pdf
from reports.view.model import View
from reports.view.names import for_readers
from reports.view.precision import written_as_asked


@written_as_asked
def render_minutes(view: View, workshop: Workshop, options: ReportOptions = FULL) -> bytes:
    """It carries no file along."""
    told = for_readers(view, options)
    chapter = minutes_chapter(told, workshop, named=options.named)
    return render_pdf(render_chapters(told, (chapter,), options), (), view.date, pictures(options.branding))
