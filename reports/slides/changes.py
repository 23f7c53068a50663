"""What has changed since an earlier result: the stages then and now, and the practices that moved."""

from assessment.comparison.commitments import Commitment
from assessment.comparison.model import Comparison
from assessment.comparison.moves import Delta
from reports import narrative
from reports.document import charts
from reports.document.context import RADAR_FROM_STAGES
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, MUTED, Box, Cell, Page, Words
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.heat_map_cells import level_cell
from reports.slides.opening import TOP
from reports.text import formatting
from reports.view import changes as changed
from reports.view.changes import ChangeRow

SHOWN = 9
ROW = 0.33  # inches


def changes_sheet(context: DeckContext) -> Sheet | None:
    comparison = context.view.comparison
    if "changes" not in context.chapters or comparison is None:
        return None
    groups = changed.change_rows(context.view, comparison)
    rows = [row for _, members in groups for row in members]
    moved = [row for direction, members in groups if direction != "same" for row in members]

    def fill(page: Page) -> None:
        drawn = _stages(page, context, comparison)
        left = 6.3 if drawn else theme.LEFT
        if rows:
            _practices(page, left, moved or rows)
        if not drawn:
            _sentences(page, context, comparison, moved or rows)
        said = narrative.promises_text(context.view, comparison) if comparison.commitments or comparison.done else ""
        page.text(Box(left, 5.72, theme.LEFT + theme.INNER - left, 0.8), [Words(said, 12)], "Promises")
        page.text(
            Box(theme.LEFT, 6.55, theme.INNER, 0.42),
            [Words(narrative.changes_basis(context.view, comparison), 9.5, colour=MUTED)],
            "Basis",
        )

    return context.sheet(
        "changes",
        (
            narrative.changes_basis(context.view, comparison),
            *(narrative.change_sentence(context.view, row.change) for row in moved),
        ),
        fill,
    )


def _stages(page: Page, context: DeckContext, comparison: Comparison) -> bool:
    """Whether there is a shape to draw: enough stages with a score both times."""
    now, earlier = changed.stages_then_and_now(context.view, comparison)
    if sum(score is not None for score in earlier) < RADAR_FROM_STAGES:
        return False
    page.text(
        Box(theme.LEFT, TOP, 5.4, 0.3),
        [Words(narrative.stages_moved_title(context.view, comparison), 13, bold=True, colour=ACCENT)],
        "Head",
    )
    native.radar(
        page,
        Box(theme.LEFT, TOP + 0.3, 5.4, 4.4),
        [stage.name for stage in now],
        native.then_and_now([stage.score for stage in now], earlier),
        charts.radar_text(now, earlier),
    )
    return True


def _practices(page: Page, left: float, moved: list[ChangeRow]) -> None:
    """What fell first, then what rose, the largest moves first in each; columns that say something."""
    shown = moved[:SHOWN]
    scores, promises = any(row.change.score for row in shown), any(row.promise for row in shown)
    heads = [
        Cell(label("columns.practice")),
        Cell(label("slides.then"), align="c"),
        Cell(label("charts.now"), align="c"),
        *([Cell(label("columns.score"), align="r")] if scores else []),
        *([Cell(label("changes.promised_level"), align="r")] if promises else []),
    ]
    widths = (3.05, 0.5, 0.5, *([1.1] if scores else []), *([1.28] if promises else []))
    rows = [heads, *(_row(row, scores, promises) for row in shown)]
    page.table(
        Box(left, TOP, sum(widths), ROW * len(rows)),
        widths,
        rows,
        label("slides.says.changes"),
        size=10.5,
        gap=True,
    )
    if len(moved) > SHOWN:
        page.text(
            Box(left, TOP + ROW * len(rows) + 0.03, sum(widths), 0.25),
            [Words(narrative.slide_more(len(moved) - SHOWN), 11, colour=MUTED)],
            "More",
        )


def _row(row: ChangeRow, scores: bool, promises: bool) -> list[Cell]:
    cells = [Cell(row.name, bold=True), level_cell(row.change.earlier), level_cell(row.change.now)]
    if scores:
        cells.append(Cell(_move(row.change.score), align="r"))
    if promises:
        cells.append(Cell(_promised(row.promise), align="r", colour=MUTED))
    return cells


def _move(move: Delta | None) -> str:
    """'1.48 to 1.62'"""
    if move is None:
        return formatting.NO_NUMBER
    return label("changes.move", earlier=formatting.score(move.earlier), now=formatting.score(move.now))


def _promised(promise: Commitment | None) -> str:
    """'3, reached'"""
    if promise is None:
        return formatting.NO_NUMBER
    return " ".join((label("changes.promised", level=promise.promised), label(f"changes.promises.{promise.outcome}")))


def _sentences(page: Page, context: DeckContext, comparison: Comparison, rows: list[ChangeRow]) -> None:
    """Beside the table where no radar can be drawn."""
    told = [
        *(narrative.change_sentence(context.view, row.change) for row in rows[:SHOWN]),
        *narrative.not_compared(context.view, comparison),
    ]
    left = 7.2 if rows else theme.LEFT
    page.text(
        Box(left, TOP, theme.LEFT + theme.INNER - left, 3.8),
        [Words(line, 12.5, before=6) for line in told],
        "How they moved",
    )
