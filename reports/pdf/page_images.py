"""Pages of a finished PDF as pictures, to look at before it is handed over."""

from collections.abc import Iterable
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]

POINTS_AN_INCH = 72


def page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_pictures(pdf: bytes, pages: Iterable[int], dots_an_inch: int = 80) -> tuple[bytes, ...]:
    """These pages (the first is 1) as PNG. PDFium is not safe between threads: call it in a process of its own."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(document[page - 1], dots_an_inch) for page in pages)
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, dots_an_inch: int) -> bytes:
    out = BytesIO()
    page.render(scale=dots_an_inch / POINTS_AN_INCH).to_pil().save(out, "PNG", optimize=False)
    return out.getvalue()
