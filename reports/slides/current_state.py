"""Where the client stands: stages, practices by aspect, strengths, gaps and blind spots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from reports import narrative
from reports.document.blocks import Blocks, Cell, Entry, Level, Prose, Table
from reports.document.chapters.stages import outlook
from reports.document.charts import Radar, RadarAhead
from reports.document.parts import chosen, words
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, MUTED, Box, Page, Words, lines_of
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP
from reports.slides.tables import Row, laid, level_cell
from reports.text.sanitize import whole_sentences

ONE_TABLE_HOLDS = 20  # rows, headings among them
ROW = 0.232  # inches
COLUMN_FLOOR, LEAST_ROOM = 6.2, 1.2  # inches; with less room than that a finding is left to the report
ASPECT, LEVEL_WIDTH = 0.55, 0.44  # inches
BLIND_SPOTS = "blind_spots"
FINDINGS = (theme.INNER * 0.34, theme.INNER * 0.33, theme.INNER * 0.33)  # inches
FINDING_CHARACTERS, HEAD_ROW, FINDINGS_ROOM = 190, 0.32, 4.9


@dataclass(frozen=True)
class Found:
    """A practice that is a strength, a gap or a blind spot, and why."""

    name: str
    level: int | None
    why: str


def stages_sheet(context: DeckContext) -> Sheet | None:
    if "maturity" not in context.chapters:
        return None
    ahead = outlook(context.parts.context).chart
    stages, components = context.parts.table("maturity", "stages"), context.parts.table("maturity", "components")

    def fill(page: Page) -> None:
        if isinstance(ahead, Radar | RadarAhead):
            if context.parts.context.draws_radar:
                native.draw(page, Box(theme.LEFT, TOP - 0.15, 6.4, 5.1), ahead)
            else:
                native.stage_bars(page, Box(theme.LEFT, TOP, 6.0, 4.8), ahead)
        if stages:
            _stage_table(page, stages)
        if components:
            _components(page, context, components)

    return context.sheet("maturity", narrative.stage_sentences(context.view), fill)


def _stage_table(page: Page, table: Table) -> None:
    laid_out = laid(table, "stage", "score", "open", "target", "end", bold="stage")
    rows = [laid_out.heads, *laid_out.rows]
    widths = (1.4, 0.7, 1.75, 0.85, 1.1) if len(laid_out.heads) > 4 else (1.7, 1.0, 2.0, 1.1)
    page.table(
        Box(theme.LEFT + theme.INNER - sum(widths), TOP, sum(widths), 0.38 * len(rows)),
        widths,
        rows,
        label("slides.says.stages"),
        size=12,
    )


def _components(page: Page, context: DeckContext, table: Table) -> None:
    """The service value system's components."""
    rows = laid(table, "component", "level").rows
    page.text(
        Box(6.93, 4.45, 5.8, 0.5),
        [Words(narrative.components_title(context.view), 12, bold=True, colour=ACCENT)],
        "Components",
    )
    page.table(
        Box(6.93, 5.0, 3.6, 0.3 * len(rows)),
        (3.0, 0.6),
        rows,
        label("slides.says.components"),
        size=11,
        heads=0,
        gap=True,
    )


def practices_sheet(context: DeckContext) -> Sheet | None:
    """The heat map, in two tables side by side where one would be too long."""
    table = context.parts.table("heat_map", "practices")
    if "heat_map" not in context.chapters or table is None:
        return None
    practices = laid(table, "practice", "level", "target", "aspect")

    def fill(page: Page) -> None:
        parts = _halves(practices.rows_with_groups)
        aspects = len(practices.heads) - 3
        name = 5.94 - 2 * LEVEL_WIDTH - ASPECT * aspects if len(parts) > 1 else 4.2
        widths = (name, LEVEL_WIDTH, LEVEL_WIDTH, *(ASPECT if len(parts) > 1 else 1.2 for _ in range(aspects)))
        for at, rows in enumerate(parts):
            page.table(
                Box(theme.LEFT + at * 6.19, TOP - 0.25, sum(widths), ROW * (len(rows) + 1)),
                widths,
                [practices.heads, *rows],
                label("slides.says.heat_map", part=at + 1, parts=len(parts)),
                size=8 if len(parts) > 1 else 10,
                gap=True,
            )
        page.text(Box(theme.LEFT, 6.72, theme.INNER, 0.25), [Words(narrative.slide_heat_map(), 9, colour=MUTED)], "Key")

    return context.sheet("heat_map", (narrative.slide_heat_map(),), fill)


def _halves(rows: list[Row]) -> list[list[Row]]:
    if len(rows) <= ONE_TABLE_HOLDS:
        return [rows]
    middle = ceil(len(rows) / 2)
    if len(rows[middle - 1]) == 1:  # a stage's heading is not left at a table's foot
        middle -= 1
    rest = rows[middle:]
    if len(rest[0]) > 1:
        heading = next(row[0] for row in reversed(rows[:middle]) if len(row) == 1)
        rest = [[replace(heading, text=label("slides.continued", name=heading.text))], *rest]
    return [rows[:middle], rest]


def findings_sheet(context: DeckContext) -> Sheet | None:
    if "findings" not in context.chapters:
        return None
    told = [(heading, tuple(_found(under)), under) for heading, under in context.parts.sections("findings")]
    columns = [(heading, found) for heading, found, _ in told if found]
    apart = [(heading, block) for heading, found, under in told if not found for block in under]
    disputed = [(heading, block.text) for heading, block in apart if isinstance(block, Prose)]

    heaviest = context.parts.table("findings", "findings")

    def fill(page: Page) -> None:
        if heaviest is not None:
            _heaviest(page, heaviest)
            return
        width = (theme.INNER - 0.45 * (max(len(columns), 2) - 1)) / max(len(columns), 2)
        for at, (head, items) in enumerate(columns):
            _column(page, theme.LEFT + at * (width + 0.45), width, head, items)
        for head, text in disputed[:1]:
            said = label("slides.told", title=head, text=text)
            page.text(Box(theme.LEFT, 6.3, theme.INNER, 0.5), [Words(said, 11, colour=MUTED)], "Answers that differ")

    return context.sheet("findings", narrative.plausibility_notes(context.view), fill)


def _heaviest(page: Page, table: Table) -> None:
    """The findings that weigh most, what each costs and what follows: as many as there is room for."""
    shown = laid(table, "found", "costs", "follows", bold="found")
    rows = [[replace(cell, text=whole_sentences(cell.text, FINDING_CHARACTERS)) for cell in row] for row in shown.rows]
    heights, room = [HEAD_ROW], FINDINGS_ROOM - HEAD_ROW
    for row in rows:
        height = max(lines_of(cell.text, 11, width - 0.15) for cell, width in zip(row, FINDINGS, strict=True))
        heights.append(height * 11 * 1.25 / 72 + 0.12)
    fits = max(1, sum(sum(heights[1 : at + 2]) <= room for at in range(len(rows))))
    page.table(
        Box(theme.LEFT, TOP, theme.INNER, sum(heights[: fits + 1])),
        FINDINGS,
        [shown.heads, *rows[:fits]],
        table.caption,
        size=11,
    )


def _found(under: Blocks) -> Iterator[Found]:
    """What a section finds: its entries, or the rows of a table where there are many."""
    for block in under:
        if isinstance(block, Entry):
            yield Found(block.title, block.level.level if block.level else None, block.text)
        elif isinstance(block, Table) and block.id == BLIND_SPOTS:
            for name, level, why in (row.cells for row in chosen(block, "practice", "level", "why").rows):
                yield Found(words(name.content), _level(level), words(why.content))


def _level(cell: Cell) -> int | None:
    return next((part.level for part in cell.content if isinstance(part, Level)), None)


def _column(page: Page, left: float, width: float, head: str, items: Sequence[Found]) -> None:
    """As many as the column holds, and how many more there are."""
    page.rule(Box(left, TOP, width, 0.03), ACCENT)
    page.text(Box(left, TOP + 0.1, width, 0.3), [Words(head, 13, bold=True, colour=ACCENT)], "Head")
    top = TOP + 0.55
    for at, found in enumerate(items):
        name, sentence, rest = found.name, found.why, len(items) - at
        height = (lines_of(name, 13, width - 0.5) * 13 + lines_of(sentence, 11.5, width - 0.5) * 11.5) * 1.25 / 72
        room = COLUMN_FLOOR - (0.3 if rest > 1 else 0) - top
        if height > room >= LEAST_ROOM:
            height = room
        elif height > room:
            page.text(Box(left, top, width, 0.3), [Words(narrative.slide_more(rest), 11.5, colour=MUTED)], "More")
            return
        page.table(
            Box(left, top + 0.02, 0.34, 0.34),
            (0.34,),
            [[level_cell(found.level)]],
            label("slides.says.level", name=name),
            size=12,
            heads=0,
            gap=True,
        )
        page.text(
            Box(left + 0.5, top, width - 0.5, height),
            [Words(name, 13, bold=True), Words(sentence, 11.5, before=2)],
            "Practice",
        )
        top += height + 0.2
