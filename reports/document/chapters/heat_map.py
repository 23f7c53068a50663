"""Every practice by aspect, stage by stage, and the topics beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assessment.scoring.results import LevelResult
from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Cell,
    Column,
    Group,
    Inline,
    Key,
    KeyItem,
    Level,
    Prose,
    Row,
    Table,
    Text,
    Value,
)
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.coverage import asked_aspects
from reports.view.model import AspectCell, PracticeView, View

WITHOUT_ASPECTS, AN_ASPECT, WIDEST = 101.0, 16.0, 174.0  # mm
OF_RESULT = 3  # columns: level, score, target


def heat_map(context: Context) -> Blocks:
    beside = narrative.topics_beside(context.view)
    return (*((Prose(beside),) if beside else ()), _table(context.view), _key(context.view))


def _table(view: View) -> Table:
    asked = asked_aspects(view)
    earlier = any(practice.earlier_level is not None for practice in view.practices)
    width = min(WITHOUT_ASPECTS + AN_ASPECT * len(asked), WIDEST)
    columns = (
        Column(label("columns.practice"), 47, id="practice"),
        Column(label("columns.level"), 17, role="level", id="level"),
        Column(label("columns.score"), 13, "right", id="score"),
        Column(label("columns.target"), 13, id="target"),
        *([Column(label("heat_map.earlier"), 11, "middle", id="earlier")] if earlier else []),
    )
    each = round((width - sum(column.width or 0.0 for column in columns)) / max(1, len(asked)), 2)
    return Table(
        label("heat_map.caption"),
        (
            *columns,
            *(Column(view.questionnaire.aspects[aspect].name, each, "middle", "cell", id="aspect") for aspect in asked),
        ),
        tuple(_groups(view, asked, earlier)),
        role="heat",
        width=width,
        further=_in_full(),
        id="practices",
    )


def _in_full() -> tuple[Column, ...]:
    """Each practice's result, target and weight with all that they rest on."""
    return (
        Column(label("columns.stage"), id="stage"),
        Column(label("excel.level_at_least"), id="level_at_least"),
        Column(label("excel.level_at_most"), id="level_at_most"),
        Column(label("excel.score_at_least"), id="score_at_least"),
        Column(label("excel.score_at_most"), id="score_at_most"),
        Column(label("excel.coverage"), id="coverage"),
        Column(label("excel.questions"), id="questions"),
        Column(label("excel.with_a_value"), id="valued"),
        Column(label("excel.levels_to_go"), id="to_go"),
        Column(label("needs.importance"), id="importance"),
        Column(label("needs.why_target"), id="why"),
        Column(label("excel.remark"), id="remark"),
    )


def _groups(view: View, asked: Sequence[str], earlier: bool) -> Iterator[Group]:
    for section in view.questionnaire.sections:
        members = [practice for practice in view.practices if practice.section.id == section.id]
        if members:
            yield Group(section.name, tuple(_row(section.name, practice, asked, earlier) for practice in members))


def _row(stage: str, practice: PracticeView, asked: Sequence[str], earlier: bool) -> Row:
    return Row(_printed(practice, asked, earlier), further=_further(stage, practice))


def _further(stage: str, practice: PracticeView) -> tuple[Cell, ...]:
    result, target = practice.result, practice.target
    remark = formatting.NOT_APPLICABLE if not result.questions else formatting.NO_LEVEL if result.level is None else ""
    return (
        cells.text(stage),
        cells.whole(result.low.level),
        cells.whole(result.high.level),
        cells.score(result.low.score),
        cells.score(result.high.score),
        cells.share(result.coverage),
        cells.whole(result.questions),
        cells.whole(result.valued),
        cells.whole(None if target is None else practice.gap),
        cells.share(practice.importance),
        cells.text("" if target is None else narrative.target_reason(practice)),
        cells.text(remark),
    )


def _printed(practice: PracticeView, asked: Sequence[str], earlier: bool) -> tuple[Cell, ...]:
    name, by_aspect = cells.text(practice.practice.name), {cell.aspect: cell for cell in practice.aspects}
    if not practice.result.questions:
        nothing = (Text(formatting.NOT_APPLICABLE, "muted"),)
        return name, Cell(nothing, span=OF_RESULT + earlier + len(asked))
    return (
        name,
        *_result(practice.result),
        cells.target(practice.target),
        *([_earlier(practice.earlier_level)] if earlier else []),
        *(_aspect(by_aspect[aspect]) for aspect in asked),
    )


def _result(result: LevelResult) -> tuple[Cell, ...]:
    """Level and score; the level with what open questions could make of it."""
    if result.level is None:
        return (Cell((Level(None), Text(formatting.NO_LEVEL, "muted")), span=2, role="nowrap"),)
    low, high = result.low.level, result.high.level
    spread = formatting.spread(low, high) if low != high else None
    shown: tuple[Inline, ...] = (Level(result.level), *([Text(spread, "muted")] if spread else []))
    return Cell(shown), cells.score(result.score)


def _earlier(level: int | None) -> Cell:
    return Cell() if level is None else replace(cells.muted(str(level)), value=level)


def _aspect(cell: AspectCell) -> Cell:
    """Empty where nothing is asked; a dash where nothing that is asked has a value."""
    return Cell((Value(cell.value),)) if cell.questions or cell.value is not None else Cell()


def _key(view: View) -> Key:
    levels = (KeyItem(Level(level.level), level.name.lower()) for level in view.questionnaire.framework.levels)
    return Key((*levels, KeyItem(Level(None), label("heat_map.no_value")), KeyItem("target", label("heat_map.target"))))
