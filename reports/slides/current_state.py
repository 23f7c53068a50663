"""Where the client stands: stages, practices by aspect, strengths, gaps and blind spots."""

from dataclasses import replace
from itertools import groupby
from math import ceil

from reports import narrative
from reports.document import charts
from reports.document.chapters.heat_map import asked_aspects
from reports.document.context import RADAR_FROM_STAGES
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.slide import ACCENT, INK, MUTED, Box, Cell, Page, Words, lines_of
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.heat_map_cells import level_cell, value_cell
from reports.slides.opening import TOP
from reports.text import formatting
from reports.view.model import PracticeView, StageView, View

ONE_TABLE_HOLDS = 20  # rows, headings among them
ROW = 0.232  # inches
COLUMN_FLOOR, LEAST_ROOM = 6.2, 1.2  # inches; with less room than that a finding is left to the report
ASPECT, LEVEL = 0.55, 0.44
Row = list[Cell]


def stages_sheet(context: DeckContext) -> Sheet | None:
    if "maturity" not in context.chapters:
        return None
    view = context.view
    scored = [stage for stage in view.stages if stage.score is not None]

    def fill(page: Page) -> None:
        box = Box(theme.LEFT, TOP - 0.15, 6.4, 5.1)
        if len(scored) >= RADAR_FROM_STAGES:
            native.radar(
                page,
                box,
                [stage.name for stage in view.stages],
                native.stage_series(view.stages, context.ahead),
                _says(context),
            )
        else:
            _bars(page, context)
        _stage_table(page, context)
        _components(page, context)

    return context.sheet("maturity", tuple(narrative.stage_sentence(view, stage) for stage in scored), fill)


def _bars(page: Page, context: DeckContext) -> None:
    """Too few stages for a radar's shape: bars of those that have a score."""
    at = [at for at, stage in enumerate(context.view.stages) if stage.score is not None]
    series = [
        replace(one, values=[one.values[place] for place in at])
        for one in native.stage_series(context.view.stages, context.ahead)
    ]
    native.bars(
        page,
        Box(theme.LEFT, TOP, 6.0, 1.2 + 1.2 * len(at)),
        [context.view.stages[place].name for place in at],
        series,
        _says(context),
        top=5.5,
    )


def _says(context: DeckContext) -> str:
    said = charts.radar_text(context.view.stages)
    return f"{said} {charts.ahead_text(context.ahead)}" if context.ahead else said


def _stage_table(page: Page, context: DeckContext) -> None:
    ahead = context.ahead
    then = [stage.then for stage in ahead.stages] if ahead else [None] * len(context.view.stages)
    rows = [
        [
            Cell(label("columns.stage")),
            Cell(label("columns.score"), align="r"),
            Cell(label("maturity.with_open_questions"), align="r"),
            Cell(label("columns.target"), align="r"),
            *([Cell(label("readiness.plans_end"), align="r")] if ahead else []),
        ]
    ]
    for stage, end in zip(context.view.stages, then, strict=True):
        rows.append(
            [
                Cell(stage.name, bold=True),
                _number(stage.score),
                Cell(_open(stage), colour=MUTED, align="r"),
                _number(stage.target),
                *([_number(end)] if ahead else []),
            ]
        )
    widths = (1.5, 0.8, 1.75, 0.8, 0.95) if ahead else (1.7, 1.0, 2.0, 1.1)
    page.table(
        Box(theme.LEFT + theme.INNER - sum(widths), TOP, sum(widths), 0.38 * len(rows)),
        widths,
        rows,
        label("slides.says.stages"),
        size=12,
    )


def _open(stage: StageView) -> str:
    """What open questions leave: '1.29 to 1.88'"""
    if stage.low is None or stage.high is None or formatting.score(stage.low) == formatting.score(stage.high):
        return formatting.NO_NUMBER
    return label("maturity.range", low=formatting.score(stage.low), high=formatting.score(stage.high))


def _components(page: Page, context: DeckContext) -> None:
    """The service value system's components, where any shows a level."""
    components = context.view.components
    if all(component.level is None for component in components):
        return
    rows = [[Cell(component.name), level_cell(component.level)] for component in components]
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


def _number(value: float | None) -> Cell:
    return Cell(formatting.number(value), align="r", colour=MUTED if value is None else INK)


def practices_sheet(context: DeckContext) -> Sheet | None:
    """The heat map, in two tables side by side where one would be too long."""
    if "heat_map" not in context.chapters:
        return None
    view = context.view
    asked = asked_aspects(view)

    def fill(page: Page) -> None:
        parts = _parts(context, asked)
        name = 5.94 - 2 * LEVEL - ASPECT * len(asked) if len(parts) > 1 else 4.2
        widths = (name, LEVEL, LEVEL, *(ASPECT if len(parts) > 1 else 1.2 for _ in asked))
        heads = [
            Cell(label("columns.practice")),
            Cell(label("columns.level"), align="c"),
            Cell(label("columns.target"), align="c"),
            *(Cell(view.questionnaire.aspects[aspect].name, align="c") for aspect in asked),
        ]
        for at, rows in enumerate(parts):
            page.table(
                Box(theme.LEFT + at * 6.19, TOP - 0.25, sum(widths), ROW * (len(rows) + 1)),
                widths,
                [heads, *rows],
                label("slides.says.heat_map", part=at + 1, parts=len(parts)),
                size=8 if len(parts) > 1 else 10,
                gap=True,
            )
        page.text(Box(theme.LEFT, 6.72, theme.INNER, 0.25), [Words(narrative.slide_heat_map(), 9, colour=MUTED)], "Key")

    return context.sheet("heat_map", (narrative.slide_heat_map(),), fill)


def _parts(context: DeckContext, asked: list[str]) -> list[list[Row]]:
    groups = [
        (stage, list(members))
        for stage, members in groupby((p for p in context.view.practices if p.result.questions), key=lambda p: p.stage)
    ]
    names = {stage.id: stage.name for stage in context.view.stages}
    rows = [
        row
        for stage, members in groups
        for row in (
            [Cell(names[stage], bold=True, colour=ACCENT, span=3 + len(asked))],
            *(_row(p, asked) for p in members),
        )
    ]
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


def _row(practice: PracticeView, asked: list[str]) -> Row:
    by_aspect = {cell.aspect: cell for cell in practice.aspects}
    return [
        Cell(practice.practice.name),
        level_cell(practice.result.level),
        Cell("" if practice.target is None else f"◇ {practice.target}", align="c"),
        *(value_cell(by_aspect[aspect].value) if by_aspect[aspect].questions else Cell() for aspect in asked),
    ]


def findings_sheet(context: DeckContext) -> Sheet | None:
    if "findings" not in context.chapters:
        return None
    view = context.view
    columns = [
        (head, items)
        for head, items in (
            (label("findings.strengths"), [(p, narrative.strength_sentence(view, p)) for p in view.strengths]),
            (label("findings.gaps"), [(p, narrative.gap_sentence(view, p)) for p in view.gaps]),
            (label("findings.blind_spots"), [(p, narrative.blind_spot_sentence(view, p)) for p in view.blind_spots]),
        )
        if items
    ]

    def fill(page: Page) -> None:
        width = (theme.INNER - 0.45 * (max(len(columns), 2) - 1)) / max(len(columns), 2)
        for at, (head, items) in enumerate(columns):
            _column(page, theme.LEFT + at * (width + 0.45), width, head, items)
        if view.disputed:
            page.text(
                Box(theme.LEFT, 6.3, theme.INNER, 0.5),
                [Words(_disputed(view), 11, colour=MUTED)],
                "Answers that differ",
            )

    return context.sheet("findings", narrative.plausibility_notes(view), fill)


def _disputed(view: View) -> str:
    return label("slides.told", title=narrative.disputed_title(view), text=narrative.disputed_sentence(view))


def _column(page: Page, left: float, width: float, head: str, items: list[tuple[PracticeView, str]]) -> None:
    """As many as the column holds, and how many more there are."""
    page.rule(Box(left, TOP, width, 0.03), ACCENT)
    page.text(Box(left, TOP + 0.1, width, 0.3), [Words(head, 13, bold=True, colour=ACCENT)], "Head")
    top = TOP + 0.55
    for at, (practice, sentence) in enumerate(items):
        name, rest = practice.practice.name, len(items) - at
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
            [[level_cell(practice.result.level)]],
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
