"""What is wrong with pages that were laid out, fault by fault: each function names every place where it is so.

The cover is drawn over its edges on purpose; only what is written on it is looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from tests.reports.laid_out import MM, Area, LaidOut, Placed, border_area, content_area, padding_area
from tests.reports.reading import Word, solid

COVER = 1
CALLED_OUT = ("h1", "h2", "h3", "h4", "thead", "caption")  # what belongs to that which follows
FULL_ENOUGH = 0.5  # of a page whose text goes on overleaf; below it, what is kept together is too large
LEAST_ON_A_PAGE = 12 * MM
ROW = 8  # points; words of one line lie in one or two such rows
DRAWN = (boxes.TextBox, boxes.ReplacedBox)


@dataclass(frozen=True)
class Fault:
    page: int
    text: str


def beyond_the_margins(report: LaidOut) -> list[Fault]:
    """Text and pictures outside the area that the page has for them."""
    return [
        _fault(one)
        for one in _in_the_body(report)
        if isinstance(one.box, DRAWN)
        and (one.page != COVER or one.text)
        and not content_area(_frame(one)).holds(border_area(one.box))
    ]


def beyond_their_column(report: LaidOut) -> list[Fault]:
    """Text wider than the cell, column or block that it stands in."""
    return [_fault(one) for one in report.placed if one.text and not _across(_column(one), border_area(one.box))]


def cut_off(report: LaidOut) -> list[Fault]:
    """Text that a box hides because it is larger than the box."""
    return [
        _fault(one)
        for one in report.placed
        if one.text
        for box in one.around
        if box.style["overflow"] != "visible" and not padding_area(box).holds(border_area(one.box))
    ]


def crossed_by_a_line(report: LaidOut) -> list[Fault]:
    """Text with the border of a block or cell running through it."""
    texts: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    for one in report.placed:
        if one.text:
            area = border_area(one.box)
            for at in range(int(area.top), int(area.bottom) + 1):
                texts[one.page, at].append(one)
    return [
        _fault(one)
        for page, left, right, at in _lines(report)
        for one in texts[page, int(at)]
        if _runs_through(border_area(one.box), left, right, at)
    ]


def one_over_the_other(words: Iterable[Word]) -> list[tuple[Word, Word]]:
    """Words that lie on each other, labels of charts too."""
    rows: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        for at in range(int(word.top / ROW), int(word.bottom / ROW) + 1):
            rows[word.page, at].append(word)
    return list({pair: None for row in rows.values() for pair in _meeting(sorted(row, key=lambda word: word.left))})


def under_a_picture(report: LaidOut) -> list[Fault]:
    """Text that a picture is painted over, or under; the cover's large drawing is meant to lie behind the title."""
    pictures: dict[int, list[Area]] = defaultdict(list)
    texts = [one for one in report.placed if one.text]
    for one in report.placed:
        if isinstance(one.box, boxes.ReplacedBox) and (one.page != COVER or one.box.element_tag == "img"):
            pictures[one.page].append(border_area(one.box))
    return [_fault(one) for one in texts for picture in pictures[one.page] if _share(border_area(one.box), picture)]


def headings_at_the_foot(report: LaidOut) -> list[Fault]:
    """Headings, heads of tables and names of groups with nothing of theirs on the same page."""
    last = {one.page: one for one in _in_the_body(report) if _is_seen(one)}
    return [
        _fault(one)
        for one in last.values()
        if one.page != COVER
        and (
            any(tag in CALLED_OUT for tag in one.tags)
            or any(_class(box) == "group" for box in one.around if box.element_tag == "tr")
        )
    ]


def tables_without_their_head(report: LaidOut) -> list[Fault]:
    """Tables that go on overleaf without the head that their first page shows."""
    return [
        _fault(one)
        for one in report.placed
        if isinstance(one.box, boxes.TableBox)
        and one.box.element.find("thead") is not None
        and not any(group.is_header for group in one.box.children)
    ]


def nearly_empty(report: LaidOut) -> list[Fault]:
    """Pages left half empty though text goes on overleaf, and pages that hold next to nothing."""
    ends: dict[int, float] = defaultdict(float)
    for one in _in_the_body(report):
        if _is_seen(one):
            ends[one.page] = max(ends[one.page], border_area(one.box).bottom)
    fresh = _pages_that_begin_something(report)
    return [
        Fault(number, f"{ends[number] - page.content_box_y():.0f} of {page.height:.0f} pixels are used")
        for number, page in enumerate(report.pages, 1)
        if number != COVER and ends[number] - page.content_box_y() < _least(page, number, fresh, len(report.pages))
    ]


def lost(report: LaidOut) -> list[str]:
    """Texts of the HTML that stand on no page as they are; a table's head stands on each of its pages."""
    shown: dict[Any, str] = defaultdict(str)
    for one in _in_the_body(report):
        if one.text and "::" not in one.box.element_tag:
            shown[one.box.element] += solid(one.box.text)
    written = {
        element: solid((element.text or "") + "".join(child.tail or "" for child in element))
        for element in report.body.iter()
        if isinstance(element.tag, str) and not element.tag.startswith("{")
    }
    return [
        text for element, text in written.items() if text and (not shown[element] or shown[element].replace(text, ""))
    ]


def _least(page: Any, number: int, fresh: set[int], count: int) -> float:
    goes_on = number < count and number + 1 not in fresh
    return float(page.height * FULL_ENOUGH) if goes_on else LEAST_ON_A_PAGE


def _pages_that_begin_something(report: LaidOut) -> set[int]:
    """Pages whose first element asks for a page of its own, and has none before."""
    first_page: dict[Any, int] = {}
    for one in report.placed:
        if one.box.style["break_before"] == "page":
            first_page.setdefault(one.box.element, one.page)
    return set(first_page.values())


def _lines(report: LaidOut) -> Iterator[tuple[int, float, float, float]]:
    """Page, left, right and height of each horizontal border of a block or a cell."""
    for one in report.placed:
        if isinstance(one.box, boxes.BlockBox | boxes.TableCellBox) and one.page != COVER:
            area = border_area(one.box)
            for side, at in (("top", area.top), ("bottom", area.bottom)):
                if getattr(one.box, f"border_{side}_width") and one.box.style[f"border_{side}_style"] != "none":
                    yield one.page, area.left, area.right, at


def _runs_through(text: Area, left: float, right: float, at: float) -> bool:
    edge = (text.bottom - text.top) / 10
    return text.top + edge < at < text.bottom - edge and min(right, text.right) - max(left, text.left) > 2


def _meeting(row: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Pairs that overlap, of words in the order in which they begin."""
    for number, one in enumerate(row):
        for other in row[number + 1 :]:
            if other.left > one.right:
                break
            if _overlap(one, other):
                yield one, other


def _overlap(one: Word, other: Word) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 0.2 * min(one.right - one.left, other.right - other.left) and high > 0.4 * min(
        one.bottom - one.top, other.bottom - other.top
    )


def _share(one: Area, other: Area, slack: float = 1.5) -> bool:
    return (
        min(one.right, other.right) - max(one.left, other.left) > slack
        and min(one.bottom, other.bottom) - max(one.top, other.top) > slack
    )


def _in_the_body(report: LaidOut) -> Iterator[Placed]:
    return (one for one in report.placed if not any(isinstance(box, boxes.MarginBox) for box in (*one.around, one.box)))


def _is_seen(one: Placed) -> bool:
    """Text, a picture, or a ruled line to write on."""
    return (
        bool(one.text)
        or isinstance(one.box, boxes.ReplacedBox)
        or (isinstance(one.box, boxes.BlockBox) and not one.box.children and one.box.height > 0)
    )


def _frame(one: Placed) -> Any:
    return one.around[0]


def _column(one: Placed) -> Area:
    return padding_area(next(box for box in reversed(one.around) if isinstance(box, boxes.BlockContainerBox)))


def _across(column: Area, text: Area) -> bool:
    return text.left >= column.left - 1 and text.right <= column.right + 1


def _class(box: Any) -> str:
    return str(box.element.get("class", ""))


def _fault(one: Placed) -> Fault:
    return Fault(one.page, one.text[:80] or f"<{one.box.element_tag}>")
