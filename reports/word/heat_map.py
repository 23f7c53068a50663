"""All practices by aspect, stage by stage."""

from dataclasses import replace
from itertools import groupby

from reports import narrative
from reports.brand import palette
from reports.text import formatting
from reports.view.model import PracticeView, View
from reports.word import styles
from reports.word.needs import target_cell
from reports.word.tables import Cell, Content, Row, group_row, level_cell, number_cell, value_cell
from reports.word.writer import Writer

WIDEST = 22.0  # mm


def heat_map(writer: Writer, view: View) -> None:
    asked = [
        aspect
        for aspect in view.questionnaire.aspects
        if any(cell.questions for practice in view.practices for cell in practice.aspects if cell.aspect == aspect)
    ]
    earlier = any(practice.earlier_level is not None for practice in view.practices)
    heads = (
        "Practice",
        "Level",
        "Score",
        "Target",
        *(["Earlier"] if earlier else []),
        *(view.questionnaire.aspects[aspect].name for aspect in asked),
    )
    names = {stage.id: stage.name for stage in view.stages}
    rows = [
        row
        for stage, members in groupby(view.practices, key=lambda practice: practice.stage)
        for row in (group_row(names[stage], len(heads)), *(_row(p, asked, earlier) for p in members))
    ]
    each = min(WIDEST, (166 - 36 - 13 - 11 - 11 - 12 * earlier) / max(1, len(asked)))
    writer.table(
        "Practices by aspect: the mean of an aspect's questions, 0 to 5",
        heads,
        rows,
        (36, 13, 11, 11, *([12] if earlier else []), *(each for _ in asked)),
    )
    writer.paragraph(narrative.fixed_text("tiles", view), styles.SMALL)


def _row(practice: PracticeView, asked: list[str], earlier: bool) -> Row:
    result, cells = practice.result, {cell.aspect: cell for cell in practice.aspects}
    if not result.questions:
        return [
            practice.practice.name,
            Cell(formatting.NOT_APPLICABLE, colour=palette.MUTED, span=3 + earlier + len(asked)),
        ]
    row: list[Content] = [
        practice.practice.name,
        _level(practice),
        number_cell(formatting.number(result.score)),
        target_cell(practice),
    ]
    if earlier:
        row.append(
            Cell("" if practice.earlier_level is None else str(practice.earlier_level), colour=palette.MUTED, align="c")
        )
    return [*row, *(value_cell(cells[aspect].value) if cells[aspect].questions else Cell() for aspect in asked)]


def _level(practice: PracticeView) -> Cell:
    """The level, with what open questions leave."""
    low, high = practice.result.low.level, practice.result.high.level
    cell = level_cell(practice.result.level)
    return cell if low == high else replace(cell, text=f"{cell.text}\n{low} to {high}")
