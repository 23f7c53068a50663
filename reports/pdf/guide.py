"""The interview guide as a PDF: pages to send beforehand, and pages to write on."""

from reports.brand.brand import pictures
from reports.document.chapters.guide import guide_chapters
from reports.options import FULL, ReportOptions
from reports.pdf.html import render_guide_pages
from reports.pdf.render import render_pdf
from reports.progress import Listener, nobody
from reports.view.guide import Guide


def render_guide(guide: Guide, options: ReportOptions = FULL, listen: Listener = nobody) -> bytes:
    """It holds no answer and carries no file along. Names of people are in it: it is for whoever talks with them."""
    html = render_guide_pages(guide, guide_chapters(guide), options, listen)
    return render_pdf(html, (), guide.date, pictures(options.branding))
