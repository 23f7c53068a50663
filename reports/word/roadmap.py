"""The plan by period, under other conditions, and what it leaves out."""

from reports import narrative
from reports.brand.palette import ACCENT
from reports.document import charts
from reports.narrative.scenario_table import ScenarioRow, scenarios_beside
from reports.slides import charts as native
from reports.text import formatting
from reports.view.gantt import Gantt, Row, gantt
from reports.view.levels_ahead import LevelsAhead, PracticeAhead, levels_ahead
from reports.view.model import View
from reports.view.waves import Wave, waves
from reports.word import styles
from reports.word.native_charts import box_of
from reports.word.tables import Cell, Content, level_cell, number_cell
from reports.word.writer import Writer

LANDSCAPE = 250.0  # mm between the margins of a page on its side
FIXED = (11.0, 84.0, 47.0, 12.0)
MANY_PERIODS = 13
FEW_STAYING = 5
LOAD_SIZE = (170.0, 62.0)  # mm


def roadmap(writer: Writer, view: View) -> None:
    writer.prose(narrative.roadmap_text(view))
    plan = gantt(view)
    if plan:
        _plan_table(writer, plan)
        _load(writer, plan)
        _changes_by_when(writer, view)
        _risks(writer, view)
    _scenarios(writer, view, scenarios_beside(view))
    if view.roadmap.left_out:
        writer.heading("Left out for now, and why", 3)
    for reason, by_practice in narrative.left_out_by_reason(view):
        writer.table(
            reason,
            ("Practice", "Actions, with their person-days"),
            [(practice, "; ".join(titles)) for practice, titles in by_practice],
            (60, LANDSCAPE - 60),
        )


def _plan_table(writer: Writer, plan: Gantt) -> None:
    """One row an action, a column a period, the periods in which it runs filled."""
    many = len(plan.periods) >= MANY_PERIODS
    heads = ("No.", "Action", "Practice", "Days", *_period_heads(plan, many))
    load: list[Content] = [
        "",
        Cell("Person-days planned, of those you have", bold=True),
        "",
        "",
        *(
            Cell(f"{planned:.0f}" if many else f"{planned:.0f} of {room:.0f}", align="c")
            for planned, room in zip(plan.load, plan.capacity, strict=True)
        ),
    ]
    each = (LANDSCAPE - sum(FIXED)) / len(plan.periods)
    quick = "; Q before the days marks a quick win" if any(r.action.quick_win for r in plan.rows) else ""
    writer.table(
        f"Roadmap: the periods in which each action runs are filled{quick}",
        heads,
        [load, *(_plan_row(row) for row in plan.rows)],
        (*FIXED, *(each for _ in plan.periods)),
    )


def _period_heads(plan: Gantt, many: bool) -> list[str]:
    return [
        label[0] if many else f"{label} {long.split()[1]}"
        for label, long in zip(plan.periods, plan.labels, strict=True)
    ]


def _plan_row(row: Row) -> list[Content]:
    return [
        str(row.number),
        row.action.title,
        row.action.practice_name,
        number_cell(f"{'Q ' if row.action.quick_win else ''}{row.action.effort_days}"),
        *(Cell() for _ in range(row.before)),
        *(Cell(fill=ACCENT) for _ in range(row.length)),
        *(Cell() for _ in range(row.after)),
    ]


def _load(writer: Writer, plan: Gantt) -> None:
    says = charts.load_text(plan.labels, plan.load, plan.capacity)
    series = native.load_series(plan.load, plan.capacity)
    writer.chart(
        lambda page: native.columns(page, box_of(LOAD_SIZE), plan.labels, series, says),
        says,
        "Person-days planned and available, by period",
        LOAD_SIZE,
    )


def _changes_by_when(writer: Writer, view: View) -> None:
    """The practices that rise, by year, and what each period brings."""
    ahead = levels_ahead(view)
    writer.heading("What changes by when", 3)
    writer.prose(narrative.levels_ahead_text(view))
    if ahead:
        _levels(writer, ahead, ahead.practices if len(ahead.staying) <= FEW_STAYING else ahead.rising)
    heads = (
        "Period",
        "Actions that begin",
        "Quick wins among them",
        "Share of the benefit",
        "Person-days of work",
        "Levels reached by its end",
    )
    writer.table(
        "What each period brings", heads, [_wave(wave) for wave in waves(view)], (22, 24, 26, 26, 26, LANDSCAPE - 124)
    )


def _levels(writer: Writer, ahead: LevelsAhead, shown: tuple[PracticeAhead, ...]) -> None:
    moments = tuple(narrative.moment_heading(moment, ahead) for moment in ahead.moments)
    writer.table(
        "Levels of the practices by the plan",
        ("Practice", *moments, "Target"),
        [
            (
                practice.name,
                *(level_cell(level) for level in practice.levels),
                Cell("–" if practice.target is None else str(practice.target), align="c"),
            )
            for practice in shown
        ],
        (80, *(34 for _ in moments), 20),
    )
    if shown and len(shown) < len(ahead.practices):
        writer.paragraph(narrative.levels_staying(ahead), styles.SMALL)


def _wave(wave: Wave) -> tuple[Content, ...]:
    return (
        wave.label,
        number_cell(str(wave.begins or "–")),
        number_cell(str(wave.quick_wins or "–")),
        number_cell(narrative.wave_benefit(wave) or "–"),
        number_cell(f"{wave.days:.0f}"),
        narrative.wave_rises(wave) or "–",
    )


def _risks(writer: Writer, view: View) -> None:
    text = narrative.plan_risks_text(view)
    if text:
        writer.heading("What could go wrong with this plan", 3)
        writer.prose(text)


def _scenarios(writer: Writer, view: View, rows: tuple[ScenarioRow, ...]) -> None:
    if not rows:
        return
    writer.heading("Under other conditions", 3)
    writer.table(
        "Scenarios side by side",
        ("Scenario", "What it assumes", "Benefit", "Actions", "Days", "At target", "Score then"),
        [
            (
                f"{row.name} (chosen)" if row.chosen else row.name,
                row.assumes,
                number_cell(formatting.score(row.benefit)),
                number_cell(str(row.actions)),
                number_cell(str(row.days)),
                number_cell(f"{row.at_target} of {row.levelled}"),
                number_cell(formatting.number(row.score)),
            )
            for row in rows
        ],
        (46, 96, 22, 20, 18, 26, 22),
    )
    writer.paragraph(narrative.fixed_text("scenarios", view), styles.SMALL)
