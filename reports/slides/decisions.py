"""What is asked of those who decide."""

from reports.document.blocks import Table
from reports.document.brief.decisions import decisions
from reports.document.parts import lines
from reports.office import theme
from reports.office.slide import ACCENT, Box, Cell, Page, lines_of
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP

KIND, SIZE = 1.1, 12  # inches, points
ROOM = 4.9  # inches


def decisions_sheet(context: DeckContext) -> Sheet | None:
    """Each in its words, as many as there is room for; what stays open is for the speaker to tell."""
    if "decisions" not in context.chapters:
        return None
    asked, *rest = [block for block in decisions(context.parts.context) if isinstance(block, Table)]
    rows = [[" ".join(lines(cell.content)) for cell in row.cells] for row in asked.rows]
    borne = [" ".join(" ".join(lines(cell.content)) for cell in row.cells) for table in rest for row in table.rows]

    def fill(page: Page) -> None:
        width = theme.INNER - KIND
        heights = [lines_of(text, SIZE, width - 0.15) * SIZE * 1.25 / 72 + 0.14 for _, text in rows]
        fits = max(1, sum(sum(heights[: at + 1]) <= ROOM for at in range(len(rows))))
        page.table(
            Box(theme.LEFT, TOP, theme.INNER, sum(heights[:fits])),
            (KIND, width),
            [[Cell(kind, bold=True, colour=ACCENT), Cell(text)] for kind, text in rows[:fits]],
            asked.caption,
            size=SIZE,
            heads=0,
        )

    return context.sheet("decisions", (*(text for _, text in rows), *borne), fill)
