"""Native tables: a head that comes again on every page, rows that are not torn, cells in the maturity ramp."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reports.brand import palette
from reports.text import formatting
from reports.word import styles


@dataclass(frozen=True)
class Run:
    """A part of a line; `fill` and `colour` are `#rrggbb`."""

    text: str
    bold: bool = False
    colour: str = ""
    fill: str = ""


@dataclass(frozen=True)
class Cell:
    """`fill` and `colour` are `#rrggbb`; `align` is l, c or r; each line is a paragraph; `span` counts columns.

    `under` is the colour of the line under it, NO_LINE for none; empty: as the table's style has it. `keeps`: its row
    stays on the page of the next one.
    """

    text: str = ""
    fill: str = ""
    colour: str = ""
    bold: bool = False
    align: str = "l"
    span: int = 1
    lines: tuple[tuple[Run, ...], ...] = ()
    under: str = ""
    keeps: bool = False

    @property
    def paragraphs(self) -> tuple[tuple[Run, ...], ...]:
        return self.lines or tuple((Run(line, self.bold, self.colour),) for line in self.text.split("\n"))


Content = str | Cell
Row = Sequence[Content]
NO_LINE = "none"
ALIGN = {"c": "center", "r": "right"}


def level_cell(level: int | None) -> Cell:
    return no_value() if level is None else _ramp(str(level), level)


def value_cell(value: float | None) -> Cell:
    return no_value() if value is None else _ramp(formatting.tenth(value), value)


def no_value() -> Cell:
    """Not answered: a wash and a dash, never a colour of the ramp."""
    return Cell("–", palette.WASH, palette.MUTED, align="c")


def group_row(name: str, columns: int) -> Row:
    """A row of one cell, which heads the ones under it."""
    return [Cell(name, palette.WASH, palette.ACCENT, bold=True, span=columns, keeps=True)]


def _ramp(text: str, value: float) -> Cell:
    return Cell(text, palette.ramp_colour(value), palette.ramp_text_colour(value), bold=True, align="c")


def native_table(
    document: Any,
    looks: tuple[str, str],
    clean: Callable[[str], str],
    says: str,
    heads: Sequence[Content],
    rows: Sequence[Row],
    widths: Sequence[float],
    over: Row = (),
) -> None:
    """`looks` are the ids of the styles of its head and of its rows, `clean` makes text printable.

    `over` is a row above the heads, for headings of several columns. Widths are millimetres. It is written as XML at
    once: built cell by cell it takes the library four times as long.
    """
    whole = next((row for row in rows if len(row) == len(heads)), [""] * len(heads))
    above = [_headings(heads, whole)] if not over else [over, _headings(heads, whole)]
    written = [
        *(_row(row, widths, looks[0], clean, head=True) for row in above),
        *(_row(row, widths, looks[1], clean, head=False) for row in rows),
    ]
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    document.element.body._insert_tbl(
        parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{styles.TABLE_ID}"/>'
            f'<w:tblW w:type="dxa" w:w="{sum(map(_twips, widths))}"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1" '
            f'w:val="0620"/><w:tblDescription w:val={quoteattr(says)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(written)}</w:tbl>"
        )
    )


def _row(row: Row, widths: Sequence[float], look: str, clean: Callable[[str], str], head: bool) -> str:
    """A row is not torn in two, and a heading comes again on every page."""
    cells, column = [], 0
    for content in row:
        cell = content if isinstance(content, Cell) else Cell(content)
        cells.append(_cell(cell, sum(widths[column : column + cell.span]), look, clean))
        column += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: float, look: str, clean: Callable[[str], str]) -> str:
    properties = f'<w:tcW w:type="dxa" w:w="{_twips(width)}"/>'
    if cell.span > 1:
        properties += f'<w:gridSpan w:val="{cell.span}"/>'
    if cell.under:
        properties += f"<w:tcBorders>{_line(cell.under)}</w:tcBorders>"
    if cell.fill:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill[1:]}"/>'
    stands = "<w:keepNext/>" if cell.keeps else ""
    stands += f'<w:jc w:val="{ALIGN[cell.align]}"/>' if cell.align in ALIGN else ""
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{look}"/>{stands}</w:pPr>{"".join(_run(run, clean) for run in line)}</w:p>'
        for line in cell.paragraphs
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def _line(colour: str) -> str:
    """The line under a cell, as thick as the one under a table's head."""
    if colour == NO_LINE:
        return '<w:bottom w:val="nil"/>'
    return f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{colour[1:]}"/>'


def _run(run: Run, clean: Callable[[str], str]) -> str:
    bold = "<w:b/>" if run.bold else ""
    colour = f'<w:color w:val="{run.colour[1:]}"/>' if run.colour else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{run.fill[1:]}"/>' if run.fill else ""
    text = escape(_with_edges(run.text, clean(run.text)))
    return f'<w:r><w:rPr>{bold}{colour}{fill}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _with_edges(text: str, cleaned: str) -> str:
    """Making text printable takes its outer blanks, which hold the parts of a line apart."""
    before = " " if text[:1].isspace() else ""
    after = " " if cleaned and text[-1:].isspace() else ""
    return f"{before}{cleaned}{after}"


def line_of(runs: Sequence[Run], clean: Callable[[str], str]) -> Any:
    """A paragraph's runs, as elements of the document."""
    return parse_xml(f"<w:p {nsdecls('w')}>{''.join(_run(run, clean) for run in runs)}</w:p>")


def _twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def _headings(heads: Sequence[Content], row: Row) -> Row:
    """A heading that is text alone stands as the cells under it do."""
    return [
        head if isinstance(head, Cell) else Cell(head, align=under.align if isinstance(under, Cell) else "l")
        for head, under in zip(heads, row, strict=True)
    ]


def fitted(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """The widths, made smaller by the same factor where there is less room for them; all in millimetres."""
    scale = min(1.0, room / sum(widths))
    return tuple(width * scale for width in widths)


def painted(rows: Sequence[Row], accent: str) -> list[Row]:
    """The rows with the brand's colour in the place of the house's."""
    return [
        [
            replace(
                cell,
                fill=_own(cell.fill, accent),
                under=_own(cell.under, accent),
                colour=_own(cell.colour, accent),
                lines=tuple(
                    tuple(replace(run, colour=_own(run.colour, accent)) for run in line) for line in cell.lines
                ),
            )
            if isinstance(cell, Cell)
            else cell
            for cell in row
        ]
        for row in rows
    ]


def _own(colour: str, accent: str) -> str:
    return accent if colour == palette.ACCENT else colour
