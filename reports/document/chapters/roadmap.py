"""The plan: what is done when on pages that lie on their side, then what it changes, risks, and what it leaves out."""

from dataclasses import replace

from assessment.questionnaire.schema import TOP_LEVEL
from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Cell,
    Column,
    Entry,
    Heading,
    Key,
    KeyItem,
    Level,
    Line,
    Listed,
    Picture,
    Prose,
    QuickWin,
    Row,
    Run,
    Table,
    Text,
    Turn,
)
from reports.document.brief.roadmap import plan_on_a_page
from reports.document.charts import Class, Counts, Load
from reports.document.context import Context
from reports.narrative.labels import label
from reports.narrative.scenario_table import ScenarioRow, scenarios_beside
from reports.text import formatting
from reports.view.gantt import Gantt
from reports.view.gantt import Row as Planned
from reports.view.levels_ahead import LevelsAhead, PracticeAhead
from reports.view.model import ActionView, RoadmapView, View
from reports.view.waves import Wave, waves

NAMED_WAITING = 5  # actions that wait for the same reason, by name
FEW_STAYING = 5  # so many practices that stay where they are stand among those that rise
PLAN_COLUMNS = 5  # before those of the periods
PERIODS_WIDE = 95.0  # mm: what the columns of the periods share
RUN_NAMED_FROM = 27.1  # mm: a shorter run has no room for its periods' names
YEARS_ALWAYS_TO = 12  # periods; among more, the columns of a year that has one alone are too narrow for its name


def roadmap(context: Context) -> Blocks:
    """Where nothing is planned, only what was left out."""
    view, plan = context.view, context.gantt
    planned: Blocks = ()
    if plan is not None:
        planned = (
            *_plan(context, plan),
            Turn(wide=False),
            *_by_when(view, context.levels_ahead),
            *(() if context.is_quick else _periods(view)),
            *(_risks(view) if context.tells("plan_risks") else ()),
        )
    return (*planned, *_scenarios(view), *(() if context.is_quick and planned else _left_out(view)))


# ---- What is done when


def _plan(context: Context, plan: Gantt) -> Blocks:
    """By programme on a page, then the actions one by one; for a first look, as a quick scan is, the page is enough."""
    view = context.view
    text = Prose(narrative.roadmap_text(view))
    if not view.advice.programmes:
        return (text, *_action_by_action(view, plan))
    page = (text, plan_on_a_page(view))
    return page if context.is_quick else (*page, Turn(wide=True), *_action_by_action(view, plan))


def _action_by_action(view: View, plan: Gantt) -> Blocks:
    has_quick_wins = any(row.action.quick_win for row in plan.rows)
    key = Key((KeyItem("quick", narrative.fixed_text("quick_win", view)),))
    return (
        *((key,) if has_quick_wins else ()),
        Table(
            label("roadmap.plan_with_quick_wins" if has_quick_wins else "roadmap.plan"),
            (
                Column(label("columns.number"), 7, id="number"),
                Column(label("columns.action"), 78, id="action"),
                Column(label("columns.practice"), 42, id="practice"),
                Column(label("columns.led_by"), 26, id="led_by"),
                Column(label("columns.days"), 12, "right", id="days"),
                *(Column(period, _period_width(plan), "middle", "period", id="period") for period in plan.periods),
            ),
            cells.rows(_load(plan), *(_planned(row, plan, view.roadmap) for row in plan.rows)),
            role="gantt",
            row_head=1,
            over=tuple((year if _is_named(width, plan) else "", width) for year, width in plan.years),
            further=(
                Column(label("excel.from_period"), id="from"),
                Column(label("excel.to_period"), id="to"),
                Column(label("columns.when"), id="when"),
                Column(label("roadmap.benefit"), id="benefit"),
            ),
            id="plan",
        ),
    )


def _period_width(plan: Gantt) -> float:
    return round(PERIODS_WIDE / len(plan.periods), 2)


def _is_named(periods: int, plan: Gantt) -> bool:
    return periods > 1 or len(plan.periods) <= YEARS_ALWAYS_TO


def _load(plan: Gantt) -> Row:
    """No action, so it has no further cells."""
    chart = Load(plan.labels, plan.load, plan.capacity)
    return Row(
        (Cell((Text(label("roadmap.load")),), span=PLAN_COLUMNS), Cell((Picture(chart),), span=len(plan.periods))),
        role="load",
    )


def _planned(row: Planned, plan: Gantt, plan_view: RoadmapView) -> Row:
    action = row.action
    has_room = row.length * _period_width(plan) > RUN_NAMED_FROM
    days, when = cells.days(action.effort_days), narrative.when(action, plan_view)
    return cells.row(
        replace(cells.muted(str(row.number)), value=row.number),
        cells.text(action.title),
        cells.text(action.practice_name),
        cells.text(action.lead),
        replace(days, content=(QuickWin(), *days.content)) if action.quick_win else days,
        *(Cell() for _ in range(row.before)),
        Cell((Run(when if has_room else ""),), span=row.length),
        *(Cell() for _ in range(row.after)),
        further=(
            cells.whole(row.before + 1),
            cells.whole(row.before + row.length),
            cells.text(when),
            cells.score(action.benefit),
        ),
    )


# ---- What changes by when


def _by_when(view: View, levels: LevelsAhead | None) -> Blocks:
    told = narrative.levels_ahead_text(view)
    return (
        Heading(label("roadmap.by_when")),
        *((Prose(told),) if told else ()),
        *(_levels(levels) if levels else ()),
    )


def _levels(levels: LevelsAhead) -> Blocks:
    """Those that stay where they are stand in the table where they are few, else under it in a line."""
    shown = levels.practices if len(levels.staying) <= FEW_STAYING else levels.rising
    if not shown:
        return ()
    rest = Line((Text(narrative.levels_staying(levels)),), "rest")
    return (
        Table(
            label("roadmap.levels"),
            (
                Column(label("columns.practice"), 58),
                *(Column(narrative.moment_heading(moment, levels), None, "middle") for moment in levels.moments),
                Column(label("columns.target"), 20, "middle"),
            ),
            cells.rows(*(_practice(practice) for practice in shown)),
            role="ahead",
        ),
        *((rest,) if len(shown) < len(levels.practices) else ()),
    )


def _practice(practice: PracticeAhead) -> Row:
    return cells.row(
        cells.text(practice.name),
        *(Cell((Level(level),)) for level in practice.levels),
        cells.target(practice.target),
    )


def practices_by_level(context: Context) -> Counts | None:
    """How many practices stand at each level that any has, now, after each year and at the plan's end; no page has room
    for it. None where nothing is planned, or no practice shows a level.
    """
    levels, known = context.levels_ahead, context.view.questionnaire.framework.levels
    if levels is None:
        return None
    return Counts(
        tuple(narrative.moment_heading(moment, levels) for moment in levels.moments),
        tuple(
            Class(
                label("slides.level_named", level=level, name=known[level].name.lower()),
                tuple(
                    sum(practice.levels[at] == level for practice in levels.practices)
                    for at, _ in enumerate(levels.moments)
                ),
                level,
            )
            for level in range(TOP_LEVEL + 1)
        ),
    )


def _periods(view: View) -> Blocks:
    return (
        Heading(label("roadmap.brings")),
        Table(
            label("roadmap.by_period"),
            (
                Column(label("columns.period"), 18),
                Column(label("roadmap.begin"), 17, "right"),
                Column(label("roadmap.quick_wins"), 17, "right"),
                Column(label("roadmap.benefit_share"), 17, "right"),
                Column(label("roadmap.work"), 19, "right"),
                Column(label("roadmap.reached")),
            ),
            cells.rows(*(_wave(wave) for wave in waves(view))),
            role="brings",
        ),
    )


def _wave(wave: Wave) -> Row:
    return cells.row(
        cells.text(wave.label),
        cells.text(str(wave.begins or formatting.NO_NUMBER)),
        cells.text(str(wave.quick_wins or formatting.NO_NUMBER)),
        cells.text(narrative.wave_benefit(wave) or formatting.NO_NUMBER),
        cells.text(formatting.day_number(wave.days)),
        cells.text(narrative.wave_rises(wave) or formatting.NO_NUMBER),
    )


def _risks(view: View) -> Blocks:
    """Each on its own, or the consultant's own words about all of them."""
    told = narrative.plan_risks_text(view)
    if not told:
        return ()
    risks = tuple(Entry(risk.title, risk.text, role="risk") for risk in narrative.risks_told(view))
    return (Heading(label("roadmap.risks")), *(risks or (Prose(told),)))


# ---- Under other conditions, and what is left out


def _scenarios(view: View) -> Blocks:
    compared = scenarios_beside(view)
    if not compared:
        return ()
    return (
        Heading(label("roadmap.conditions")),
        Table(
            label("roadmap.scenarios"),
            (
                Column(label("roadmap.scenario"), 40),
                Column(label("roadmap.assumes")),
                Column(label("roadmap.benefit"), 16, "right"),
                Column(label("roadmap.actions"), 16, "right"),
                Column(label("columns.days"), 16, "right"),
                Column(label("roadmap.at_target"), 24, "right"),
                Column(label("roadmap.score_then"), 18, "right"),
            ),
            cells.rows(*(_scenario(row) for row in compared)),
        ),
        Line((Text(narrative.fixed_text("scenarios", view)),), "small"),
    )


def _scenario(row: ScenarioRow) -> Row:
    return cells.row(
        cells.text(label("roadmap.chosen", name=row.name) if row.chosen else row.name),
        cells.text(row.assumes),
        cells.text(formatting.score(row.benefit)),
        cells.text(str(row.actions)),
        cells.text(formatting.day_number(row.days)),
        cells.text(label("columns.part_of", part=row.at_target, whole=row.levelled)),
        cells.text("" if row.score is None else formatting.score(row.score)),
    )


def _left_out(view: View) -> Blocks:
    """A row a reason, with the actions that would be taken first; the workbook lists all of them."""
    if not view.roadmap.left_out:
        return ()
    return (
        Heading(label("roadmap.left_out")),
        Table(
            label("roadmap.left_out_by_reason"),
            (
                Column(label("roadmap.reason"), 46),
                Column(label("roadmap.actions"), 16, "right"),
                Column(label("columns.days"), 16, "right"),
                Column(label("roadmap.most_benefit")),
            ),
            cells.rows(*(_waiting(reason, actions) for reason, actions in narrative.left_out_by_reason(view))),
        ),
    )


def _waiting(reason: str, actions: tuple[ActionView, ...]) -> Row:
    named = tuple((Text(_waits(action)),) for action in actions[:NAMED_WAITING])
    more = len(actions) - len(named)
    rest = ((Text(label("bottom_line.more", number=more)),),) if more else ()
    return cells.row(
        cells.text(reason),
        cells.text(str(len(actions))),
        cells.text(formatting.day_number(sum(action.effort_days for action in actions))),
        Cell((Listed((*named, *rest)),)),
    )


def _waits(action: ActionView) -> str:
    return label("roadmap.waits", title=action.title, days=formatting.days(action.effort_days))
