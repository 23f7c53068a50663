"""Filling in a questionnaire as somebody does in a spreadsheet program: opened, changed, saved."""

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook, load_workbook

Edit = Callable[[Workbook], object]


def filled(content: bytes, *edits: Edit) -> bytes:
    book = load_workbook(BytesIO(content))
    for edit in edits:
        edit(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cell(sheet: str, at: str, value: object) -> Edit:
    def put(book: Workbook) -> None:
        book[sheet][at] = value

    return put
