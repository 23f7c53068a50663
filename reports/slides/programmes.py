"""The plan on a page: programmes over periods with what one can see when, the load under them, dates and money."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import narrative
from reports.document.blocks import Cell as PlanCell
from reports.document.blocks import Content, Listed, Row, Table, texts
from reports.document.brief.roadmap import plan_table
from reports.narrative import brief_pages, told_programmes
from reports.narrative.labels import label
from reports.office import theme
from reports.office.slide import ACCENT, LINE, MUTED, Box, Cell, Page, Words, lines_of
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP

NAMES, WHO = 1.6, 1.3  # inches, of the columns with the programmes and who wants them
MARGIN, EDGES, HIGH = 0.12, 0.1, 1.25 / 72  # inches beside a text, and above and under it; a line for each point
ROOM, MONEY = 4.45, 0.42  # inches, of the table and of what stands under it
EXTENTS = ((3, 11), (2, 11), (2, 10), (2, 9), (1, 10), (1, 9), (1, 8))
"""Milestones at once in a column, and points of their size, as many as there is room for."""
DATES = 3


@dataclass(frozen=True)
class Lanes:
    """A table as a slide holds it: its cells, each column's width, each row's height in inches, and points."""

    rows: list[list[Cell]]
    widths: list[float]
    heights: list[float]
    size: float


def programmes_sheet(context: DeckContext) -> Sheet | None:
    """Without programmes there is none: the roadmap's slide tells the actions then."""
    programmes = told_programmes(context.view)
    if "roadmap" not in context.chapters or context.parts.context.gantt is None or not programmes:
        return None

    def fill(page: Page) -> None:
        made = [_lanes(plan_table(context.view, at_once, DATES), size) for at_once, size in EXTENTS]
        plan = next((one for one in made if sum(one.heights) <= ROOM), made[-1])
        high, money = sum(plan.heights), brief_pages.money_in_short(context.view)
        page.table(
            Box(theme.LEFT, TOP, theme.INNER, high),
            plan.widths,
            plan.rows,
            label("brief.plan_on_a_page"),
            size=plan.size,
            gap=True,
            heights=plan.heights,
        )
        if money:
            page.text(Box(theme.LEFT, TOP + high + 0.12, theme.INNER, MONEY), [Words(money, 11)], "Money")

    said = (brief_pages.plan_in_short(context.view), *(narrative.slide_programme(one) for one in programmes))
    return context.sheet("roadmap", said, fill, brief_pages.plan_title(context.view))


def _lanes(plan: Table, size: float) -> Lanes:
    periods = plan.columns[1:]
    each = (theme.INNER - NAMES - WHO) / max(1, len(periods))
    widths = [NAMES, WHO, *(each for _ in periods)]
    rows = [[Cell(label("slides.programmes"), span=2), *(Cell(one.head) for one in periods)], *map(_row, plan.rows)]
    return Lanes(rows, widths, [EDGES + size * HIGH * _lines(row, widths, size) for row in rows], size)


def _lines(row: Sequence[Cell], widths: Sequence[float], size: float) -> int:
    at, most = 0, 1
    for cell in row:
        most = max(most, lines_of(cell.text, size, sum(widths[at : at + cell.span]) - MARGIN))
        at += cell.span
    return most


def _row(row: Row) -> list[Cell]:
    """Its name and who wants it, or a name over both columns; then what stands in its periods."""
    (name, *about), rest = _items(row.cells[0].content), row.cells[1:]
    is_lane = bool(about)
    lead = [Cell(name, bold=True, colour=ACCENT), Cell(" ".join(about), colour=MUTED)]
    return [*(lead if is_lane else [Cell(name, bold=True, span=2)]), *(_cell(cell) for cell in rest)]


def _cell(cell: PlanCell) -> Cell:
    return Cell(" · ".join(_items(cell.content)), LINE if cell.role == "runs" else None, span=cell.span)


def _items(content: Content) -> list[str]:
    """What stands on a line of its own."""
    parts = [part.items if isinstance(part, Listed) else (part,) for part in content]
    return [words for items in parts for item in items if (words := " ".join(texts(item)))]
