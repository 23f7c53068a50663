"""About how many lines blocks take up: what has to stay on a page is chosen by it before anything is laid out.

A line is one of body text over the whole width, as a finding's words are set. What the rest takes up beside it follows
from reports/pdf/styles; it is an estimate, a little on the safe side; the pages' own tests lay the longest cases out.
"""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import TypeVar
from unicodedata import east_asian_width

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

PAGES: Mapping[str, float] = {"a4": 54.5, "letter": 52.0}  # lines of an upright page, a chapter's title among them
WIDE, HALF = 112, 56  # characters a line, over the whole width and in a column beside another
PLAIN, PARAGRAPH = 1.1, 0.45  # how high a line is, and what parts a paragraph from the next
MATTERS, LARGER = 1.16, 0.93  # how high a line of a text that matters is, and how many characters it holds
TITLE_CHARACTERS, TITLE = 58, 1.85
LONG_TITLE, SMALLER_CHARACTERS, SMALLER = 160, 88, 1.25
HEADING, ENTRY, ITEM = 2.2, 1.6, 0.17
LISTED, DENSER = 0.89, 1.1  # of lists in a column beside another: how high a line is, how many more characters it holds
TABLE_HEAD, ROW = 1.7, 0.45
CELL_MARGIN, MM_A_CHARACTER, TABLE_LINE = 2.0, 1.2, 0.79
LOOSE = {"found-table": (1.28, 0.89, 0.75), "decisions": (1.32, 0.79, 0.45)}
"""By a table's role, where it is set wider: millimetres a character, and what a line and a row's edges take up."""
WASTED = 3  # characters at a line's end, where the next word has no room
T = TypeVar("T")


def first_that_fits(choices: Sequence[T], make: Callable[[T], Blocks], room: float) -> Blocks:
    """What the first choice makes that takes no more lines than there are, or else what the last one does."""
    for choice in choices[:-1]:
        made = make(choice)
        if lines_of(made) <= room:
            return made
    return make(choices[-1])


def room_under(title: str, page_size: str) -> float:
    """The lines of a page that a chapter's title leaves. A long one is set smaller."""
    if len(title) > LONG_TITLE:
        return PAGES[page_size] - SMALLER * ceil(len(title) / SMALLER_CHARACTERS)
    return PAGES[page_size] - TITLE * ceil(len(title) / TITLE_CHARACTERS)


def lines_of(some: Blocks, across: int = WIDE) -> float:
    return sum(_lines(block, across) for block in some)


def _lines(block: Block, across: int) -> float:
    if isinstance(block, Heading):
        return HEADING
    if isinstance(block, Prose):
        return PARAGRAPH + _prose(block, across)
    if isinstance(block, Bullets):
        return _listed(block, across)
    if isinstance(block, Entry):
        return ENTRY + _of(block.title, across - 5) - 1 + (_of(block.text, across) + 0.1 if block.text else 0.0)
    if isinstance(block, Line):
        return 0.5 + (0.9 if block.role == "basis" else 0.0) + _of(" ".join(texts(block)), across)
    if isinstance(block, Notice):
        return 1.9 + sum(_of(item, across) for item in block.items)
    if isinstance(block, Beside):
        return max(lines_of(part, HALF if block.side else across) for part in (block.main, block.side))
    if isinstance(block, Table):
        head = TABLE_HEAD if any(column.head for column in block.columns) else 0.1
        return head + sum(_row(block, row) for group in block.groups for row in group.rows)
    return 3.0


def _prose(block: Prose, across: int) -> float:
    if block.role == "matters":
        return MATTERS * _of(block.text, int(across * LARGER))
    return PLAIN * _of(block.text, across)


def _listed(block: Bullets, across: int) -> float:
    """A list in a column beside another is set smaller."""
    if across == HALF:
        return sum(LISTED * _of(item, int(across * DENSER) - 3) + ITEM for item in block.items)
    return sum(_of(item, across - 3) + ITEM for item in block.items)


def _row(table: Table, row: Row) -> float:
    character, line, edges = LOOSE.get(table.role, (MM_A_CHARACTER, TABLE_LINE, ROW))
    left = 174 - sum(column.width or 0.0 for column in table.columns)
    open_columns = sum(column.width is None for column in table.columns) or 1
    widths = [(column.width or left / open_columns) - CELL_MARGIN for column in table.columns]
    return edges + line * max(
        (
            sum(_of(part, int(width / character)) for part in texts(cell.content))
            for width, cell in zip(widths, row.cells, strict=False)
        ),
        default=1.0,
    )


def _of(text: str, across: int) -> int:
    characters = len(text) + sum(east_asian_width(one) in "WF" for one in text)
    return 1 if characters <= across else ceil(characters / max(1, across - WASTED))
