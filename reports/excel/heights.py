"""How high a row must be. Excel fits a row to wrapped text by itself, LibreOffice and merged cells do not."""

from collections.abc import Iterable
from math import ceil

LINE, PADDING = 13.5, 3.0  # points
HIGHEST = 409.0  # points; no spreadsheet has higher rows
WIDER = 0.98  # letters are a little narrower than digits, and words break before the end of a line


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Points for the longest of texts, each with its width in characters."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(HIGHEST, lines * LINE + PADDING)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) * WIDER / width)) for line in text.split("\n")[:100])
