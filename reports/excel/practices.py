"""Practices with their levels, and the heat map of practices by aspect."""

from collections.abc import Sequence

from reports import narrative
from reports.document.chapters.heat_map import asked_aspects
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.model import PracticeView, View


def _columns() -> tuple[Column, ...]:
    """A practice's result, target and weight."""
    return (
        Column(label("columns.practice"), 34),
        Column(label("columns.stage"), 14),
        Column(label("columns.level"), 8, "level"),
        Column(label("excel.level_at_least"), 9, "whole"),
        Column(label("excel.level_at_most"), 9, "whole"),
        Column(label("columns.score"), 8, "score"),
        Column(label("excel.score_at_least"), 9, "score"),
        Column(label("excel.score_at_most"), 9, "score"),
        Column(label("excel.coverage"), 10, "share"),
        Column(label("excel.questions"), 12, "whole"),
        Column(label("excel.with_a_value"), 10, "whole"),
        Column(label("columns.target"), 8, "whole"),
        Column(label("excel.levels_to_go"), 8, "whole"),
        Column(label("needs.importance"), 13, "share"),
        Column(label("needs.why_target"), 60),
        Column(label("excel.remark"), 22),
    )


def _heat_columns() -> tuple[Column, ...]:
    """What stands before the aspects."""
    return (
        Column(label("columns.practice"), 34),
        Column(label("columns.stage"), 14),
        Column(label("columns.level"), 8, "level"),
        Column(label("columns.target"), 8, "whole"),
    )


def write_practices(book: WorkbookBuilder, view: View) -> None:
    columns = _columns()
    write_table(
        book,
        label("columns.practices"),
        narrative.practices_title(view),
        label("excel.explanations.practices"),
        columns,
        [_row(view, practice) for practice in view.practices],
        printed=len(columns) - 2,
    )


def _row(view: View, practice: PracticeView) -> Sequence[Value]:
    result = practice.result
    return (
        practice.practice.name,
        view.questionnaire.stages[practice.stage].name,
        result.level,
        result.low.level,
        result.high.level,
        result.score,
        result.low.score,
        result.high.score,
        result.coverage,
        result.questions,
        result.valued,
        practice.target,
        practice.gap if practice.target is not None else None,
        practice.importance,
        narrative.suggestion_reason(practice.target_reason),
        _remark(practice),
    )


def _remark(practice: PracticeView) -> str:
    if not practice.result.questions:
        return formatting.NOT_APPLICABLE
    return formatting.NO_LEVEL if practice.result.level is None else ""


def write_heat_map(book: WorkbookBuilder, view: View) -> None:
    """One row a practice, one column an aspect that the assessment asks about."""
    asked = asked_aspects(view)
    columns = (*_heat_columns(), *(Column(view.questionnaire.aspects[aspect].name, 15, "value") for aspect in asked))
    sheet = write_table(
        book,
        label("excel.sheets.heat_map"),
        narrative.heat_map_title(view),
        label("excel.explanations.heat_map", no_value=formatting.NO_NUMBER),
        columns,
        [_heat_row(view, practice, asked) for practice in view.practices],
    )
    sheet.fit_to_pages(1, 1)  # seen at a glance or not at all


def _heat_row(view: View, practice: PracticeView, aspects: Sequence[str]) -> Sequence[Value]:
    cells = {cell.aspect: cell for cell in practice.aspects}
    values = [
        cells[aspect].value
        if cells[aspect].value is not None
        else formatting.NO_NUMBER
        if cells[aspect].questions
        else None
        for aspect in aspects
    ]
    return (
        practice.practice.name,
        view.questionnaire.stages[practice.stage].name,
        practice.result.level,
        practice.target,
        *values,
    )
