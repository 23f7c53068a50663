"""Reports by page: milliseconds of the processor beside WeasyPrint alone on as many plain pages, and beside Typst.

    python -m benchmarks.report_speed

A plain page is headings and text without tables, boxes or tags of its own: what is possible with this engine at most.
Typst, a typesetter in Rust, is measured where its wheel is installed (`pip install typst`); it is no dependency, and
the numbers say how far another engine would be from this one on the same words.
"""

import datetime as dt
import importlib
import io
import time
from collections.abc import Callable
from functools import partial

from pypdf import PdfReader
from weasyprint import HTML

from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment
from reports.options import ReportOptions
from reports.pdf.render import VARIANT, ShippedFonts, render_report

TODAY = dt.date(2026, 5, 4)
PARAGRAPHS = 9  # fill a page
WORDS = "What was found, what it costs and what follows stand here in a sentence of usual length for a page. " * 5
EDITIONS = ("executive", "full")


def main() -> None:
    questionnaire = load_questionnaire()
    assessment = sample_assessment(questionnaire)
    render_report(assessment, questionnaire, TODAY, ReportOptions("executive"))  # fonts, templates and the plan
    for edition in EDITIONS:
        ours, pdf = _timed(partial(render_report, assessment, questionnaire, TODAY, ReportOptions(edition)))
        pages = _pages(pdf)
        plain, _ = _timed(partial(_plain, pages))
        print(f"{edition}: {pages} pages, {ours:.1f} s, {1000 * ours / pages:.0f} ms a page", end="; ")
        print(f"WeasyPrint on as many plain pages {plain:.1f} s, {1000 * plain / pages:.0f} ms a page", end="; ")
        print(_typst(pages))


def _timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    begin = time.process_time()
    made = make()
    return time.process_time() - begin, made


def _plain(pages: int) -> bytes:
    text = f"<h1>A page</h1>{f'<p>{WORDS}</p>' * PARAGRAPHS}"
    html = f"<style>h1 {{ break-before: page }}</style>{text * pages}"
    made = HTML(string=html, url_fetcher=ShippedFonts()).write_pdf(pdf_variant=VARIANT)
    assert isinstance(made, bytes)
    return made


def _typst(pages: int) -> str:
    try:
        typst = importlib.import_module("typst")
    except ImportError:
        return "Typst is not installed"
    page = "#pagebreak(weak: true)\n= A page\n\n" + f"{WORDS}\n\n" * PARAGRAPHS
    taken, _ = _timed(lambda: typst.compile((page * pages).encode()))
    return f"Typst {taken:.2f} s, {1000 * taken / pages:.1f} ms a page"


def _pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


if __name__ == "__main__":
    main()
