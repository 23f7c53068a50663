"""What a report's pages say, read through the structure that also a screen reader follows.

Text on a page is found by its number in the page's content; text without one was not put there by a report.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from reports.verification.page_text import Characters, fonts_of, shown_by

SHOWS_TEXT = "Tf TJ Tj ' \" BDC BMC EMC"
DEEPEST = 60  # elements inside elements
GONE = 0  # instead of the number of a page that was taken out
MOST_ELEMENTS = 2_000_000


@dataclass(frozen=True)
class Element:
    """`tag` is H2, TR …, or empty for text itself. `page` counts from 1, and is GONE for what stood on a page that was
    taken out; `text` is without blanks, as lines may break anywhere. `columns` is how many a table's cell takes.
    """

    tag: str
    page: int
    text: str
    parts: tuple["Element", ...] = ()
    columns: int = 1

    def all(self) -> Iterator["Element"]:
        """Itself and all below, in the order of reading."""
        yield self
        for part in self.parts:
            yield from part.all()

    def of(self, *tags: str) -> Iterator["Element"]:
        return (one for one in self.all() if one.tag in tags)


@dataclass(frozen=True)
class Pages:
    """`elements` in the order of reading; `loose` is text outside of the structure, by page; `number` counts the pages,
    and `missing` those that the structure tells of beside them.
    """

    elements: tuple[Element, ...]
    loose: Mapping[int, str]
    number: int
    missing: int


def read_pages(pdf: pikepdf.Pdf) -> Pages:
    """An untagged PDF has no elements, and all of its text is loose."""
    reader = _Reader(pdf)
    root = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    elements = tuple(part for child in _children(root) for part in reader.elements(child, 1, 0))
    return Pages(elements, reader.loose(), len(pdf.pages), len(reader.missing))


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.texts = {number: _by_mark(page) for number, page in enumerate(pdf.pages, 1)}
        self.missing: set[Any] = set()
        self.made = 0

    def elements(self, node: Any, page: int, depth: int) -> Iterator[Element]:
        self.made += 1
        if depth > DEEPEST or self.made > MOST_ELEMENTS:
            raise ValueError("structure is too deep or too large")
        if isinstance(node, int):
            yield self._text(node, page)
        elif isinstance(node, pikepdf.Dictionary):
            page = self._page(node.Pg) if "/Pg" in node else page
            if "/MCID" in node:
                yield self._text(int(node.MCID), page)
            elif "/S" in node:
                parts = tuple(part for child in _children(node) for part in self.elements(child, page, depth + 1))
                yield Element(
                    str(node.S).removeprefix("/"),
                    parts[0].page if parts else page,
                    "".join(part.text for part in parts),
                    parts,
                    _columns(node),
                )

    def _text(self, mark: int, page: int) -> Element:
        return Element("", page, self.texts.get(page, {}).get(mark, ""))

    def _page(self, page: pikepdf.Object) -> int:
        """Its number; GONE where the file holds it no longer among its pages."""
        number = self.numbers.get(page.objgen, GONE)
        if number == GONE:
            self.missing.add(page.objgen)
        return number

    def loose(self) -> dict[int, str]:
        return {page: text for page, marks in self.texts.items() if (text := marks.get(None, ""))}


def _children(node: pikepdf.Object) -> list[Any]:
    kids: Any = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _columns(node: pikepdf.Object) -> int:
    given = node.get("/A", pikepdf.Dictionary())
    kinds = list(given) if isinstance(given, pikepdf.Array) else [given]
    return next((int(kind.ColSpan) for kind in kinds if isinstance(kind, pikepdf.Dictionary) and "/ColSpan" in kind), 1)


def _by_mark(page: pikepdf.Page) -> dict[int | None, str]:
    """The page's text by the mark around it; None is text without one. What is marked as an artifact is left out."""
    fonts, marks = fonts_of(page), list[int | str | None]()
    font: Characters = {}
    found: dict[int | None, list[str]] = {}
    for instruction in pikepdf.parse_content_stream(page, SHOWS_TEXT):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BDC", "BMC"):
            marks.append(_mark(operands))
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = fonts.get(str(operands[0]), {})
        else:
            inside = next((mark for mark in reversed(marks) if mark is not None), None)
            if not isinstance(inside, str):
                found.setdefault(inside, []).extend(shown_by(operands, font))
    return {mark: "".join("".join(pieces).split()) for mark, pieces in found.items()}


def _mark(operands: list[pikepdf.Object]) -> int | str | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return "artifact" if str(operands[0]) == "/Artifact" else None
