"""What comes of it: readiness for ISO/IEC 20000-1, and the first 90 days."""

from collections.abc import Sequence

from reports import narrative
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, HATCH, MUTED, Box, Cell, Page, Words, lines_of
from reports.office.text import short_name
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.opening import TOP
from reports.text import formatting
from reports.view.first_90_days import Block, handover
from reports.view.readiness import RATING_WORDS, ClauseProspect, ReadinessView, readiness_view
from reports.view.tasks import Task

SHOWN_CLAUSES = 9
BLOCK_FLOOR = 6.7  # inches


def readiness_sheet(context: DeckContext) -> Sheet | None:
    if "readiness" not in context.chapters:
        return None
    ready = readiness_view(context.view)

    def fill(page: Page) -> None:
        page.text(
            Box(theme.LEFT, TOP, theme.INNER, 0.75),
            [Words(narrative.readiness_sentence(context.view), 13)],
            "What the plan changes",
        )
        _ratings(page, ready)
        _clauses(page, ready)
        page.text(
            Box(theme.LEFT, 6.6, theme.INNER, 0.3),
            [Words(narrative.slide_indicative(), 10.5, colour=MUTED)],
            "Indicative",
        )

    return context.sheet("readiness", (narrative.readiness_sentence(context.view), narrative.slide_indicative()), fill)


def _ratings(page: Page, ready: ReadinessView) -> None:
    now = _counts([clause.now.rating for clause in ready.clauses])
    then = _counts([clause.then.rating for clause in ready.clauses])
    series = [
        native.Series(label("columns.today"), now, HATCH if ready.planned else ACCENT),
        *([native.Series(label("readiness.plans_end"), then)] if ready.planned else []),
    ]
    names = [word.capitalize() for word in RATING_WORDS.values()]
    counts = [
        list(zip(RATING_WORDS.values(), (int(value or 0) for value in one.values), strict=True)) for one in series
    ]
    says = narrative.slide_ratings([(one.name, each) for one, each in zip(series, counts, strict=True)])
    page.text(Box(theme.LEFT, 2.75, 5, 0.3), [Words(label("slides.by_rating"), 13, bold=True, colour=ACCENT)], "Head")
    native.columns(page, Box(theme.LEFT - 0.1, 3.05, 4.9, 3.5), names, series, says)


def _counts(ratings: Sequence[str | None]) -> list[int]:
    return [sum(rating == known for rating in ratings) for known in RATING_WORDS]


def _clauses(page: Page, ready: ReadinessView) -> None:
    """The clauses that the plan moves most, or those furthest away where it moves none."""
    known = [clause for clause in ready.clauses if clause.now.readiness is not None]
    moved = sorted((c for c in known if c.gain > 0), key=lambda c: (c.course != "closed", -c.gain))[:SHOWN_CLAUSES]
    shown = moved or sorted(known, key=lambda c: c.now.readiness or 0.0)[:SHOWN_CLAUSES]
    head = label("slides.moved_most" if moved else "slides.furthest")
    rows = [
        [
            Cell(label("columns.clause")),
            Cell(label("columns.title")),
            Cell(label("columns.today"), align="r"),
            *(
                (Cell(label("readiness.plans_end"), align="r"), Cell(label("readiness.with_the_plan")))
                if ready.planned
                else ()
            ),
        ],
        *(_clause_row(clause, ready.planned) for clause in shown),
    ]
    widths = (0.7, 2.65, 0.65, 0.95, 1.95) if ready.planned else (0.8, 5.0, 1.1)
    page.text(Box(5.8, 2.75, 6.9, 0.3), [Words(head, 13, bold=True, colour=ACCENT)], "Head")
    page.table(
        Box(5.8, 3.1, sum(widths), 0.33 * len(rows)),
        widths,
        rows,
        label("slides.says.clauses", head=head),
        size=10,
    )


def _clause_row(clause: ClauseProspect, planned: bool) -> list[Cell]:
    row = [Cell(clause.id, colour=MUTED), Cell(clause.title, bold=True), _share(clause.now.readiness)]
    return [*row, _share(clause.then.readiness), Cell(narrative.clause_prospect(clause))] if planned else row


def _share(readiness: float | None) -> Cell:
    return Cell(formatting.share_or_dash(readiness), align="r")


def first_days_sheet(context: DeckContext) -> Sheet | None:
    if "handover" not in context.chapters:
        return None
    first = handover(context.view)

    def fill(page: Page) -> None:
        page.text(
            Box(theme.LEFT, TOP, theme.INNER, 0.62),
            [Words(narrative.handover_sentence(context.view, first), 13)],
            "When",
        )
        width = (theme.INNER - 0.4 * 2) / 3
        for at, block in enumerate(first.blocks):
            _block(page, theme.LEFT + at * (width + 0.4), width, block)

    return context.sheet(
        "handover",
        tuple(_noted(task) for task in first.tasks),
        fill,
    )


def _noted(task: Task) -> str:
    who = short_name(task.responsible, 40)
    return label("slides.first_step_noted", title=task.action.title, step=task.first_step, who=who)


def _block(page: Page, left: float, width: float, block: Block) -> None:
    page.rule(Box(left, 2.45, width, 0.03), ACCENT)
    page.text(
        Box(left, 2.55, width, 0.55),
        [
            Words(narrative.block_days(block), 14, bold=True, colour=ACCENT),
            Words(narrative.block_dates(block), 11, colour=MUTED),
        ],
        "Days",
    )
    words: list[Words] = []
    for head, tasks, what in (
        ("handover.begins", block.begins, _who),
        ("handover.goes_on", block.goes_on, _due),
        ("handover.finished", block.finished, _due),
    ):
        if tasks:
            words += [Words(label(head), 12, bold=True, before=6), *(_task(task, what(task)) for task in tasks)]
    page.text(
        Box(left, 3.2, width, BLOCK_FLOOR - 3.2),
        _fitting(words, width) or [Words(narrative.slide_nothing_planned(), 12, colour=MUTED)],
        "Work",
    )


def _task(task: Task, what: str) -> Words:
    return Words(label("slides.task", title=task.action.title, what=what), 11, before=3)


def _who(task: Task) -> str:
    return short_name(task.responsible, 24)


def _due(task: Task) -> str:
    assert task.span is not None
    return narrative.short_date(task.span.due)


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
