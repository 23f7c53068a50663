"""Writing a PDF quickly: the same pages and tags as WeasyPrint writes alone, in a fifth of the time for that part.

Its writer, pydyf, works every object out twice, packs it both times in Python, and names all pages anew for each box
that is tagged, which grows with the square of the report.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
import pydyf  # type: ignore[import-untyped]

from reports.verification.attachment import Attachment

PARTS_OF_A_NAME = 3  # pydyf keeps number, generation and R of each page in one row


@contextmanager
def pages_named_once() -> Iterator[None]:
    """While the body of the `with` runs, a PDF remembers its pages' names until it gets another page."""
    original = pydyf.PDF.page_references
    pydyf.PDF.page_references = property(_page_references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = original


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    kids = pdf.pages["Kids"]
    known: tuple[bytes, ...] = vars(pdf).get("pages_named", ())
    if len(known) * PARTS_OF_A_NAME != len(kids):
        known = pdf.pages_named = tuple(f"{number} 0 R".encode() for number in kids[::PARTS_OF_A_NAME])
    return known


def packed(pdf: bytes, further: tuple[Attachment, ...] = (), at: dt.date = dt.date.min) -> bytes:
    """An unpacked PDF with its streams and objects packed, and with further attachments, which are dated `at`. Its
    identifier is worked out from all that it holds.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for one in further:
            _attach(opened, one, at)
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _attach(pdf: pikepdf.Pdf, one: Attachment, at: dt.date) -> None:
    """pikepdf also names it among the files that are associated with the document."""
    day = f"D:{at:%Y%m%d}000000Z"
    pdf.attachments[one.name] = pikepdf.AttachedFileSpec(
        pdf,
        one.content,
        filename=one.name,
        description=one.description,
        relationship=pikepdf.Name(f"/{one.relationship}"),
        mime_type="application/json",
        creation_date=day,
        mod_date=day,
    )


def pages_of(pdf: bytes) -> int:
    """How many there are."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)
