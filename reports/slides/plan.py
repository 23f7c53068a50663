"""What to do: the moves that matter most, the roadmap, what it takes and where it leads."""

from collections.abc import Sequence

from assessment.questionnaire.schema import TOP_LEVEL
from reports import narrative
from reports.brand import palette
from reports.document import charts
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, INK, MUTED, PAPER, WASH, Box, Cell, Page, Words
from reports.office.text import short_name
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP
from reports.text.formatting import day_number
from reports.text.paragraphs import in_one_line
from reports.text.sanitize import shorten
from reports.view.gantt import Gantt, Row, gantt

SHOWN_ACTIONS = 13
TITLE_EMS, OUTLOOK_CHARACTERS = 56, 190

NARROW_FROM = 13  # periods; a year that holds but one of them has no room for its number


def moves_sheet(context: DeckContext) -> Sheet | None:
    moves = narrative.next_actions(context.view)
    if "actions" not in context.chapters or not moves:
        return None

    def fill(page: Page) -> None:
        width = (theme.INNER - 0.4 * 2) / 3
        head = label("summary.move" if len(moves) == 1 else "summary.moves")
        page.text(Box(theme.LEFT, TOP, theme.INNER, 0.3), [Words(head, 14, bold=True, colour=ACCENT)], "Head")
        for at, move in enumerate(moves):
            left = theme.LEFT + at * (width + 0.4)
            page.rule(Box(left, TOP + 0.5, width, 3.9), WASH)
            page.rule(Box(left, TOP + 0.5, width, 0.05), ACCENT)
            page.text(
                Box(left + 0.25, TOP + 0.75, width - 0.5, 3.8),
                [
                    Words(move.title, 17, bold=True),
                    Words(label("summary.when", when=move.when, effort=move.effort), 13, colour=ACCENT, before=8),
                    Words(move.text, 12.5, before=8),
                ],
                "Move",
            )

    return context.sheet("actions", (narrative.actions_sentence(context.view),), fill)


def roadmap_sheet(context: DeckContext) -> Sheet | None:
    plan = gantt(context.view)
    if "roadmap" not in context.chapters or plan is None:
        return None
    shown = _most_worth(plan)

    def fill(page: Page) -> None:
        more = len(plan.rows) - len(shown)
        page.table(
            Box(theme.LEFT, TOP - 0.1, theme.INNER, 0.29 * (len(shown) + 2)),
            _widths(plan),
            [*_heads(plan), *(_bar(row) for row in shown)],
            label("slides.says.roadmap"),
            size=10,
            heads=2,
            gap=False,
        )
        under = (narrative.slide_more_actions(len(shown), more) if more else "", _outlook(context))
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
            *(_told(context, row) for row in shown),
        ),
        fill,
    )


def _outlook(context: DeckContext) -> str:
    """How many practices reach their target, on one line."""
    return shorten(in_one_line(narrative.levels_ahead_in_short(context.view)), OUTLOOK_CHARACTERS)[0]


def _told(context: DeckContext, row: Row) -> str:
    when = narrative.when(row.action, context.view.roadmap)
    return label("slides.action_noted", number=row.number, title=row.action.title, when=when, lead=row.action.lead)


def _most_worth(plan: Gantt) -> list[Row]:
    """The actions of most benefit, in the plan's order."""
    best = sorted(plan.rows, key=lambda row: -row.action.benefit)[:SHOWN_ACTIONS]
    return sorted(best, key=lambda row: (row.before, row.number))


def _widths(plan: Gantt) -> tuple[float, ...]:
    periods = len(plan.periods)
    each = min(0.62, 4.4 / periods)
    return (theme.INNER - 0.6 - each * periods, 0.6, *(each for _ in plan.periods))


def _heads(plan: Gantt) -> list[list[Cell]]:
    wide = len(plan.periods) < NARROW_FROM
    return [
        [
            Cell(),
            Cell(),
            *(Cell(year if width > 1 or wide else "", align="c", span=width) for year, width in plan.years),
        ],
        [
            Cell(label("columns.action")),
            Cell(label("columns.days"), align="r"),
            *(Cell(name if wide else name[0], align="c") for name in plan.periods),
        ],
    ]


def _bar(row: Row) -> list[Cell]:
    action = row.action
    return [
        Cell(short_name(action.title, TITLE_EMS)),
        Cell(day_number(action.effort_days), align="r", colour=MUTED),
        *(Cell() for _ in range(row.before)),
        Cell("", ACCENT, PAPER, span=row.length),
        *(Cell() for _ in range(row.after)),
    ]


def load_sheet(context: DeckContext) -> Sheet | None:
    """What the plan takes of the capacity, and where it leads."""
    plan = gantt(context.view)
    if "roadmap" not in context.chapters or plan is None:
        return None
    ahead = context.ahead
    title = narrative.ahead_title(context.view, ahead) if ahead else ""

    def fill(page: Page) -> None:
        half = 5.9
        page.text(
            Box(theme.LEFT, TOP, half, 0.3),
            [Words(label("slides.takes"), 13, bold=True, colour=ACCENT)],
            "Head",
        )
        native.columns(
            page,
            Box(theme.LEFT - 0.1, TOP + 0.35, half, 4.4),
            plan.labels,
            native.load_series(plan.load, plan.capacity),
            charts.load_text(plan.labels, plan.load, plan.capacity),
        )
        if ahead:
            _levels_ahead(page, context, Box(theme.LEFT + theme.INNER - half, TOP, half, 4.5))
            page.text(
                Box(theme.LEFT + theme.INNER - half, TOP + 4.5, half, 0.5),
                [Words(_outlook(context), 11, colour=MUTED)],
                "Outlook",
            )

    return context.sheet(
        "roadmap",
        (title, narrative.levels_ahead_text(context.view), charts.load_text(plan.labels, plan.load, plan.capacity)),
        fill,
        title,
    )


def _levels_ahead(page: Page, context: DeckContext, box: Box) -> None:
    """How many practices stand at each level, now, after each year and at the plan's end."""
    assert context.ahead is not None
    moments, projection = context.ahead.moments, context.view.projection
    names = [narrative.moment_heading(moment, context.ahead) for moment in moments]
    outlooks = [projection.today if moment.period is None else projection.ends[moment.period] for moment in moments]
    counts = [
        [sum(practice.level == level for practice in outlook.practices.values()) for outlook in outlooks]
        for level in range(TOP_LEVEL + 1)
    ]
    levels = context.view.questionnaire.framework.levels
    series = [
        native.Series(
            label("slides.level_named", level=level, name=levels[level].name.lower()),
            counts[level],
            palette.RAMP[level],
            label_colour=PAPER if level >= palette.WHITE_TEXT_FROM else INK,
        )
        for level in range(TOP_LEVEL + 1)
        if any(counts[level])
    ]
    page.text(
        Box(box.left, box.top, box.width, 0.3),
        [Words(label("slides.leads"), 13, bold=True, colour=ACCENT)],
        "Head",
    )
    native.stacked(
        page, Box(box.left, box.top + 0.35, box.width, box.height - 0.35), names, series, _levels_text(names, series)
    )


def _levels_text(names: Sequence[str], series: Sequence[native.Series]) -> str:
    return narrative.slide_levels_ahead(
        [
            (name, [(one.name, int(one.values[at] or 0)) for one in series if one.values[at]])
            for at, name in enumerate(names)
        ]
    )
