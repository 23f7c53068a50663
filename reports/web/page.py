"""The whole page: contents, chapters, style sheet, typeface, and the assessment that it was made from."""

import datetime as dt
from base64 import b64encode
from pathlib import Path

from markupsafe import Markup

from assessment.engagement.anonymity import anonymised
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.brand.brand import brand_of, pictures
from reports.document.blocks import Chapter
from reports.document.report import Report, report_of
from reports.narrative.editions import carries_answers
from reports.options import FULL, ReportOptions
from reports.pdf.html import tell_stale
from reports.pdf.vocabulary import VOCABULARY
from reports.progress import Listener, PartBegun, listening, nobody
from reports.report_day import day_of_report
from reports.templating import expect_own_folder, render_part
from reports.verification.attachment import WEB_ADDRESS, Attachment, exchange_of
from reports.view.build import build_view
from reports.view.model import View
from reports.view.names import for_readers
from reports.view.precision import written_as_asked
from reports.web.colours import variables
from reports.web.fonts import font_faces
from reports.web.paint import WebPainter, as_data

STYLE = Path(__file__).with_name("style.css")


def render_web_page(
    assessment: Assessment,
    questionnaire: Questionnaire,
    today: dt.date | None = None,
    options: ReportOptions = FULL,
    listen: Listener = nobody,
) -> bytes:
    """One HTML file in UTF-8; the same input gives the same bytes. It carries the exchange file where the PDF does.

    InputError where the folder of own templates is missing; PartFailed says which part could not be made.
    """
    expect_own_folder()
    told = assessment if options.named else anonymised(assessment, questionnaire)
    view = build_view(told, questionnaire, today or day_of_report())
    exchange = exchange_of(told, questionnaire, named=options.named) if carries_answers(options) else None
    with listening(listen):
        html = _page(for_readers(view, options), options, exchange, listen)
    tell_stale(view, listen)
    return html.encode()


@written_as_asked
def _page(view: View, options: ReportOptions, exchange: Attachment | None, listen: Listener) -> str:
    report, brand = report_of(view, options), brand_of(options.branding)
    painter = WebPainter(brand, view.client.name, view.title, listen)
    painted = [(chapter, _painted(painter, chapter, at, report, listen)) for at, chapter in enumerate(report.told)]
    values: dict[str, object] = {
        "view": view,
        "brand": brand,
        "logos": as_data(pictures(options.branding)),
        "chapters": painted,
        "style": Markup(f"{variables(brand.colours['accent'], brand.colours['second'])}\n{_style()}"),  # noqa: S704
        "exchange": _carried(exchange) if exchange else None,
    }
    return render_part("page", ("web/page.html.j2",), values, VOCABULARY, listen)


def _painted(painter: WebPainter, chapter: Chapter, at: int, report: Report, listen: Listener) -> Markup:
    listen(PartBegun(chapter.name, at / len(report.told)))
    return painter.chapter(chapter)


def _style() -> str:
    return f"{font_faces()}\n{STYLE.read_text('utf-8')}"


def _carried(exchange: Attachment) -> dict[str, object]:
    """The exchange file as an address that holds it: to save, and for reports.verification.restore to find."""
    return {"name": exchange.name, "address": WEB_ADDRESS + b64encode(exchange.content).decode()}
