"""What has changed since an earlier result: the stages then and now, and the practices that moved."""

from reports import narrative
from reports.document.blocks import Blocks, Figure, Table
from reports.document.chapters.changes import those_that_moved
from reports.document.charts import Radar
from reports.document.parts import chosen, values
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, MUTED, Box, Page, Words
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP
from reports.slides.tables import laid

SHOWN = 9
ROW = 0.33  # inches
WIDTHS = {"practice": 3.05, "level_then": 0.5, "level_now": 0.5, "score": 1.1, "promised": 1.28}  # inches


def changes_sheet(context: DeckContext) -> Sheet | None:
    comparison = context.view.comparison
    if "changes" not in context.chapters or comparison is None:
        return None
    table = context.parts.table("changes", "practices")
    moved = those_that_moved(table) if table else None
    shown = moved if moved and moved.rows else table

    def fill(page: Page) -> None:
        drawn = any(_stages(page, heading, under) for heading, under in context.parts.sections("changes"))
        left = 6.3 if drawn else theme.LEFT
        if shown:
            _practices(page, left, shown)
        if not drawn:
            told = [*_told(shown)[:SHOWN], *narrative.not_compared(context.view, comparison)]
            _sentences(page, 7.2 if shown else theme.LEFT, told)
        said = narrative.promises_text(context.view, comparison) if comparison.commitments or comparison.done else ""
        page.text(Box(left, 5.72, theme.LEFT + theme.INNER - left, 0.8), [Words(said, 12)], "Promises")
        page.text(
            Box(theme.LEFT, 6.55, theme.INNER, 0.42),
            [Words(narrative.changes_basis(context.view, comparison), 9.5, colour=MUTED)],
            "Basis",
        )

    return context.sheet("changes", (narrative.changes_basis(context.view, comparison), *_told(moved)), fill)


def _told(table: Table | None) -> list[str]:
    """How each practice moved."""
    return [str(said) for (said,) in values(chosen(table, "how"))] if table else []


def _stages(page: Page, heading: str, under: Blocks) -> bool:
    """Whether this section draws the stages: with enough of them scored both times there is a shape."""
    chart = next((block.chart for block in under if isinstance(block, Figure)), None)
    if not isinstance(chart, Radar):
        return False
    page.text(Box(theme.LEFT, TOP, 5.4, 0.3), [Words(heading, 13, bold=True, colour=ACCENT)], "Head")
    native.draw(page, Box(theme.LEFT, TOP + 0.3, 5.4, 4.4), chart)
    return True


def _practices(page: Page, left: float, table: Table) -> None:
    """What fell first, then what rose, the largest moves first in each; columns that say something."""
    practices = laid(table, *WIDTHS, bold="practice")
    rows = [practices.heads, *practices.rows[:SHOWN]]
    widths = [WIDTHS[column.id] for column in chosen(table, *WIDTHS).columns]
    page.table(
        Box(left, TOP, sum(widths), ROW * len(rows)),
        widths,
        rows,
        label("slides.says.changes"),
        size=10.5,
        gap=True,
    )
    more = len(practices.rows) - SHOWN
    if more > 0:
        page.text(
            Box(left, TOP + ROW * len(rows) + 0.03, sum(widths), 0.25),
            [Words(narrative.slide_more(more), 11, colour=MUTED)],
            "More",
        )


def _sentences(page: Page, left: float, told: list[str]) -> None:
    """Beside the table where no radar can be drawn."""
    page.text(
        Box(left, TOP, theme.LEFT + theme.INNER - left, 3.8),
        [Words(line, 12.5, before=6) for line in told],
        "How they moved",
    )
