"""What comes of it: readiness for ISO/IEC 20000-1, and the first 90 days."""

from collections.abc import Sequence

from reports import narrative
from reports.document.blocks import Cell, Column, Content, Listed, Prose, Table, Text
from reports.document.chapters.readiness import clauses_by_rating, foremost_clauses
from reports.document.charts import Counts
from reports.document.parts import chosen, lines
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, HATCH, MUTED, Box, Page, Words, lines_of
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP
from reports.slides.tables import laid

SHOWN_CLAUSES = 9
WIDTHS = {"clause": 0.65, "title": 2.65, "readiness": 0.8, "readiness_then": 1.0, "prospect": 1.8}  # inches
TODAY = (0.8, 5.0, 1.1)  # inches, where nothing is planned
BLOCK_FLOOR = 6.7  # inches


def readiness_sheet(context: DeckContext) -> Sheet | None:
    if "readiness" not in context.chapters:
        return None

    def fill(page: Page) -> None:
        page.text(
            Box(theme.LEFT, TOP, theme.INNER, 0.75),
            [Words(narrative.readiness_sentence(context.view), 13)],
            "What the plan changes",
        )
        _ratings(page, clauses_by_rating(context.view))
        _clauses(page, foremost_clauses(context.view, SHOWN_CLAUSES))
        page.text(
            Box(theme.LEFT, 6.6, theme.INNER, 0.3),
            [Words(narrative.slide_indicative(), 10.5, colour=MUTED)],
            "Indicative",
        )

    return context.sheet("readiness", (narrative.readiness_sentence(context.view), narrative.slide_indicative()), fill)


def _ratings(page: Page, counted: Counts) -> None:
    ahead = len(counted.moments) > 1
    series = [
        native.Series(name, [one.counts[at] for one in counted.classes], HATCH if ahead and at == 0 else ACCENT)
        for at, name in enumerate(counted.moments)
    ]
    says = narrative.slide_ratings([(name, counted.at(at)) for at, name in enumerate(counted.moments)])
    page.text(Box(theme.LEFT, 2.6, 5, 0.3), [Words(label("slides.by_rating"), 13, bold=True, colour=ACCENT)], "Head")
    names = [one.name.capitalize() for one in counted.classes]
    native.columns(page, Box(theme.LEFT - 0.1, 2.9, 4.9, 3.6), names, series, says)


def _clauses(page: Page, table: Table) -> None:
    """The clauses that the plan moves most, or those furthest away where it moves none."""
    widths = [WIDTHS[column.id] for column in chosen(table, *WIDTHS).columns]
    if len(widths) == len(TODAY):
        widths = list(TODAY)
    clauses = laid(table, *WIDTHS, bold="title")
    rows = [clauses.heads, *clauses.rows]
    page.text(Box(5.8, 2.6, 6.9, 0.3), [Words(table.caption, 13, bold=True, colour=ACCENT)], "Head")
    page.table(
        Box(5.8, 2.9, sum(widths), 0.33 * len(rows)),
        widths,
        rows,
        label("slides.says.clauses", head=table.caption),
        size=10,
    )


def first_days_sheet(context: DeckContext) -> Sheet | None:
    if "handover" not in context.chapters:
        return None
    days, tasks = context.parts.table("handover", "days"), context.parts.table("handover", "tasks")
    said = next((block.text for block in context.parts.all("handover", Prose)), "")

    def fill(page: Page) -> None:
        page.text(Box(theme.LEFT, TOP, theme.INNER, 0.62), [Words(said, 13)], "When")
        width = (theme.INNER - 0.4 * 2) / 3
        for at, column in enumerate(days.columns if days else ()):
            work = [(group.name, row.cells[at]) for group in days.groups for row in group.rows] if days else []
            _block(page, theme.LEFT + at * (width + 0.4), width, column, work)

    begun = chosen(tasks, "action", "first_step", "responsible").rows if tasks else ()
    return context.sheet("handover", tuple(_noted(*row.cells) for row in begun), fill)


def _noted(action: Cell, first_step: Cell, responsible: Cell) -> str:
    title, step, who = (next(lines(cell.content), "") for cell in (action, first_step, responsible))
    return label("slides.first_step_noted", title=title, step=step, who=who)


def _block(page: Page, left: float, width: float, column: Column, work: Sequence[tuple[str, Cell]]) -> None:
    """Thirty days: what begins, goes on and is finished in them."""
    page.rule(Box(left, 2.45, width, 0.03), ACCENT)
    page.text(
        Box(left, 2.55, width, 0.55),
        [Words(column.head, 14, bold=True, colour=ACCENT), Words(column.under, 11, colour=MUTED)],
        "Days",
    )
    shown: list[Words] = []
    for head, cell in work:
        items = [item for part in cell.content if isinstance(part, Listed) for item in part.items]
        if items:
            shown += [Words(head, 12, bold=True, before=6), *(Words(_item(item), 11, before=3) for item in items)]
    page.text(
        Box(left, 3.2, width, BLOCK_FLOOR - 3.2),
        _fitting(shown, width) or [Words(narrative.slide_nothing_planned(), 12, colour=MUTED)],
        "Work",
    )


def _item(item: Content) -> str:
    """A task and, behind it, what is said of it."""
    title, *rest = (part.text for part in item if isinstance(part, Text))
    return label("slides.task", title=title, what=" ".join(rest))


def _fitting(words: list[Words], width: float) -> list[Words]:
    """What the column holds, and how many more there are; a heading is not left alone."""
    room = (BLOCK_FLOOR - 3.2) * 72 - 18
    kept: list[Words] = []
    for at, line in enumerate(words):
        room -= lines_of(line.text, line.size, width) * line.size * 1.22 + line.before
        if room < 0:
            rest = sum(not word.bold for word in words[at:])
            while kept and kept[-1].bold:
                kept.pop()
            return [*kept, Words(narrative.slide_more(rest), 11, colour=MUTED, before=3)]
        kept.append(line)
    return kept
