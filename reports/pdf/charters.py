"""Programme charters as a PDF of their own: a page each, without cover, to be signed one by one."""

from reports.brand.brand import pictures
from reports.document.chapters.charters import charter_chapters
from reports.options import FULL, ReportOptions
from reports.pdf.html import render_chapters
from reports.pdf.render import render_pdf
from reports.progress import Listener, nobody
from reports.view.model import View
from reports.view.names import for_readers
from reports.view.precision import written_as_asked


@written_as_asked
def render_charters(view: View, options: ReportOptions = FULL, listen: Listener = nobody) -> bytes:
    """It carries no file along. ValueError where the plan has no programme."""
    told = for_readers(view, options)
    chapters = charter_chapters(told)
    if not chapters:
        raise ValueError("no programme is planned")
    return render_pdf(render_chapters(told, chapters, options, listen), (), view.date, pictures(options.branding))
