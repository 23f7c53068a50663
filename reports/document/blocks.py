"""What a report is made of. A chapter is a row of blocks; a painter (PDF, web page, Word) knows how each looks.

Blocks hold values and finished sentences, no markup and no colours. `role` names which of a kind it is, so that a
painter can tell a heat map from a list of actions; a painter that knows no such role paints the kind.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from reports.document.charts import Attainment, Chart

Align = Literal["left", "middle", "right"]
Tone = Literal["", "strong", "muted", "up", "down", "lead", "end"]
HEAVIEST = 3  # what a need may weigh
Sign = Literal["now", "target", "open", "year", "end", "earlier", "today", "gain", "quick"]

# ---- Inside a line or a cell


@dataclass(frozen=True)
class Text:
    """`tone`: strong, muted, up (better), down (worse), lead (a label over what follows), end (at the line's end)."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True)
class Break:
    """What follows stands on a line of its own."""


@dataclass(frozen=True)
class Level:
    """A square of the maturity ramp, 0 to 5; None: no value."""

    level: int | None


@dataclass(frozen=True)
class Value:
    """A tile of the ramp with a value, 0 to 5, to a tenth; None: asked, and nobody could say."""

    value: float | None


@dataclass(frozen=True)
class Target:
    """A target level or score, behind its diamond."""

    shown: str


@dataclass(frozen=True)
class Points:
    """What a need adds to a practice: weight × impact, 1 to 9, in a shade of its own."""

    points: int


@dataclass(frozen=True)
class Weight:
    """How much a need weighs: 1 to 3 of three dots."""

    weight: int


@dataclass(frozen=True)
class Track:
    """A share from 0 to 1 as a bar, and what is added to it."""

    share: float
    gain: float = 0.0


@dataclass(frozen=True)
class Bar:
    """A bar as long as `share` (0 to 1) of the longest in its column."""

    share: float


@dataclass(frozen=True)
class Run:
    """The periods that an action takes up, filled; the words stand in it where there is room."""

    words: str


@dataclass(frozen=True)
class QuickWin:
    """The sign of a quick win."""


@dataclass(frozen=True)
class Tick:
    """A box to tick."""


@dataclass(frozen=True)
class Link:
    """A text that leads to another place of the report; `to` is a block's anchor."""

    text: str
    to: str


@dataclass(frozen=True)
class Listed:
    """A short list inside a cell; each item is a line."""

    items: tuple["Content", ...]


@dataclass(frozen=True)
class Picture:
    """A chart inside a cell."""

    chart: Chart


Inline = (
    Text
    | Break
    | Level
    | Value
    | Target
    | Points
    | Weight
    | Track
    | Bar
    | Run
    | QuickWin
    | Tick
    | Link
    | Listed
    | Picture
)
Content = tuple[Inline, ...]

# ---- Tables


@dataclass(frozen=True)
class Column:
    """`width` is millimetres on a page that is 174 wide (260 on its side); None: what is left. `role`: see Table.

    `under` is a second line of the head, `level` a square of the ramp before it. `id` is by what a slide or a sheet
    asks for it; columns of a kind, such as the periods of a plan, share one.
    """

    head: str
    width: float | None = None
    align: Align = "left"
    role: str = ""
    under: str = ""
    level: int | None = None
    id: str = ""


@dataclass(frozen=True)
class Cell:
    """`span` counts the columns that it takes up, `role` marks a cell that looks different from its column. `value` is
    the number or the day that its text prints, for a sheet to compute with.
    """

    content: Content = ()
    span: int = 1
    role: str = ""
    value: float | dt.date | None = None


@dataclass(frozen=True)
class Row:
    """`further` are its cells in the columns that a table has beyond what is printed. In a table that has such, a row
    without them is none of its own, but the chart or the remark that belongs to another.
    """

    cells: tuple[Cell, ...]
    role: str = ""
    further: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own; without one where `name` is empty."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """`caption` names it, `says` is a sentence above it. `row_head` is the column whose cells head their rows.

    `over` stands over the column heads: texts with the number of columns that each spans. `further` are columns that no
    page prints: what slides choose their rows by, and what a sheet has for those who filter and copy. `id` is by what
    slides and sheets ask a chapter for it.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    role: str = ""
    says: str = ""
    row_head: int | None = 0
    over: tuple[tuple[str, int], ...] = ()
    width: float | None = None
    further: tuple[Column, ...] = ()
    id: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)


# ---- Blocks of text


@dataclass(frozen=True)
class Heading:
    """`level` 2 heads a section of a chapter, 3 a part of a section."""

    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True)
class Prose:
    """A text that may have several paragraphs and lists, such as somebody's own words.

    `role`: intro (what a chapter begins with), lead, small, muted, rest (what is left over), asked, basis.
    """

    text: str
    role: str = ""


@dataclass(frozen=True)
class Line:
    """One paragraph with parts that look different."""

    content: Content
    role: str = ""


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True)
class Steps:
    """A list that counts from 1."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """How to read what follows; it stands beside it where there is room. `below` are blocks under the text."""

    title: str
    text: str
    below: tuple["Block", ...] = ()


@dataclass(frozen=True)
class Notice:
    """What to know before relying on it."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class KeyFigure:
    label: str
    figure: Content
    under: str = ""
    role: str = ""


@dataclass(frozen=True)
class KeyFigures:
    caption: str
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Entry:
    """One thing that was found: a practice at its level, or a title alone, and what is said about it."""

    title: str
    text: str
    level: Level | None = None
    more: str = ""
    role: str = ""


@dataclass(frozen=True)
class Card:
    title: str
    kicker: str
    text: str


@dataclass(frozen=True)
class Cards:
    """Few things of equal rank, side by side where there is room."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Action:
    """A recommended action, told whole. `facts` are labels with texts (a label may be empty), `chain` leads from the
    answers over the gap to the need.
    """

    number: int
    title: str
    of: str
    chain: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    risk: str

    @property
    def anchor(self) -> str:
        return f"action-{self.number}"


@dataclass(frozen=True)
class Remarks:
    """What people said: who, and the text; `more` says what was left out."""

    remarks: tuple[tuple[str, str], ...]
    more: str = ""


@dataclass(frozen=True)
class Term:
    term: str
    meaning: str


@dataclass(frozen=True)
class Terms:
    """Words with their meanings, in the order of the alphabet. `heads` name the two columns of a table of them."""

    caption: str
    heads: tuple[str, str]
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class KeyItem:
    """A sign of a chart or a table, and what it means. A level's square is a sign too."""

    sign: Sign | Level
    text: str


@dataclass(frozen=True)
class Key:
    items: tuple[KeyItem, ...]
    role: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart with what its signs mean. `role`: small (beside text), else as large as its point needs."""

    chart: Chart
    caption: str = ""
    key: Key | None = None
    role: str = ""


@dataclass(frozen=True)
class IndexEntry:
    level: Level
    name: str
    to: str


@dataclass(frozen=True)
class Index:
    """Where each practice of a chapter is told, with its page."""

    entries: tuple[IndexEntry, ...]
    columns: int


@dataclass(frozen=True)
class NoteLines:
    """Empty lines to write on."""

    title: str
    lines: int


@dataclass(frozen=True)
class Turn:
    """A new page, and whether the pages from here to the chapter's end lie on their side."""

    wide: bool


# ---- Blocks that hold blocks


@dataclass(frozen=True)
class Together:
    """Stays on one page."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Beside:
    """`side` stands to the right of `main` where the paper is wide enough, else before it; without one `main` has the
    width of a text. `role`: narrow (the side takes less than half).
    """

    main: tuple["Block", ...]
    side: tuple["Block", ...]
    role: str = ""


@dataclass(frozen=True)
class Subject:
    """A practice or a component told on its own: its level, name and purpose, then blocks.

    `role`: page (a page a practice), answers (the annex), sheet (the workbook). `lines` stand under the purpose;
    `own_page`: it begins a page.
    """

    anchor: str
    level: Level
    name: str
    purpose: str
    blocks: tuple["Block", ...]
    role: str
    lines: tuple[Prose, ...] = ()
    attainment: Attainment | None = None
    own_page: bool = False


Block = (
    Heading
    | Prose
    | Line
    | Bullets
    | Steps
    | Note
    | Notice
    | KeyFigures
    | Entry
    | Cards
    | Action
    | Remarks
    | Terms
    | Key
    | Figure
    | Index
    | NoteLines
    | Table
    | Turn
    | Together
    | Beside
    | Subject
)
Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Chapter:
    """`name` is what it is called, `title` what it finds. `wide`: its pages lie on their side; `follows`: it goes on
    where the chapter before it ends; `brief`: set for those with ten minutes.
    """

    id: str
    name: str
    title: str
    blocks: Blocks
    wide: bool = False
    follows: bool = False
    brief: bool = False


@dataclass(frozen=True)
class Pages:
    """A part of a chapter whose pages lie the same way."""

    blocks: Blocks
    wide: bool


def parts_of(chapter: Chapter) -> Iterator[Pages]:
    """The chapter cut where its pages turn."""
    held: list[Block] = []
    wide = chapter.wide
    for block in chapter.blocks:
        if isinstance(block, Turn):
            yield Pages(tuple(held), wide)
            held, wide = [], block.wide
        else:
            held.append(block)
    yield Pages(tuple(held), wide)


def texts(part: object) -> Iterator[str]:
    """Every text that is printed of a block, a chapter or a row of them, in the order of reading; a chart is what it
    says.
    """
    if isinstance(part, str):
        yield part
    elif isinstance(part, Chart):
        yield part.says
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            if field.name not in ("id", "role", "align", "anchor", "to", "sign", "tone", "further"):
                yield from texts(getattr(part, field.name))
