"""The report as a PDF: tagged for assistive technology (PDF/UA-1), with the shipped fonts and nothing from outside."""

import datetime as dt
import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pydyf  # type: ignore[import-untyped]
import weasyprint
from fontTools.ttLib import woff2  # type: ignore[import-untyped]
from weasyprint import HTML, Document
from weasyprint.urls import URLFetcher, URLFetcherResponse

from assessment.engagement.anonymity import anonymised
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import Result
from reports.brand.brand import pictures
from reports.brand.typeface import FONTS as FONTS
from reports.narrative import overlong_sentence
from reports.narrative.editions import EDITIONS, Edition, carries_answers
from reports.options import FULL, ReportOptions
from reports.pdf.html import render_html as render_html
from reports.pdf.layout_progress import laying_out
from reports.pdf.table_headers import name_headers
from reports.pdf.writing import packed, pages_named_once, pages_of
from reports.progress import Listener, Overlong, nobody
from reports.report_day import day_of_report as day_of_report
from reports.verification.attachment import Attachment, Carried, carried_along
from reports.verification.statement import Statement
from reports.view.build import build_view
from reports.view.model import Enclosed

SCHEME = "waymark-font:"
VARIANT = "pdf/ua-1"
RARELY = 200_000  # objects made between two runs of the garbage collector; pages hold many and free few

Stating = Callable[[bytes], tuple[Attachment, ...]]


def _nothing(_pdf: bytes) -> tuple[Attachment, ...]:
    """Where a page is made alone, such as a preview."""
    return ()


class Refused(ValueError):
    """The page asked for something that is not a shipped font."""


class ShippedFonts(URLFetcher):
    """Serves files of the fonts' folder under a scheme of their own and checked logos, and refuses all else."""

    def __init__(self, logos: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=())
        self.logos = logos or {}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url in self.logos:
            return URLFetcherResponse(url, self.logos[url], {"Content-Type": "image/png"})
        if not url.startswith(SCHEME):
            raise Refused(f"{url[:80]} is not loaded: a report holds nothing from outside")
        path = (FONTS / url.removeprefix(SCHEME)).resolve()
        if path.parent != FONTS or path.suffix != ".woff2":
            raise Refused(f"{url[:80]} is no shipped font")
        return URLFetcherResponse(url, _unpacked(path), {"Content-Type": "font/ttf"})


@cache
def _unpacked(path: Path) -> bytes:
    """A font as TrueType: unpacking takes longer than anything else about it, so each is done once."""
    out = BytesIO()
    woff2.decompress(BytesIO(path.read_bytes()), out)
    return out.getvalue()


def render_report(
    assessment: Assessment,
    questionnaire: Questionnaire,
    today: dt.date | None = None,
    options: ReportOptions = FULL,
    listen: Listener = nobody,
) -> bytes:
    """The PDF. `today` dates an assessment that carries no date; the same input gives the same bytes.

    PartFailed says which part could not be made.
    """
    told = assessment if options.named else anonymised(assessment, questionnaire)
    view = build_view(told, questionnaire, today or day_of_report())
    carried = _carried(told, questionnaire, view.result, options)
    if carried:
        view = replace(view, enclosed=_enclosed(carried, options))
    html = render_html(view, options, listen)
    files = carried.files if carried else ()
    with laying_out(html, listen):
        pdf = render_pdf(html, files, view.date, pictures(options.branding), _stating(carried, options, view.date))
    _tell_length(pdf, EDITIONS[options.edition], listen)
    return pdf


def _carried(told: Assessment, questionnaire: Questionnaire, result: Result, options: ReportOptions) -> Carried | None:
    if not options.embed:
        return None
    return carried_along(told, questionnaire, result, named=options.named, answers=carries_answers(options))


def _enclosed(carried: Carried, options: ReportOptions) -> Enclosed:
    return Enclosed(carried.exchange.sha256, options.named, carried.files[0].name, carried.answers)


def remade(questionnaire: Questionnaire, assessment: Assessment, statement: Statement) -> bytes:
    """A report once more, from what it carries along and states of itself."""
    return render_report(assessment, questionnaire, statement.date, statement.options)


def _stating(carried: Carried | None, options: ReportOptions, date: dt.date) -> Stating:
    """What the pages are is stated where what they were made from is carried along: the one proves the other."""

    def state(pdf: bytes) -> tuple[Attachment, ...]:
        return (Statement.of(pdf, carried, options, date).attachment(),) if carried else ()

    return state


def _tell_length(pdf: bytes, edition: Edition, listen: Listener) -> None:
    """Own words may make an edition longer than its reader was promised; that is for somebody to decide."""
    if edition.pages is not None and (pages := pages_of(pdf)) > edition.pages:
        listen(Overlong(overlong_sentence(edition.name.lower(), pages, edition.pages)))


def render_pdf(
    html: str,
    carried: tuple[Attachment, ...] = (),
    date: dt.date = dt.date.min,
    logos: Mapping[str, bytes] | None = None,
    stating: Stating = _nothing,
) -> bytes:
    """A page as PDF/UA-1 with the files that it carries along, which are dated like the assessment. `stating` makes
    further ones out of the finished pages.
    """
    at = dt.datetime.combine(date, dt.time(), dt.UTC)
    files = [
        weasyprint.Attachment(
            string=one.content.decode(), name=one.name, description=one.description, created=at, modified=at
        )
        for one in carried
    ]
    with _collecting_rarely(), pages_named_once():
        pdf = HTML(string=html, url_fetcher=ShippedFonts(logos)).write_pdf(
            pdf_variant=VARIANT, uncompressed_pdf=True, attachments=files, finisher=_finishing(carried)
        )
    assert isinstance(pdf, bytes)
    return packed(pdf, stating(pdf), at)


def _finishing(carried: tuple[Attachment, ...]) -> Callable[[Document, pydyf.PDF], None]:
    """Adds what WeasyPrint leaves out, before the file is written."""

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        name_headers(document, pdf)
        _associate(pdf, carried)

    return finish


def _associate(pdf: pydyf.PDF, carried: tuple[Attachment, ...]) -> None:
    """WeasyPrint says how an attachment bears on the document in PDF/A alone; archives look for it everywhere."""
    entries = [
        entry for entry in pdf.objects if isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/Filespec"
    ]
    for entry, one in zip(entries, carried, strict=True):
        entry["AFRelationship"] = f"/{one.relationship}"
    if entries:
        pdf.catalog["AF"] = pydyf.Array(entry.reference for entry in entries)


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Laying out pages makes objects by the hundred thousand that all stay: looking for garbage costs a fifth of it."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
