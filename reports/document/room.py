"""About how many lines blocks take up: what has to stay on a page is chosen by it before anything is laid out.

A line is one of body text over the whole width. It is an estimate, a little on the safe side; the page's own test lays
the longest cases out.
"""

from collections.abc import Callable, Sequence
from math import ceil
from typing import TypeVar

from reports.document.blocks import (
    Beside,
    Block,
    Blocks,
    Bullets,
    Entry,
    Heading,
    Line,
    Notice,
    Prose,
    Row,
    Table,
    texts,
)

WIDE, HALF = 108, 50  # characters a line, over the whole width and in a column beside another
MATTERS = 1.22  # a line of a text that matters, and a title's
TITLE_CHARACTERS, TITLE = 58, 1.85
LONG_TITLE, SMALLER_CHARACTERS, SMALLER = 160, 88, 1.25
HEADING, ENTRY, ITEM, TABLE_HEAD, ROW = 1.75, 1.75, 0.2, 1.6, 0.75
MM_A_CHARACTER, TABLE_LINE = 1.42, 0.9
T = TypeVar("T")


def first_that_fits(choices: Sequence[T], make: Callable[[T], Blocks], room: float) -> Blocks:
    """What the first choice makes that takes no more lines than there are, or else what the last one does."""
    for choice in choices[:-1]:
        made = make(choice)
        if lines_of(made) <= room:
            return made
    return make(choices[-1])


def lines_of_title(title: str) -> float:
    """A long one is set smaller."""
    if len(title) > LONG_TITLE:
        return SMALLER * ceil(len(title) / SMALLER_CHARACTERS)
    return TITLE * ceil(len(title) / TITLE_CHARACTERS)


def lines_of(some: Blocks, across: int = WIDE) -> float:
    return sum(_lines(block, across) for block in some)


def _lines(block: Block, across: int) -> float:
    if isinstance(block, Heading):
        return HEADING
    if isinstance(block, Prose):
        return (MATTERS if block.role == "matters" else 1.0) * _of(block.text, across) + 0.4
    if isinstance(block, Bullets):
        return sum(_of(item, across - 3) + ITEM for item in block.items)
    if isinstance(block, Entry):
        return ENTRY + _of(block.text, across)
    if isinstance(block, Line):
        return 0.6 + _of(" ".join(texts(block)), across)
    if isinstance(block, Notice):
        return 1.6 + sum(_of(item, across) for item in block.items)
    if isinstance(block, Beside):
        if not block.side:
            return lines_of(block.main, across)
        return 0.8 + max(lines_of(block.main, HALF), lines_of(block.side, HALF))
    if isinstance(block, Table):
        return TABLE_HEAD + sum(_row(block, row) for group in block.groups for row in group.rows)
    return 3.0


def _row(table: Table, row: Row) -> float:
    left = 174 - sum(column.width or 0.0 for column in table.columns)
    open_columns = sum(column.width is None for column in table.columns) or 1
    widths = [column.width or left / open_columns for column in table.columns]
    return ROW + TABLE_LINE * max(
        (
            sum(_of(part, int(width / MM_A_CHARACTER)) for part in texts(cell.content))
            for width, cell in zip(widths, row.cells, strict=False)
        ),
        default=1.0,
    )


def _of(text: str, across: int) -> int:
    return max(1, ceil(len(text) / across))
