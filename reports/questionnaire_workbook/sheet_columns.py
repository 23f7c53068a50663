"""Where the columns of a sheet stand, found by their heads: somebody may have put one between, or taken one away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.questionnaire_workbook import layout
from reports.questionnaire_workbook.cell_values import NotUsable, alike, text_of

READ = (layout.ID, *layout.FILLED_IN)
LOOKED_AT = 20  # so many rows, from the first on, may hold the heads
SHOWN = 40  # characters of a cell that an error shows
ANEW = "download the questionnaire anew and copy the answers over"

Cells = Sequence[Any]


@dataclass(frozen=True)
class Columns:
    """`row` is the row of the heads; `at` says for each column of the layout where it stands. Both count from 0."""

    row: int
    at: Mapping[int, int]

    def cell(self, cells: Cells, column: int) -> Any:
        """The cell of a row in this column of the layout; None where the sheet has no such column."""
        return cell_at(cells, self.at[column]) if column in self.at else None


class NoColumns(Exception):
    """The heads do not fit. `faults` are places on the sheet, and what is wrong there."""

    def __init__(self, faults: Sequence[tuple[int, int, str]]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


def columns_of(rows: Sequence[Cells], heads: Mapping[int, str]) -> Columns:
    """NoColumns where a column that is read is missing or stands twice."""
    read = {alike(heads[column]) for column in READ}
    row = max(
        range(min(LOOKED_AT, len(rows))),
        key=lambda at: len(read & {alike(written(cell)) for cell in rows[at]}),
        default=layout.HEAD_ROW,
    )
    found = [alike(written(cell)) for cell in rows[row]] if row < len(rows) else []
    faults = [fault for column in READ for fault in _faults(row, found, column, heads)]
    faults += _twice(row, found, layout.CONCERN, heads)
    if faults:
        raise NoColumns(faults)
    return Columns(row, {column: found.index(alike(head)) for column, head in heads.items() if alike(head) in found})


def _faults(row: int, found: Sequence[str], column: int, heads: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    stands = [at for at, head in enumerate(found) if head == alike(heads[column])]
    if not stands:
        here = f'found "{found[column][:SHOWN]}"' if column < len(found) and found[column] else "found nothing"
        yield row, column, f'{here}, and no column is headed "{heads[column]}"; {ANEW}'
    yield from _twice(row, found, column, heads)


def _twice(row: int, found: Sequence[str], column: int, heads: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    stands = [at for at, head in enumerate(found) if head == alike(heads[column])]
    for at in stands[1:]:
        yield row, at, f'a second column is headed "{heads[column]}", expected one; empty its head or delete it'


def cell_at(cells: Cells, at: int) -> Any:
    return cells[at] if at < len(cells) else None


def written(cell: Any) -> str:
    """What stands in a cell that nothing is read from, for comparing and showing."""
    try:
        return text_of(cell)
    except NotUsable:
        return str(cell.value)
