"""What a report says about its own pages: the foot of each, the contents, the bookmarks and the links."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from weasyprint.formatting_structure import boxes

from tests.reports.laid_out import LaidOut


@dataclass(frozen=True)
class Reference:
    """A link to a place in the report; `says` is the page number that it shows, where it shows one."""

    page: int
    target: str
    says: str


@dataclass(frozen=True)
class Bookmark:
    depth: int
    title: str
    page: int


def feet(report: LaidOut) -> list[str]:
    """What the lower right corner of each page says."""
    said = dict.fromkeys(range(1, len(report.pages) + 1), "")
    for one in report.placed:
        corner = [box for box in one.around if isinstance(box, boxes.MarginBox) and box.at_keyword == "@bottom-right"]
        if one.text and corner:
            said[one.page] += one.box.text
    return [text.strip() for text in said.values()]


def places(report: LaidOut) -> dict[str, int]:
    """The page on which each element with an id begins."""
    found: dict[str, int] = {}
    for one in report.placed:
        if one.box.element is not None and one.box.element.get("id"):
            found.setdefault(one.box.element.get("id"), one.page)
    return found


def references(report: LaidOut) -> list[Reference]:
    """Every link of the page, once, in the order of reading."""
    said: dict[Any, str] = {}
    page: dict[Any, int] = {}
    for one in report.placed:
        link = next((box.element for box in (one.box, *reversed(one.around)) if _is_link(box)), None)
        if link is not None:
            page.setdefault(link, one.page)
            said[link] = said.get(link, "") + one.text
    return [
        Reference(page[link], link.get("href").removeprefix("#"), text if text.isdigit() else "")
        for link, text in said.items()
    ]


def bookmarks(pdf: pikepdf.Pdf) -> list[Bookmark]:
    with pdf.open_outline() as outline:
        return list(_bookmarks(pdf, outline.root, 0))


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    return (note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link")


def _is_link(box: Any) -> bool:
    return box.element_tag == "a" and box.element.get("href", "").startswith("#")


def _bookmarks(pdf: pikepdf.Pdf, items: Iterable[pikepdf.OutlineItem], depth: int) -> Iterator[Bookmark]:
    for item in items:
        destination: Any = item.destination if item.destination is not None else item.action.D  # type: ignore[union-attr]
        number = next(at for at, page in enumerate(pdf.pages, 1) if page.obj == destination[0])
        yield Bookmark(depth, item.title, number)
        yield from _bookmarks(pdf, item.children, depth + 1)
