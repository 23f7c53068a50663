"""What is made in another process: the work takes and returns plain values that can be sent there.

Each job loads what paints its file when it begins: the app's own process only names the jobs, and what WeasyPrint,
Matplotlib, python-docx and python-pptx bring would be half of its start.
"""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assessment.engagement.exchange_file import parse_assessment
from assessment.engagement.model import Assessment
from assessment.engagement.preparation import Practices, Requests, conversations
from assessment.engagement.workshop import Workshop
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.roadmap.plan_cache import cached_or_first
from reports.brand.brand import pictures
from reports.options import FULL, ReportOptions
from reports.progress import Event, Mended, Overlong, PartBegun
from reports.report_day import day_of_report
from reports.view.build import build_view
from reports.view.guide import Guide, guide_of
from reports.view.model import View

Whom = tuple[tuple[str, ...], tuple[str, ...], Practices]


@dataclass(frozen=True)
class RenderedReport:
    """A finished PDF. `mended` says which templates of one's own failed, and where, and that it came out too long."""

    pdf: bytes
    pages: int
    mended: tuple[str, ...]


def render_job(exchange: str, folder: str, options: ReportOptions = FULL, progress: str = "") -> RenderedReport:
    """The PDF of an exchange file's text, with the questionnaire that lies in a folder.

    How far it is stands in the file `progress` all the while: a share from 0 to 1, a blank, the part being made.
    """
    from reports.pdf.page_images import page_count
    from reports.pdf.render import render_report

    mended = list[str]()

    def listen(event: Event) -> None:
        if isinstance(event, Mended | Overlong):
            mended.append(str(event))
        elif isinstance(event, PartBegun) and progress:
            _note(Path(progress), f"{event.share:.3f} {event.part}")

    listen(PartBegun("Scoring and planning", 0.0))
    assessment, questionnaire = _given(exchange, folder)
    pdf = render_report(assessment, questionnaire, None, options, listen)
    return RenderedReport(pdf, page_count(pdf), tuple(mended))


def pages_job(pdf: bytes, pages: tuple[int, ...]) -> tuple[bytes, ...]:
    """These pages as PNG."""
    from reports.pdf.page_images import page_pictures

    return page_pictures(pdf, pages)


def cover_job(exchange: str, folder: str, options: ReportOptions) -> bytes:
    """The cover as PNG."""
    from reports.pdf.html import render_cover
    from reports.pdf.page_images import page_pictures
    from reports.pdf.render import render_pdf

    view = _first_view(exchange, folder)
    cover = render_pdf(render_cover(view, options), (), view.date, pictures(options.branding))
    return page_pictures(cover, (1,), 120)[0]


def slides_job(exchange: str, folder: str, options: ReportOptions) -> bytes:
    """The .pptx file."""
    from reports.slides import render_slides

    return render_slides(_view(exchange, folder), options)


def document_job(exchange: str, folder: str, options: ReportOptions) -> bytes:
    """The .docx file."""
    from reports.word import render_document

    return render_document(_view(exchange, folder), options)


def charters_job(exchange: str, folder: str, options: ReportOptions) -> bytes:
    """The charters of the plan's programmes as a PDF."""
    from reports.pdf.charters import render_charters

    return render_charters(_view(exchange, folder), options)


def word_charters_job(exchange: str, folder: str, options: ReportOptions) -> bytes:
    """The same as a .docx file."""
    from reports.word import render_charters

    return render_charters(_view(exchange, folder), options)


def minutes_job(exchange: str, folder: str, workshop: Workshop, options: ReportOptions) -> bytes:
    """The minutes of a workshop as a PDF."""
    from reports.pdf.minutes import render_minutes

    return render_minutes(_first_view(exchange, folder), workshop, options)


def word_minutes_job(exchange: str, folder: str, workshop: Workshop, options: ReportOptions) -> bytes:
    """The same as a .docx file."""
    from reports.word import render_minutes

    return render_minutes(_first_view(exchange, folder), workshop, options)


def guide_job(exchange: str, folder: str, options: ReportOptions, whom: Whom, requests: Requests) -> bytes:
    """The interview guide as a PDF. `whom`: roles and people by their ids, everybody where both are empty; and what was
    chosen for people."""
    from reports.pdf.guide import render_guide

    return render_guide(_guide(exchange, folder, whom, requests), options)


def guide_workbook_job(exchange: str, folder: str, options: ReportOptions, whom: Whom, requests: Requests) -> bytes:
    """The same as an .xlsx file."""
    from reports.excel.guide import render_guide_workbook

    return render_guide_workbook(_guide(exchange, folder, whom, requests), options)


def web_page_job(exchange: str, folder: str, options: ReportOptions) -> bytes:
    """The .html file."""
    from reports.web import render_web_page

    assessment, questionnaire = _given(exchange, folder)
    return render_web_page(assessment, questionnaire, options=options)


def data_job(exchange: str, folder: str, named: bool) -> bytes:
    """The ZIP archive of CSV and JSON files."""
    from reports.data_files import data_files, data_zip

    assessment, questionnaire = _given(exchange, folder)
    return data_zip(data_files(assessment, questionnaire, day_of_report(), named=named))


def _view(exchange: str, folder: str) -> View:
    assessment, questionnaire = _given(exchange, folder)
    return build_view(assessment, questionnaire, day_of_report())


def _first_view(exchange: str, folder: str) -> View:
    """With the plan that is there at once, where nothing of the plan is told."""
    assessment, questionnaire = _given(exchange, folder)
    return build_view(assessment, questionnaire, day_of_report(), cached_or_first)


def _guide(exchange: str, folder: str, whom: Whom, requests: Requests) -> Guide:
    assessment, questionnaire = _given(exchange, folder)
    held = conversations(assessment, questionnaire, *whom)
    return guide_of(assessment, questionnaire, held, day_of_report(), requests)


def _given(exchange: str, folder: str) -> tuple[Assessment, Questionnaire]:
    questionnaire = _questionnaire(folder)
    return parse_assessment(exchange.encode(), "assessment", questionnaire), questionnaire


def _note(file: Path, text: str) -> None:
    """Whole or not at all, so that a reader never sees half a line."""
    beside = file.with_suffix(".new")
    beside.write_text(text, "utf-8")
    os.replace(beside, file)


@lru_cache(maxsize=8)
def _questionnaire(folder: str) -> Questionnaire:
    return load_questionnaire(Path(folder))
