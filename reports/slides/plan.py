"""What to do: the moves that matter most, the roadmap, what it takes and where it leads."""

from dataclasses import replace

from reports import narrative
from reports.brand import palette
from reports.document.blocks import Table
from reports.document.chapters.actions import moves as moves_that_matter
from reports.document.chapters.actions import moves_title
from reports.document.chapters.roadmap import practices_by_level
from reports.document.charts import Counts
from reports.document.parts import Raw, chosen, load, numbers, values, with_rows
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, INK, MUTED, PAPER, WASH, Box, Cell, Page, Words
from reports.office.text import short_name
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP
from reports.slides.tables import laid
from reports.text.paragraphs import in_one_line
from reports.text.sanitize import shorten

SHOWN_ACTIONS = 13
TITLE_EMS, OUTLOOK_CHARACTERS = 56, 190


def moves_sheet(context: DeckContext) -> Sheet | None:
    head, moves = moves_title(context.view), moves_that_matter(context.view).cards
    if "actions" not in context.chapters or not moves:
        return None

    def fill(page: Page) -> None:
        width = (theme.INNER - 0.4 * 2) / 3
        page.text(Box(theme.LEFT, TOP, theme.INNER, 0.3), [Words(head, 14, bold=True, colour=ACCENT)], "Head")
        for at, move in enumerate(moves):
            left = theme.LEFT + at * (width + 0.4)
            page.rule(Box(left, TOP + 0.5, width, 3.9), WASH)
            page.rule(Box(left, TOP + 0.5, width, 0.05), ACCENT)
            page.text(
                Box(left + 0.25, TOP + 0.75, width - 0.5, 3.8),
                [
                    Words(move.title, 17, bold=True),
                    Words(move.kicker, 13, colour=ACCENT, before=8),
                    Words(move.text, 12.5, before=8),
                ],
                "Move",
            )

    return context.sheet("actions", (narrative.actions_sentence(context.view),), fill)


def roadmap_sheet(context: DeckContext) -> Sheet | None:
    plan = context.parts.table("roadmap", "plan")
    if "roadmap" not in context.chapters or plan is None:
        return None
    shown = _most_worth(plan)

    def fill(page: Page) -> None:
        actions = laid(shown, "action", "days", "period")
        more = len(laid(plan, "action").rows) - len(actions.rows)
        page.table(
            Box(theme.LEFT, TOP - 0.1, theme.INNER, 0.29 * (len(actions.rows) + 2)),
            _widths(len(actions.heads) - 2),
            [[Cell(), Cell(), *_years(plan)], actions.heads, *(_short(row) for row in actions.rows)],
            label("slides.says.roadmap"),
            size=10,
            heads=2,
            gap=False,
        )
        under = (narrative.slide_more_actions(len(actions.rows), more) if more else "", _outlook(context))
        if any(under):
            page.text(
                Box(theme.LEFT, 6.66, theme.INNER, 0.34),
                [Words(line, 10, colour=MUTED) for line in under if line],
                "More",
            )

    return context.sheet(
        "roadmap",
        (
            narrative.roadmap_text(context.view),
            narrative.levels_ahead_text(context.view),
            *(_told(*row) for row in values(chosen(shown, "number", "action", "when", "led_by"))),
        ),
        fill,
    )


def _outlook(context: DeckContext) -> str:
    """How many practices reach their target, on one line."""
    return shorten(in_one_line(narrative.levels_ahead_in_short(context.view)), OUTLOOK_CHARACTERS)[0]


def _told(number: Raw, title: Raw, when: Raw, lead: Raw) -> str:
    return label("slides.action_noted", number=number, title=title, when=when, lead=lead)


def _most_worth(plan: Table) -> Table:
    """The actions of most benefit, in the plan's order."""
    rows = [row for row in plan.rows if row.further]
    worth = numbers(plan, "benefit")
    best = sorted(range(len(rows)), key=lambda at: -worth[at])[:SHOWN_ACTIONS]
    return with_rows(plan, (rows[at] for at in sorted(best)))


def _widths(periods: int) -> tuple[float, ...]:
    each = min(0.62, 4.4 / periods)
    return (theme.INNER - 0.6 - each * periods, 0.6, *(each for _ in range(periods)))


def _years(plan: Table) -> list[Cell]:
    return [Cell(year, align="c", span=width) for year, width in plan.over]


def _short(row: list[Cell]) -> list[Cell]:
    title, days, *periods = row
    return [replace(title, text=short_name(title.text, TITLE_EMS)), replace(days, colour=MUTED), *periods]


def load_sheet(context: DeckContext) -> Sheet | None:
    """What the plan takes of the capacity, and where it leads."""
    plan, ahead = context.parts.table("roadmap", "plan"), context.parts.context.ahead
    work = load(plan) if plan else None
    if "roadmap" not in context.chapters or work is None:
        return None
    title = narrative.ahead_title(context.view, ahead) if ahead else ""
    levels = practices_by_level(context.parts.context)

    def fill(page: Page) -> None:
        half = 5.9
        page.text(
            Box(theme.LEFT, TOP, half, 0.3),
            [Words(label("slides.takes"), 13, bold=True, colour=ACCENT)],
            "Head",
        )
        native.draw(page, Box(theme.LEFT - 0.1, TOP + 0.35, half, 4.4), work)
        if levels:
            _levels_ahead(page, levels, Box(theme.LEFT + theme.INNER - half, TOP, half, 4.5))
            page.text(
                Box(theme.LEFT + theme.INNER - half, TOP + 4.5, half, 0.5),
                [Words(_outlook(context), 11, colour=MUTED)],
                "Outlook",
            )

    return context.sheet("roadmap", (title, narrative.levels_ahead_text(context.view), work.says), fill, title)


def _levels_ahead(page: Page, counted: Counts, box: Box) -> None:
    """How many practices stand at each level, now, after each year and at the plan's end."""
    series = [
        native.Series(
            one.name,
            one.counts,
            palette.RAMP[one.level],
            label_colour=PAPER if one.level >= palette.WHITE_TEXT_FROM else INK,
        )
        for one in counted.classes
        if one.level is not None and any(one.counts)
    ]
    page.text(
        Box(box.left, box.top, box.width, 0.3),
        [Words(label("slides.leads"), 13, bold=True, colour=ACCENT)],
        "Head",
    )
    said = [(name, [(of, many) for of, many in counted.at(at) if many]) for at, name in enumerate(counted.moments)]
    native.stacked(
        page,
        Box(box.left, box.top + 0.35, box.width, box.height - 0.35),
        counted.moments,
        series,
        narrative.slide_levels_ahead(said),
    )
