"""What the summary, the chapter on maturity and its short form share: key figures, radars, stages, components."""

from collections.abc import Iterator

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Cell,
    Column,
    Content,
    Figure,
    Key,
    KeyFigure,
    KeyFigures,
    KeyItem,
    Level,
    Row,
    Sign,
    Table,
    Target,
    Text,
)
from reports.document.charts import Radar, RadarAhead
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.model import ComponentView, Headline, StageView, View


def key_figures(context: Context) -> KeyFigures:
    """The result in as few figures as there are: without a level there is no score either."""
    head, many = context.view.headline, len(context.coverage.applicable) > 1
    found = (
        _level_figure(context.view, many),
        *((_score_figure(head, many),) if head.level is not None else ()),
        KeyFigure(
            label("maturity.with_a_value"),
            (Text(formatting.share(head.coverage or 0.0)),),
            label("maturity.of", part=head.valued, whole=head.asked),
        ),
        KeyFigure(
            label("maturity.service_value_system"),
            _named_level(context.view, head.maturity),
            label("maturity.lowest_counts"),
            _words(head.maturity),
        ),
    )
    return KeyFigures(label("maturity.key_figures"), found)


def _level_figure(view: View, many: bool) -> KeyFigure:
    head, low, high = view.headline, view.headline.low.level, view.headline.high.level
    under = "" if head.level is None else view.questionnaire.framework.levels[head.level].in_short
    if low is not None and high is not None and low != high:
        under = label("maturity.once_answered", low=low, high=high)
    return KeyFigure(
        label("maturity.level_of_all" if many else "maturity.level"),
        _named_level(view, head.level),
        under,
        _words(head.level),
    )


def _named_level(view: View, level: int | None) -> Content:
    if level is None:
        return (Text(label("maturity.no_level")),)
    return (Level(level), Text(view.questionnaire.framework.levels[level].name))


def _words(level: int | None) -> str:
    """The role of a figure that is none."""
    return "words" if level is None else ""


def _score_figure(head: Headline, many: bool) -> KeyFigure:
    low, high = formatting.score(head.low.score or 0.0), formatting.score(head.high.score or 0.0)
    return KeyFigure(
        label("maturity.mean_score" if many else "columns.score"),
        (Text(formatting.number(head.score)),),
        label("maturity.of_five") if low == high else label("maturity.range_of_five", low=low, high=high),
    )


def radar(view: View) -> Figure:
    """The stages now, with what open questions leave, and their targets."""
    return Figure(Radar(view.stages), label("maturity.radar"), _key("now", "target", "open"))


def outlook(context: Context) -> Figure:
    """Where the plan leads, beside text; the stages as they are where nothing is planned."""
    view, ahead = context.view, context.ahead
    if ahead is None:
        return Figure(Radar(view.stages), label("maturity.radar"), _key("now", "target", "open"), "small")
    signs: tuple[Sign, ...] = ("now", "year", "end", "target") if len(ahead.moments) > 2 else ("now", "end", "target")
    return Figure(RadarAhead(view.stages, ahead), label("maturity.radar_ahead"), _key(*signs), "small")


def _key(*signs: Sign) -> Key:
    return Key(tuple(KeyItem(sign, label(f"signs.{sign}")) for sign in signs))


def stages_table(context: Context) -> Table:
    """The stages now, at the target, and where the plan leads."""
    ahead, rows = context.ahead, context.view.stages
    then = [stage.scores[1:] for stage in ahead.stages] if ahead else [() for _ in rows]
    moments = [narrative.moment_heading(moment, ahead) for moment in ahead.moments[1:]] if ahead else []
    return Table(
        label("maturity.stages"),
        (
            Column(label("columns.stage"), 30 if ahead else 42, id="stage"),
            Column(label("columns.score"), 16, "right", id="score"),
            Column(label("maturity.with_open_questions"), 32 if ahead else 40, id="open"),
            Column(label("columns.target"), 20 if ahead else 24, id="target"),
            *(Column(moment, align="right", id="then") for moment in moments[:-1]),
            *(Column(moment, align="right", id="end") for moment in moments[-1:]),
            Column(
                label("columns.practices" if ahead else "maturity.practices_that_weigh"), align="right", id="practices"
            ),
        ),
        cells.rows(*(_stage(stage, scores) for stage, scores in zip(rows, then, strict=True))),
        further=(Column(label("excel.at_least"), id="at_least"), Column(label("excel.at_most"), id="at_most")),
        id="stages",
    )


def _stage(stage: StageView, then: tuple[float | None, ...]) -> Row:
    return cells.row(
        cells.text(stage.name),
        cells.score(stage.score),
        _range(stage),
        Cell() if stage.target is None else Cell((Target(formatting.score(stage.target)),), value=stage.target),
        *(cells.score(score) for score in then),
        cells.count(stage.practices),
        further=(cells.score(stage.low), cells.score(stage.high)),
    )


def _range(stage: StageView) -> Cell:
    if stage.score is None:
        return cells.muted(formatting.NO_LEVEL)
    low, high = formatting.score(stage.low or 0.0), formatting.score(stage.high or 0.0)
    if low == high:
        return cells.muted(label("maturity.no_open_question"))
    return cells.text(label("maturity.range", low=low, high=high))


def has_components(view: View) -> bool:
    """Whether any component of the service value system shows a level."""
    return any(component.level is not None for component in view.components)


def components_table(view: View) -> Table:
    return Table(
        label("maturity.components"),
        (
            Column(label("columns.component"), 42, id="component"),
            Column(label("columns.level"), 14, "middle", id="level"),
            Column(label("columns.score"), 18, "right"),
            Column(label("maturity.what_it_is")),
        ),
        cells.rows(*(_component(component) for component in view.components)),
        id="components",
    )


def _component(component: ComponentView) -> Row:
    known = component.level is not None
    what = component.in_short if known else label("maturity.unknown_component", what=component.in_short)
    return cells.row(
        cells.text(component.name), cells.level(component.level), cells.score(component.score), cells.text(what)
    )


def leadership_table(view: View) -> Table | None:
    """What the components need first, for the leadership; None where nothing is advised."""
    rows = tuple(_leadership_rows(view))
    if not rows:
        return None
    return Table(
        label("maturity.first_on_components"),
        (
            Column(label("columns.component"), 34),
            Column(label("maturity.first"), 58),
            Column(label("columns.days"), 14, "right"),
            Column(label("columns.led_by"), 28),
            Column(label("maturity.delivers")),
        ),
        cells.rows(*rows),
    )


def _leadership_rows(view: View) -> Iterator[Row]:
    for component in view.components:
        for entry in component.advice.first if component.advice else ():
            action = entry.action.entry
            yield cells.row(
                cells.text(component.name),
                cells.text(action.title),
                cells.text(formatting.day_number(entry.effort_days)),
                cells.text(view.questionnaire.roles[action.led_by].name),
                cells.text(action.delivers),
            )
