"""The report as a PDF: tagged for assistive technology (PDF/UA-1), with the shipped fonts and nothing from outside."""

import datetime as dt
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import woff2  # type: ignore[import-untyped]
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from assessment.engagement import Engagement
from assessment.framework import Framework
from reports.html import render_html as render_html
from reports.view_model import build_view

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
SCHEME = "waymark-font:"
VARIANT = "pdf/ua-1"
RARELY = 200_000  # objects made between two runs of the garbage collector; pages hold many and free few


class Refused(ValueError):
    """The page asked for something that is not a shipped font."""


class ShippedFonts(URLFetcher):
    """Serves files of the fonts' folder under a scheme of their own, and refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=())

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
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


def render_report(engagement: Engagement, framework: Framework, today: dt.date | None = None) -> bytes:
    """The PDF. `today` dates an assessment that carries no date; the same input gives the same bytes."""
    return render_pdf(render_html(build_view(engagement, framework, today or _today())))


def render_pdf(html: str) -> bytes:
    with _collecting_rarely():
        pdf = HTML(string=html, url_fetcher=ShippedFonts()).write_pdf(pdf_variant=VARIANT, pdf_identifier=b"waymark")
    assert isinstance(pdf, bytes)
    return pdf


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Laying out pages makes objects by the hundred thousand that all stay: looking for garbage costs a fifth of it."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _today() -> dt.date:
    """The day of SOURCE_DATE_EPOCH where a reproducible build sets it, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else dt.date.today()
