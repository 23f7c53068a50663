"""Blocks as a Word document: each kind of block by one function."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reports.brand import palette
from reports.document import blocks
from reports.document.blocks import Blocks, Chapter, Table, parts_of, texts
from reports.document.charts import Attainment, Load, Priorities
from reports.office import charts as native
from reports.office.text import width_in_ems
from reports.text.formatting import day_number, tenth
from reports.word import styles
from reports.word.contents import AIM, ALIGNED, runs_of, word_cell
from reports.word.native_charts import box_of
from reports.word.tables import NO_LINE, Cell, fitted, group_row
from reports.word.tables import Row as WordRow
from reports.word.writer import COLUMN_GAP, Writer

LARGE, SMALL, LOAD = (130.0, 95.0), (130.0, 68.0), (170.0, 62.0)  # mm
UPRIGHT, ON_ITS_SIDE = 174.0, 260.0  # mm: how wide a page is for which blocks say their columns' widths
NARROWEST = 20.0  # mm: what a column without a width gets at least
LONG_WORD = 5  # characters
HEAD_EM, CELL_EDGES = 2.8, 2.2  # mm: an em of a table's head, and what lies between a cell's edges and its text
SIDE = {"": 0.48, "narrow": 0.3}  # of the room: what stands beside
BOTH_FROM, ONE_FROM = (
    11.0,
    6.5,
)  # mm: columns in which planned and available person-days, or the planned ones, have room
DRAWN_ONLY = (blocks.Track, blocks.Bar)
PROSE = {"small": styles.SMALL, "rest": styles.SMALL, "basis": styles.SMALL, "lead": styles.LEAD, "muted": styles.SMALL}


def paint_chapter(writer: Writer, chapter: Chapter) -> None:
    """The chapter on new pages; a turn begins pages of the other orientation."""
    if chapter.wide:
        writer.turn(landscape=True)
    writer.chapter(chapter.name, chapter.title)
    if chapter.brief and chapter.follows:
        writer.go_on()
    wide = chapter.wide
    for part in parts_of(chapter):
        if part.wide != wide:
            writer.turn(landscape=part.wide)
            wide = part.wide
        paint(writer, part.blocks)
    if wide:
        writer.turn(landscape=False)


def paint_summary(writer: Writer, chapter: Chapter) -> None:
    """Its finding is the judgement, which is set as a text."""
    writer.named(chapter.name)
    writer.prose(chapter.title, styles.LEAD)
    paint(writer, chapter.blocks)


def paint(writer: Writer, some: Blocks) -> None:
    for block in _notes_below_headings(some):
        PAINTERS[type(block)](writer, block)


def _notes_below_headings(some: Blocks) -> Iterator[blocks.Block]:
    """A note that stands beside a heading, or what a chapter begins with, on paper stands under it in a document
    without margins to write in.
    """
    held: blocks.Note | None = None
    for block in some:
        if held is not None and not _has_note_below(block):
            yield held
            held = None
        if isinstance(block, blocks.Note):
            held = block
            continue
        yield block
        if held is not None:
            yield held
            held = None
    if held is not None:
        yield held


def _has_note_below(block: blocks.Block) -> bool:
    return isinstance(block, blocks.Heading) or (isinstance(block, blocks.Prose) and block.role == "intro")


def _heading(writer: Writer, block: blocks.Heading) -> None:
    writer.heading(block.text, block.level + 1)


def _prose(writer: Writer, block: blocks.Prose) -> None:
    writer.prose(block.text, PROSE.get(block.role, "Normal"))


def _line(writer: Writer, block: blocks.Line) -> None:
    for runs in runs_of(block.content, writer.accent):
        writer.line(runs, PROSE.get(block.role, "Normal"))


def _note(writer: Writer, block: blocks.Note) -> None:
    if block.text:
        writer.note(block.title, block.text)
    paint(writer, block.below)


def _notice(writer: Writer, block: blocks.Notice) -> None:
    writer.heading(block.title, 3)
    writer.bullets(block.items)


def _key_figures(writer: Writer, block: blocks.KeyFigures) -> None:
    each = UPRIGHT / len(block.figures)
    rows: list[WordRow] = [
        [_figure_cell(one, writer.accent) for one in block.figures],
        [Cell(one.under, colour=palette.MUTED) for one in block.figures],
    ]
    writer.table(block.caption, [one.label for one in block.figures], rows, [each for _ in block.figures])


def _figure_cell(one: blocks.KeyFigure, accent: str) -> Cell:
    cell = word_cell(blocks.Cell(one.figure), blocks.Column(one.label), accent)
    return replace(cell, lines=tuple(tuple(replace(run, bold=True) for run in line) for line in cell.lines))


def _entry(writer: Writer, block: blocks.Entry) -> None:
    writer.prose(block.text, lead=f"{block.title}." if block.title else "")
    if block.more:
        writer.paragraph(block.more, styles.SMALL)


def _cards(writer: Writer, block: blocks.Cards) -> None:
    for card in block.cards:
        writer.prose(card.text, lead=f"{card.title}. {card.kicker}.")


def _action(writer: Writer, block: blocks.Action) -> None:
    writer.heading(f"{block.number}. {block.title}", 4)
    writer.under(block.of, styles.SMALL)
    for label, text in (*((label, text) for label, text in block.facts if not label), *block.chain):
        writer.paragraph(text, lead=f"{label}:" if label else "")
    writer.numbered(block.steps)
    for label, text in block.facts:
        if label:
            writer.paragraph(text, lead=f"{label}:")
    writer.paragraph(block.risk)


def _remarks(writer: Writer, block: blocks.Remarks) -> None:
    for who, text in block.remarks:
        writer.paragraph(text, "List Bullet", lead=f"{who}:")
    writer.paragraph(block.more, styles.SMALL)


def _terms(writer: Writer, block: blocks.Terms) -> None:
    writer.table(block.caption, block.heads, [(one.term, one.meaning) for one in block.terms], (44, 122))


def _figure(writer: Writer, block: blocks.Figure) -> None:
    chart, says = block.chart, block.chart.says
    if isinstance(chart, Attainment):
        return  # a subject's attainment is told in its lines
    if isinstance(chart, Priorities):
        _priorities(writer, chart, block.caption)
        return
    size = LOAD if isinstance(chart, Load) else SMALL if block.role == "small" or writer.is_beside else LARGE
    size = (min(size[0], writer.room), size[1])
    writer.chart(lambda page: native.draw(page, box_of(size), chart), says, block.caption, size)


def _priorities(writer: Writer, chart: Priorities, caption: str) -> None:
    """A table: Office draws no names beside the points of a map."""
    rows = [(one.name, str(one.level), f"{one.points:g}", tenth(one.distance)) for one in chart.placed]
    writer.table(caption, chart.heads, rows, (80, 20, 30, 36))


def _note_lines(writer: Writer, block: blocks.NoteLines) -> None:
    writer.paragraph("", lead=f"{block.title}:")
    for _ in range(min(block.lines, 3)):
        writer.paragraph("_" * 40, styles.SMALL)


def _together(writer: Writer, block: blocks.Together) -> None:
    paint(writer, block.blocks)


def _beside(writer: Writer, block: blocks.Beside) -> None:
    """In two columns, as on paper, so that a page holds as much."""
    if not block.main or not block.side:
        paint(writer, block.main or block.side)
        return
    room = writer.room - COLUMN_GAP
    side = room * SIDE.get(block.role, SIDE[""])
    writer.columns((room - side, side))
    paint(writer, block.main)
    writer.next_column()
    paint(writer, block.side)
    writer.one_column()


def _subject(writer: Writer, block: blocks.Subject) -> None:
    writer.heading(block.name, 3)
    writer.under(block.purpose, styles.SMALL)
    for line in block.lines:
        _prose(writer, line)
    if block.attainment:
        writer.paragraph(block.attainment.says, styles.SMALL)
    paint(writer, block.blocks)


def _table(writer: Writer, block: Table) -> None:
    """Charts that stand in its cells follow it, each named by its row: in a row, none could be edited."""
    shown = [at for at, column in enumerate(block.columns) if not _is_drawn_only(block, at)]
    columns = [block.columns[at] for at in shown]
    widths = fitted(tuple(_widths(columns, block.width or _page_width(writer))), writer.room)
    looks = Looks(block, dict(zip(shown, widths, strict=True)), writer.accent)
    rows = [row for group in block.groups for row in _rows(group, looks)]
    writer.paragraph(block.says if block.says != block.caption else "", styles.SMALL)
    writer.table(block.caption, [_head(column, bool(block.over)) for column in columns], rows, widths, _over(looks))
    for caption, chart in _charts(block):
        _figure(writer, blocks.Figure(chart, caption))


@dataclass(frozen=True)
class Looks:
    """A table with the widths in millimetres of the columns that are shown, by their places."""

    table: Table
    widths: Mapping[int, float]
    accent: str

    def span(self, at: int, columns: int) -> int:
        """How many of these columns are shown."""
        return sum(one in self.widths for one in range(at, at + columns))


def _head(column: blocks.Column, below_another: bool) -> Cell:
    name = column.head if column.level is None else f"{column.level} {column.head}"
    text = f"{name}\n{column.under}" if column.under else name
    return Cell(text, align=ALIGNED[column.align], under=palette.ACCENT if below_another else "")


def _over(looks: Looks) -> WordRow:
    """The heads of several columns, over an empty cell for the columns that have none."""
    over, columns = looks.table.over, len(looks.table.columns)
    if not over:
        return ()
    at = columns - sum(span for _, span in over)
    row = [Cell(span=looks.span(0, at), under=NO_LINE)] if looks.span(0, at) else []
    for text, span in over:
        row.append(Cell(text, align="c", span=looks.span(at, span), under=NO_LINE))
        at += span
    return row


def _charts(table: Table) -> Iterator[tuple[str, Load]]:
    for row in (row for group in table.groups for row in group.rows):
        for cell in row.cells:
            for part in cell.content:
                if isinstance(part, blocks.Picture) and isinstance(part.chart, Load):
                    yield " ".join(texts(row.cells[0].content)), part.chart


def _page_width(writer: Writer) -> float:
    if writer.is_beside:
        return writer.room
    return ON_ITS_SIDE if writer.is_wide else UPRIGHT


def _rows(group: blocks.Group, looks: Looks) -> Iterator[WordRow]:
    if group.name:
        yield group_row(group.name, len(looks.widths))
    for row in group.rows:
        yield list(_cells(row, looks))


def _cells(row: blocks.Row, looks: Looks) -> Iterator[Cell]:
    at = 0
    for cell in row.cells:
        shown = looks.span(at, cell.span)
        if shown:
            yield from _painted(replace(cell, span=shown), at, looks)
        at += cell.span


def _painted(cell: blocks.Cell, at: int, looks: Looks) -> Iterator[Cell]:
    """The load of a plan stands as numbers under its periods, where they have room."""
    chart = cell.content[0].chart if cell.content and isinstance(cell.content[0], blocks.Picture) else None
    if not isinstance(chart, Load):
        yield word_cell(cell, looks.table.columns[at], looks.accent)
        return
    for planned, room in zip(chart.load, chart.capacity, strict=True):
        if looks.widths[at] >= BOTH_FROM:
            yield Cell(f"{day_number(planned)} of {day_number(room)}", align="c")
        else:
            yield Cell(day_number(planned) if looks.widths[at] >= ONE_FROM else "", align="c")
        at += 1


def _is_drawn_only(table: Table, at: int) -> bool:
    """A column of bars has its numbers in another one."""
    cells = [row.cells[at] for group in table.groups for row in group.rows if len(row.cells) == len(table.columns)]
    filled = [cell for cell in cells if cell.content]
    return bool(filled) and all(isinstance(cell.content[0], DRAWN_ONLY) for cell in filled)


def _widths(columns: list[blocks.Column], room: float) -> Iterator[float]:
    """A column without a width shares what the others leave. Where all need more than there is, each gives of what the
    longest word of its head does not need; columns that are alike stay so.
    """
    free = [column for column in columns if column.width is None]
    left = room - sum(column.width or 0.0 for column in columns)
    least = [
        max(_head_width(other.head) for other in columns if (other.width, other.role) == (column.width, column.role))
        for column in columns
    ]
    wanted = [
        max(need, column.width if column.width is not None else max(NARROWEST, left / len(free)))
        for column, need in zip(columns, least, strict=True)
    ]
    over, spare = sum(wanted) - room, sum(wanted) - sum(least)
    given = min(1.0, over / spare) if over > 0 and spare > 0 else 0.0
    for width, need in zip(wanted, least, strict=True):
        yield width - given * (width - need)


def _head_width(head: str) -> float:
    """Numbers and names of periods stand in many narrow columns, which have to stay narrow."""
    long = [width_in_ems(word) for word in head.split() if len(word) >= LONG_WORD]
    return max(long) * HEAD_EM + CELL_EDGES if long else 0.0


def _key(writer: Writer, block: blocks.Key) -> None:
    """What the squares of a table mean; a native chart has a legend of its own."""
    levels = [(item.sign, blocks.Text(item.text)) for item in block.items if isinstance(item.sign, blocks.Level)]
    targets = [blocks.Text(f"{AIM} {item.text}") for item in block.items if item.sign == "target"]
    _line(writer, blocks.Line((*(part for level in levels for part in level), *targets), "small"))


def _nothing(_writer: Writer, _block: object) -> None:
    """Links to pages are for paper and screen alone."""


PAINTERS: dict[type, Callable[[Writer, Any], None]] = {
    blocks.Heading: _heading,
    blocks.Prose: _prose,
    blocks.Line: _line,
    blocks.Bullets: lambda writer, block: writer.bullets(block.items),
    blocks.Steps: lambda writer, block: writer.numbered(block.items),
    blocks.Note: _note,
    blocks.Notice: _notice,
    blocks.KeyFigures: _key_figures,
    blocks.Entry: _entry,
    blocks.Cards: _cards,
    blocks.Action: _action,
    blocks.Remarks: _remarks,
    blocks.Terms: _terms,
    blocks.Key: _key,
    blocks.Figure: _figure,
    blocks.Index: _nothing,
    blocks.NoteLines: _note_lines,
    blocks.Table: _table,
    blocks.Together: _together,
    blocks.Beside: _beside,
    blocks.Subject: _subject,
}
