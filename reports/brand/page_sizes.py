"""The papers that a report is laid out for: what the style sheet's var(--name) of each stand for.

Upright pages have the same 174 mm for text on both, so that tables break alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PageSize:
    """`style` are values of CSS by the names that report.css gives them, `millimetres` are its width and height."""

    id: str
    name: str
    style: Mapping[str, str]
    millimetres: tuple[float, float]


def _page_size(identity: str, name: str, width: float, height: float, margin: str, wide_margin: str) -> PageSize:
    return PageSize(
        identity,
        name,
        {
            "paper-upright": f"{width}mm {height}mm",
            "paper-wide": f"{height}mm {width}mm",
            "margin": margin,
            "margin-wide": wide_margin,
            "page-width": f"{width}mm",
            "page-height": f"{height}mm",
        },
        (width, height),
    )


PAGE_SIZES = {
    size.id: size
    for size in (
        _page_size("a4", "A4", 210, 297, "25mm 18mm 20mm", "22mm 16mm 18mm"),
        _page_size("letter", "US Letter", 215.9, 279.4, "22mm 20.95mm 17mm", "20mm 14mm 16mm"),
    )
}
