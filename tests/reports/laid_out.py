"""A report laid out: the boxes of its pages as WeasyPrint placed them, and the PDF painted from the same boxes.

WeasyPrint has no type hints, so a box is Any here. Positions and sizes are in CSS pixels of 1/96 inch.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unittest.mock import patch

from weasyprint import HTML, Document
from weasyprint.formatting_structure import boxes

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.options import ReportOptions
from reports.pdf.render import render_report
from tests.reports.making import TODAY

MM = 96 / 25.4


@dataclass(frozen=True)
class Placed:
    """A box on its page with the boxes around it, the page's first."""

    page: int
    box: Any
    around: tuple[Any, ...]

    @property
    def text(self) -> str:
        return self.box.text.strip() if isinstance(self.box, boxes.TextBox) else ""

    @property
    def tags(self) -> list[str]:
        return [box.element_tag for box in self.around]


@dataclass(frozen=True)
class Area:
    """A rectangle from its upper left to its lower right corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Area", slack: float = 1.5) -> bool:
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True)
class LaidOut:
    """`pages` hold each page's box, `body` is the element that all of them show."""

    pages: tuple[Any, ...]
    body: Any
    pdf: bytes

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        return tuple(
            placed
            for number, page in enumerate(self.pages, 1)
            for child in page.children
            for placed in _placed(number, child, (page,))
        )


def laid_out(assessment: Assessment, questionnaire: Questionnaire, options: ReportOptions) -> LaidOut:
    """The report as render_report makes it, with the pages that it was painted from."""
    with _documents_kept() as documents:
        pdf = render_report(assessment, questionnaire, TODAY, options)
    return _of(documents[-1], pdf)


def laid_out_html(html: str) -> LaidOut:
    document = HTML(string=html).render()
    return _of(document, document.write_pdf())


def _of(document: Document, pdf: bytes) -> LaidOut:
    pages = tuple(page._page_box for page in document.pages)
    return LaidOut(pages, pages[0].children[0].element.find("body"), pdf)


@contextmanager
def _documents_kept() -> Iterator[list[Document]]:
    """WeasyPrint lays out and writes in one call; what lies between is kept as it passes."""
    kept: list[Document] = []
    render = HTML.render

    def rendering(html: HTML, *given: Any, **named: Any) -> Document:
        kept.append(render(html, *given, **named))
        return kept[-1]

    with patch.object(HTML, "render", rendering):
        yield kept


def _placed(page: int, box: Any, around: tuple[Any, ...]) -> Iterator[Placed]:
    yield Placed(page, box, around)
    for child in box.all_children():
        inside = getattr(child, "_box", child)  # a box of absolute position stands behind a placeholder
        yield from _placed(page, inside, (*around, box))


def border_area(box: Any) -> Area:
    """With its padding and borders; of a text the line that it fills."""
    if isinstance(box, boxes.TextBox):
        return Area(box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height)
    left, top = box.border_box_x(), box.border_box_y()
    return Area(left, top, left + box.border_width(), top + box.border_height())


def padding_area(box: Any) -> Area:
    left, top = box.padding_box_x(), box.padding_box_y()
    return Area(left, top, left + box.padding_width(), top + box.padding_height())


def content_area(box: Any) -> Area:
    left, top = box.content_box_x(), box.content_box_y()
    return Area(left, top, left + box.width, top + box.height)
