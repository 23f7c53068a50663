"""How far the answers show what chosen laws and standards ask, what is furthest away, and what nobody is asked."""

from reports import narrative
from reports.brand import palette
from reports.document.blocks import Table
from reports.document.chapters.lenses import furthest_requirements, lenses_by_rating
from reports.document.charts import Class, Counts
from reports.document.parts import chosen
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, INK, MUTED, PAPER, WASH, Box, Page, Words
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP
from reports.slides.tables import laid

SHOWN = 7
ROW = 0.3  # inches; where a title takes two lines, there is room for that
WIDTHS = {"number": 1.35, "requirement": 2.95, "rating": 0.8, "prospect": 1.8}  # inches
TODAY = (1.35, 4.3, 1.25)  # inches, where nothing is planned


def lenses_sheet(context: DeckContext) -> Sheet | None:
    counted = lenses_by_rating(context.view)
    if "lenses" not in context.chapters or counted is None:
        return None
    said, unasked = narrative.lenses_in_short(context.view), narrative.lenses_not_asked(context.view)
    limit, table = narrative.lenses_limit(context.view), furthest_requirements(context.view, SHOWN)

    head = Words(label("slides.not_asked"), 11, bold=True, colour=ACCENT)
    not_asked = [head, *(Words(text, 10.5) for text in unasked)] if unasked else []

    def fill(page: Page) -> None:
        page.text(Box(theme.LEFT, TOP, theme.INNER, 0.68), [Words(text, 13) for text in said], "What the answers show")
        _ratings(page, counted)
        if table:
            _furthest(page, table)
        page.text(Box(theme.LEFT, 5.42, theme.INNER, 1.16), not_asked, "Not asked")
        page.text(Box(theme.LEFT, 6.6, theme.INNER, 0.3), [Words(limit, 10.5, colour=MUTED)], "Limit")

    return context.sheet("lenses", (*said, *unasked, limit), fill)


def _ratings(page: Page, counted: Counts) -> None:
    """One column for each lens and moment: what is shown lies below, what nobody is asked about on top."""
    says = narrative.slide_requirements([(name, counted.at(at)) for at, name in enumerate(counted.moments)])
    head = Words(label("slides.requirements_by_rating"), 13, bold=True, colour=ACCENT)
    page.text(Box(theme.LEFT, 2.45, 4.9, 0.3), [head], "Head")
    series = [_series(one) for one in counted.classes if any(one.counts)]
    native.stacked(page, Box(theme.LEFT - 0.1, 2.75, 4.9, 2.62), counted.moments, series, says)


def _series(one: Class) -> native.Series:
    """A rating in its colour of the ramp; no answer in a wash; what nobody is asked about as an outline."""
    if one.level is None:
        unasked = one.name == label("lenses.not_asked")
        return native.Series(one.name.capitalize(), one.counts, WASH, dash=unasked)
    light = PAPER if one.level >= palette.WHITE_TEXT_FROM else INK
    return native.Series(one.name.capitalize(), one.counts, palette.RAMP[one.level], label_colour=light)


def _furthest(page: Page, table: Table) -> None:
    widths = [WIDTHS[column.id] for column in chosen(table, *WIDTHS).columns]
    if len(widths) == len(TODAY):
        widths = list(TODAY)
    shown = laid(table, *WIDTHS, bold="requirement")
    rows = [shown.heads, *(shown.rows_with_groups if len(shown.groups) > 1 else shown.rows)]
    page.text(Box(5.8, 2.45, 6.9, 0.3), [Words(table.caption, 13, bold=True, colour=ACCENT)], "Head")
    page.table(
        Box(5.8, 2.75, sum(widths), ROW * len(rows)),
        widths,
        rows,
        label("slides.says.requirements", head=table.caption),
        size=10,
    )
