"""Where the client stands: key figures, stages, components of the service value system, and its leadership's part."""

from reports import narrative
from reports.brand import palette
from reports.document import charts
from reports.slides import charts as native
from reports.text import formatting
from reports.view.coverage import coverage
from reports.view.headline import headline_level, headline_score
from reports.view.model import StageView, View
from reports.view.stages_ahead import StagesAhead, stages_ahead
from reports.word.native_charts import box_of
from reports.word.tables import Cell, Content, level_cell, number_cell
from reports.word.writer import Writer

RADAR_FROM_STAGES = 3
RADAR_SIZE = (130.0, 95.0)  # mm
SMALL_RADAR = (130.0, 68.0)  # mm


def maturity(writer: Writer, view: View) -> None:
    key_figures(writer, view)
    _stages(writer, view, RADAR_SIZE)
    _leadership(writer, view)


def maturity_in_short(writer: Writer, view: View) -> None:
    """For those who decide, on a page: the key figures stand in the summary."""
    if view.comparison:
        writer.paragraph(narrative.changes_in_short(view, view.comparison))
    _stages(writer, view, SMALL_RADAR)


def _stages(writer: Writer, view: View, size: tuple[float, float]) -> None:
    ahead = stages_ahead(view)
    if sum(stage.score is not None for stage in view.stages) >= RADAR_FROM_STAGES:
        writer.note("How to read", narrative.fixed_text("stages", view))
        says = charts.radar_text(view.stages) + (f" {charts.ahead_text(ahead)}" if ahead else "")
        writer.chart(
            lambda page: native.radar(
                page, box_of(size), [stage.name for stage in view.stages], native.stage_series(view.stages, ahead), says
            ),
            says,
            "The stages' scores, 0 to 5",
            size,
        )
    _stage_table(writer, view, ahead)
    if any(component.level is not None for component in view.components):
        writer.heading(narrative.components_title(view), 3)
        writer.table(
            "Components of the service value system",
            ("Component", "Level", "Score", "What it is"),
            [
                (
                    component.name,
                    level_cell(component.level),
                    score_cell(component.score),
                    component.in_short + (" Not enough answers." if component.level is None else ""),
                )
                for component in view.components
            ],
            (40, 15, 16, 95),
        )


def key_figures(writer: Writer, view: View) -> None:
    head, levels = view.headline, view.questionnaire.framework.levels
    many = len(coverage(view).applicable) > 1
    under = "" if head.level is None else levels[head.level].name
    rows: list[list[Content]] = [
        [
            "Capability level, all practices" if many else "Capability level",
            Cell(headline_level(head), bold=True),
            under,
        ]
    ]
    if head.score is not None:
        rows.append(
            ["Mean score of the practices" if many else "Score", Cell(headline_score(head) or "–", bold=True), "of 5"]
        )
    rows.append(
        [
            "Questions with a value",
            Cell(formatting.share(head.coverage or 0.0), bold=True),
            f"{head.valued} of {head.asked}",
        ]
    )
    rows.append(
        [
            "Service value system",
            Cell(formatting.NO_LEVEL if head.maturity is None else str(head.maturity), bold=True),
            "its lowest component counts",
        ]
    )
    writer.table(
        "The result in four figures" if len(rows) > 3 else "The result in figures",
        ("What", "Result", "What it means"),
        rows,
        (60, 52, 54),
    )


def _stage_table(writer: Writer, view: View, ahead: StagesAhead | None) -> None:
    moments = ahead.moments[1:] if ahead else ()
    then = [stage.scores[1:] for stage in ahead.stages] if ahead else [() for _ in view.stages]
    heads = (
        "Stage",
        "Score",
        "With open questions",
        "Target",
        *(narrative.moment_heading(moment, ahead) for moment in moments if ahead),
        "Practices",
    )
    each = 74 / (len(moments) + 1)
    writer.table(
        "The stages",
        heads,
        [
            (
                stage.name,
                score_cell(stage.score),
                Cell(_open(stage), colour=palette.MUTED),
                score_cell(stage.target),
                *(score_cell(value) for value in values),
                number_cell(str(stage.practices or "–")),
            )
            for stage, values in zip(view.stages, then, strict=True)
        ],
        (30, 15, 30, 17, *(each for _ in moments), each),
    )


def score_cell(value: float | None) -> Cell:
    return number_cell(formatting.number(value))


def _open(stage: StageView) -> str:
    if stage.score is None:
        return formatting.NO_LEVEL
    if stage.low is None or stage.high is None or formatting.score(stage.low) == formatting.score(stage.high):
        return "no open question"
    return f"{formatting.score(stage.low)} to {formatting.score(stage.high)}"


def _leadership(writer: Writer, view: View) -> None:
    rows = [
        (
            component.name,
            entry.action.entry.title,
            number_cell(str(entry.effort_days)),
            view.questionnaire.roles[entry.action.entry.led_by].name,
            entry.action.entry.delivers,
        )
        for component in view.components
        if component.advice
        for entry in component.advice.first
    ]
    if rows:
        writer.heading("What the leadership can take up", 3)
        writer.prose(narrative.leadership_sentence(view))
        writer.table(
            "First actions on the components",
            ("Component", "First", "Days", "Led by", "Delivers"),
            rows,
            (30, 50, 13, 28, 45),
        )
