"""A table of the report on a slide: of its columns those that a slide has room for, of each cell its first line."""

from dataclasses import dataclass

from reports.brand import palette
from reports.document import blocks
from reports.document.blocks import Table
from reports.document.parts import chosen, lines
from reports.office.slide import ACCENT, INK, MUTED, PAPER, WASH, Cell
from reports.text import formatting

ALIGNED = {"left": "l", "middle": "c", "right": "r"}
TONES = {"muted": MUTED}
Row = list[Cell]


@dataclass(frozen=True)
class Laid:
    """A table ready for a page: its heads, and the rows of each of its groups under the group's name."""

    heads: Row
    groups: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def rows(self) -> list[Row]:
        return [row for _, rows in self.groups for row in rows]

    @property
    def rows_with_groups(self) -> list[Row]:
        """Each group under a row of its name."""
        named = [([[Cell(name, bold=True, colour=ACCENT, span=len(self.heads))]], rows) for name, rows in self.groups]
        return [row for head, rows in named for row in (*head, *rows)]


def laid(table: Table, *ids: str, bold: str = "") -> Laid:
    """`ids` are the columns, of those that the table has; the one that is `bold` is what a row is about."""
    shown = chosen(table, *ids)
    groups = tuple((group.name, tuple(_row(row, shown, bold) for row in group.rows)) for group in shown.groups)
    whole = next((row for _, rows in groups for row in rows if len(row) == len(shown.columns)), None)
    aligned = [cell.align for cell in whole] if whole else [ALIGNED[column.align] for column in shown.columns]
    heads = [Cell(column.head, align=align) for column, align in zip(shown.columns, aligned, strict=True)]
    return Laid(heads, groups)


def _row(row: blocks.Row, table: Table, bold: str) -> Row:
    at, made = 0, []
    for cell in row.cells:
        made.append(_cell(cell, table.columns[at], bold))
        at += cell.span
    return made


def _cell(cell: blocks.Cell, column: blocks.Column, bold: str) -> Cell:
    """A sign fills it; what is said beside one has no room. The signs of quick wins are explained in the report."""
    parts = [part for part in cell.content if not isinstance(part, blocks.QuickWin)]
    match parts[:1]:
        case (blocks.Level(level),):
            return level_cell(level, span=cell.span)
        case (blocks.Value(value),):
            return value_cell(value, span=cell.span)
        case (blocks.Target(shown),):
            return Cell(f"◇ {shown}", align="c", span=cell.span)
        case (blocks.Weight(weight),):
            return Cell(str(weight), align="c", span=cell.span)
        case (blocks.Run(_),):
            return Cell("", ACCENT, PAPER, span=cell.span)
    said = next(lines(tuple(parts)), "")
    tone = parts[0].tone if parts and isinstance(parts[0], blocks.Text) else ""
    return Cell(said, None, TONES.get(tone, INK), column.id == bold, ALIGNED[column.align], cell.span)


def level_cell(level: int | None, span: int = 1) -> Cell:
    return no_value(span) if level is None else Cell(str(level), *_colours(level), bold=True, align="c", span=span)


def value_cell(value: float | None, span: int = 1) -> Cell:
    return no_value(span) if value is None else Cell(formatting.tenth(value), *_colours(value), align="c", span=span)


def no_value(span: int = 1) -> Cell:
    """Not answered: a wash and a dash, never a colour of the ramp."""
    return Cell(formatting.NO_NUMBER, WASH, MUTED, align="c", span=span)


def _colours(value: float) -> tuple[str, str]:
    return palette.ramp_colour(value), PAPER if palette.ramp_text_colour(value) == palette.PAPER else INK
