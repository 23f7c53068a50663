"""What slides and sheets take from a report: blocks of its chapters. They choose rows and columns, and make none."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from reports.document import blocks
from reports.document.blocks import Block, Blocks, Cell, Content, Heading, Row, Table
from reports.document.charts import Load
from reports.document.context import Context
from reports.document.report import CHAPTERS
from reports.text import formatting

Wanted = TypeVar("Wanted")


@dataclass(frozen=True)
class Parts:
    """The chapters of one report, each made when it is first asked for."""

    context: Context
    _made: dict[str, Blocks] = field(default_factory=dict, compare=False)

    def of(self, chapter: str) -> Blocks:
        """What the chapter holds, in the order of reading."""
        if chapter not in self._made:
            self._made[chapter] = tuple(each(CHAPTERS[chapter](self.context)))
        return self._made[chapter]

    def all(self, chapter: str, kind: type[Wanted]) -> tuple[Wanted, ...]:
        return tuple(block for block in self.of(chapter) if isinstance(block, kind))

    def first(self, chapter: str, kind: type[Wanted]) -> Wanted | None:
        return next(iter(self.all(chapter, kind)), None)

    def table(self, chapter: str, table: str) -> Table | None:
        """By its id; None where the chapter has no reason to show it."""
        return next((block for block in self.all(chapter, Table) if block.id == table), None)

    def sections(self, chapter: str) -> Iterator[tuple[str, Blocks]]:
        """Each heading with what stands under it."""
        found = self.of(chapter)
        starts = [at for at, block in enumerate(found) if isinstance(block, Heading)]
        for start, end in pairwise([*starts, len(found)]):
            heading = found[start]
            assert isinstance(heading, Heading)
            yield heading.text, found[start + 1 : end]


def each(some: Blocks) -> Iterator[Block]:
    """Every block, and those that stand inside others."""
    for block in some:
        yield block
        match block:
            case blocks.Together() | blocks.Subject():
                yield from each(block.blocks)
            case blocks.Beside():
                yield from each((*block.main, *block.side))
            case blocks.Note():
                yield from each(block.below)
            case _:
                pass


# ---- Choosing


def chosen(table: Table, *ids: str) -> Table:
    """These columns alone, in this order, of those that the table has; a row that is none of its own is left out."""
    columns = (*table.columns, *table.further)
    places = [at for wanted in ids for at, column in enumerate(columns) if column.id == wanted]
    groups = tuple(
        replace(group, rows=tuple(_chosen(row, places) for row in group.rows if row.further or not table.further))
        for group in table.groups
    )
    head = None if table.row_head is None else columns[table.row_head]
    return replace(
        table,
        columns=tuple(columns[at] for at in places),
        groups=groups,
        row_head=next((at for at, place in enumerate(places) if columns[place] is head), None),
        over=(),
        further=(),
    )


def _chosen(row: Row, places: Sequence[int]) -> Row:
    """A cell over several columns takes up those of them that are chosen, as far as they stand side by side."""
    spread = [cell for cell in row.cells for _ in range(cell.span)] + list(row.further)
    cells: list[Cell] = []
    for at, place in enumerate(places):
        cell = spread[place]
        if at and spread[places[at - 1]] is cell:
            cells[-1] = replace(cells[-1], span=cells[-1].span + 1)
        else:
            told = any(spread[before] is cell for before in places[:at])
            cells.append(Cell() if told else replace(cell, span=1))
    return replace(row, cells=tuple(cells), further=())


def with_rows(table: Table, rows: Iterable[Row]) -> Table:
    """The same table with some of its rows, in one group."""
    return replace(table, groups=(blocks.Group("", tuple(rows)),))


def joined(tables: Sequence[Table]) -> Table:
    """Tables of the same columns as one."""
    return replace(tables[0], groups=tuple(group for table in tables for group in table.groups))


def load(table: Table) -> Load | None:
    """The load of a plan, which is drawn in a row of its table."""
    parts = (part for row in table.rows for cell in row.cells for part in cell.content)
    charts = (part.chart for part in parts if isinstance(part, blocks.Picture))
    return next((chart for chart in charts if isinstance(chart, Load)), None)


# ---- Reading

Raw = str | float | dt.date | None


def raw(cell: Cell) -> Raw:
    """What a sheet holds: the number or the day where there is one, else the words; None where nothing is said."""
    if cell.value is not None:
        return cell.value
    match cell.content[:1]:
        case (blocks.Level(shown),):
            return shown
        case (blocks.Value(float(shown)),):
            return shown
        case (blocks.Value(None),):
            return formatting.NO_NUMBER
        case _:
            said = words(cell.content)
            return None if said in ("", formatting.NO_NUMBER) else said


def values(table: Table) -> list[list[Raw]]:
    """What each row has in each column; a cell over several stands in the first of them."""
    return [
        [held for cell in row.cells for held in (raw(cell), *(None for _ in range(cell.span - 1)))]
        for row in table.rows
    ]


def numbers(table: Table, column: str) -> list[float]:
    """What each row has in a column of numbers; 0 where it has none."""
    return [held if isinstance(held, int | float) else 0.0 for (held,) in values(chosen(table, column))]


def words(content: Content) -> str:
    """Everything said in a cell or a line, each line of it on one of its own."""
    return "\n".join(lines(content))


def lines(content: Content) -> Iterator[str]:
    held: list[str] = []
    for part in content:
        if isinstance(part, blocks.Break | blocks.Listed):
            if held:
                yield " ".join(held)
            held = []
            if isinstance(part, blocks.Listed):
                yield from (" ".join(lines(item)) for item in part.items)
        elif said := _word(part):
            held.append(said)
    if held:
        yield " ".join(held)


def _word(part: blocks.Inline) -> str:
    match part:
        case blocks.Text(text, _) | blocks.Link(text, _):
            return text
        case blocks.Target(shown):
            return shown
        case blocks.Level(int(number)) | blocks.Points(number) | blocks.Weight(number):
            return str(number)
        case blocks.Value(float(number)):
            return formatting.tenth(number)
        case blocks.Level() | blocks.Value():
            return formatting.NO_NUMBER
        case _:
            return ""
