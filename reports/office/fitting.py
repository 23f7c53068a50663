"""Text that stays in its box: set smaller where it is too long, then cut where one sees it.

Nobody can know here how a program will break lines, so widths are taken on the broad side.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from reports.office.text import width_in_ems
from reports.text.paragraphs import Paragraph, paragraphs
from reports.text.sanitize import shorten

POINTS_AN_INCH = 72
LINE = 1.2  # height of a line, in its size
SMALLER = (1.0, 0.92, 0.85, 0.77)
BROADER = 1.06  # for what a line's end wastes


@dataclass(frozen=True)
class Words:
    """A paragraph, or an item of a list. `size` and `before` are points."""

    text: str
    size: float = 13
    bold: bool = False
    colour: str = "ink"
    before: float = 0
    align: str = "l"
    bullet: bool = False


def lines_of(text: str, size: float, width: float) -> int:
    """About how many lines a text takes, `width` inches wide."""
    return max(1, ceil(width_in_ems(text) * size / POINTS_AN_INCH / width * BROADER))


def is_breakable(word: str) -> bool:
    """Whether a line may end inside it, as between Chinese and Japanese characters."""
    return any(unicodedata.east_asian_width(character) in "WF" for character in word)


def fitted(words: Sequence[Words], width: float, height: float) -> tuple[tuple[Words, ...], bool]:
    """The paragraphs as a box holds them, and whether nothing is cut; width and height are inches."""
    parts = tuple(part for paragraph in words for part in _parts(paragraph))
    for factor in SMALLER:
        smaller = tuple(replace(part, size=round(part.size * factor, 1)) for part in parts)
        if points_high(smaller, width) <= height * POINTS_AN_INCH:
            return smaller, True
    return tuple(_cut(smaller, width, height * POINTS_AN_INCH)), False


def points_high(words: Sequence[Words], width: float) -> float:
    return sum(
        lines_of(part.text, part.size, width) * part.size * LINE + (part.before if at else 0)
        for at, part in enumerate(words)
    )


def _parts(words: Words) -> Iterator[Words]:
    """The paragraphs and list items that a text is made of."""
    before = words.before
    for part in paragraphs(words.text):
        if isinstance(part, Paragraph):
            yield replace(words, text=part.text, before=before)
        else:
            yield from (replace(words, text=item, before=2, bullet=True) for item in part.items)
        before = max(words.before, words.size / 2)


def _cut(words: Sequence[Words], width: float, room: float) -> Iterator[Words]:
    for at, part in enumerate(words):
        room -= part.before if at else 0
        lines = int(room / (part.size * LINE))
        if lines_of(part.text, part.size, width) <= lines:
            room -= points_high([part], width)
            yield part
        else:
            if lines > 0 or at == 0:
                yield replace(part, text=_shortened(part, width, max(1, lines)))
            return


def _shortened(words: Words, width: float, lines: int) -> str:
    """As many characters as the lines hold."""
    held = lines * width * POINTS_AN_INCH / words.size / BROADER
    mean = width_in_ems(words.text) / max(1, len(words.text))
    return shorten(words.text, max(1, int(held / mean) - 3))[0]
