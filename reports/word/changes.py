"""What has changed since an earlier result."""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.comparison.commitments import DoneAction
from assessment.comparison.model import Comparison, SubjectChange
from assessment.comparison.moves import Delta, Direction
from reports import narrative
from reports.brand import palette
from reports.document import charts
from reports.document.context import RADAR_FROM_STAGES
from reports.slides import charts as native
from reports.text import formatting
from reports.view import changes as changed
from reports.view.build import display_date
from reports.view.changes import ChangeRow
from reports.view.model import View
from reports.word.native_charts import box_of
from reports.word.tables import Cell, Row, group_row, level_cell, number_cell
from reports.word.writer import Writer

RADAR_SIZE = (130.0, 95.0)  # mm
PROMISES = {"kept": "reached", "exceeded": "exceeded", "missed": "not reached", "unknown": "no level today"}
EFFECTS = {"rose": "rose", "did_not_rise": "did not rise", "unknown": "cannot be told"}


def changes(writer: Writer, view: View) -> None:
    comparison = view.comparison
    assert comparison is not None
    writer.prose(narrative.changes_basis(view, comparison))
    writer.note("Like for like", narrative.fixed_text("like_for_like", view))
    groups = changed.change_rows(view, comparison)
    for direction, rows in groups:
        if direction in ("fell", "both_ways"):
            writer.heading(f"What {formatting.mid_sentence(changed.DIRECTIONS[direction])}", 3)
            for row in rows:
                writer.prose(narrative.change_sentence(view, row.change))
    _stages(writer, view, comparison)
    _practices(writer, groups)
    _promises(writer, view, comparison)
    moved = changed.moved(comparison)
    _aspects(writer, view, moved)
    _questions(writer, view, comparison)
    _apart(writer, view, comparison, moved)


def _stages(writer: Writer, view: View, comparison: Comparison) -> None:
    if not any(stage.move for stage in comparison.stages):
        return
    writer.heading(narrative.stages_moved_title(view, comparison), 3)
    now, earlier = changed.stages_then_and_now(view, comparison)
    if sum(score is not None for score in earlier) >= RADAR_FROM_STAGES:
        series = native.then_and_now([stage.score for stage in now], earlier)
        says = charts.radar_text(now, earlier)
        names = [stage.name for stage in now]
        writer.chart(
            lambda page: native.radar(page, box_of(RADAR_SIZE), names, series, says),
            says,
            "The stages' scores now and in the earlier result, like for like",
            RADAR_SIZE,
        )
    rows: list[Row] = [
        (view.questionnaire.stages[stage.stage].name, *_move_cells(stage.move), number_cell(str(stage.practices)))
        for stage in comparison.stages
    ]
    if comparison.score:
        scored = sum(practice.score is not None for practice in comparison.practices)
        rows.append(("Mean of the practices", *_move_cells(comparison.score), number_cell(str(scored))))
    writer.table("The stages then and now", ("Stage", "Then to now", "Change", "Practices"), rows, (60, 40, 26, 24))


def _move_cells(move: Delta | None) -> tuple[Cell, Cell]:
    return Cell(move_text(move)), change_cell(move)


def move_text(move: Delta | None) -> str:
    return f"{formatting.score(move.earlier)} to {formatting.score(move.now)}" if move else "–"


def change_cell(move: Delta | None) -> Cell:
    """By how much, with its sign and in its colour."""
    if move is None:
        return number_cell("–")
    return Cell(
        changed.change_text(move), align="r", colour=_colour(move) if changed.printed_change(move) else palette.MUTED
    )


def _colour(move: Delta) -> str:
    return {"rose": palette.GOOD, "fell": palette.WRONG}.get(move.direction, "")


def _practices(writer: Writer, groups: tuple[tuple[Direction, tuple[ChangeRow, ...]], ...]) -> None:
    if not groups:
        return
    writer.heading("Practice by practice", 3)
    told = [row for _, members in groups for row in members]
    shown = [column for column in FURTHER if any(column.says(row) for row in told)]
    heads = ("Practice", "Then", "Now", *(column.head for column in shown))
    rows = [
        row
        for direction, members in groups
        for row in (
            group_row(changed.DIRECTIONS[direction], len(heads)),
            *(_practice(member, shown) for member in members),
        )
    ]
    writer.table("Practices then and now", heads, rows, (44, 11, 11, *(column.width for column in shown)))


def _practice(row: ChangeRow, shown: list["Further"]) -> Row:
    return (
        row.name,
        level_cell(row.change.earlier),
        level_cell(row.change.now),
        *(column.cell(row) for column in shown),
    )


def _promised(row: ChangeRow) -> Cell:
    if row.promise is None:
        return Cell("–", colour=palette.MUTED)
    return Cell(
        f"{row.promise.promised}, {PROMISES[row.promise.outcome]}",
        colour=palette.WRONG if row.promise.outcome == "missed" else "",
    )


def _done(row: ChangeRow) -> Cell:
    return Cell("; ".join(action.title for action in row.done) or "–")


@dataclass(frozen=True)
class Further:
    """A column that is there where any practice has something to say in it. `width` is millimetres."""

    head: str
    width: float
    says: Callable[[ChangeRow], object]
    cell: Callable[[ChangeRow], Cell]


FURTHER = (
    Further("Score", 25, lambda row: row.change.score, lambda row: Cell(move_text(row.change.score))),
    Further("Change", 16, lambda row: row.change.score, lambda row: change_cell(row.change.score)),
    Further("Promised level", 25, lambda row: row.promise, _promised),
    Further("Done since then", 34, lambda row: row.done, _done),
)


def _promises(writer: Writer, view: View, comparison: Comparison) -> None:
    if not (comparison.commitments or comparison.done):
        return
    writer.heading("What the plan promised, and what was done", 3)
    writer.prose(narrative.promises_text(view, comparison))
    writer.bullets(
        [narrative.without_effect(view, action) for action in comparison.done if action.effect == "did_not_rise"]
    )
    writer.table(
        "Actions done since the earlier result",
        ("Done on", "Action", "Practice, aspect", "Then to now", "The aspect"),
        [
            (
                display_date(action.date) if action.date else "no date",
                action.title,
                _where(view, action),
                move_text(action.move),
                EFFECTS[action.effect],
            )
            for action in comparison.done
        ],
        (28, 52, 42, 24, 20),
    )


def _where(view: View, action: DoneAction) -> str:
    if not action.practice:
        return "not in today's questionnaire"
    aspect = formatting.mid_sentence(view.questionnaire.aspects[action.aspect].name)
    return f"{narrative.practice_name(view, action.practice)}, {aspect}"


def _aspects(writer: Writer, view: View, moved: tuple[SubjectChange, ...]) -> None:
    behind = [practice for practice in moved if practice.aspects]
    if not behind:
        return
    aspects = view.questionnaire.aspects
    writer.heading("Which aspects moved", 3)
    writer.table(
        "Aspects of the practices that moved, then to now",
        ("Practice", *(aspect.name for aspect in aspects.values())),
        [_aspect_row(view, practice) for practice in behind],
        (41, *(125 / len(aspects) for _ in aspects)),
    )


def _aspect_row(view: View, practice: SubjectChange) -> Row:
    moves = {aspect.aspect: aspect.move for aspect in practice.aspects}
    return (
        view.questionnaire.practices[practice.id].name,
        *(
            Cell(move_text(moves[aspect]), colour=_colour(moves[aspect])) if aspect in moves else "–"
            for aspect in view.questionnaire.aspects
        ),
    )


def _questions(writer: Writer, view: View, comparison: Comparison) -> None:
    steps = changed.questions_that_moved(comparison)
    if steps:
        writer.heading("Questions that moved by a level or more", 3)
    writer.table(
        "Questions that moved by a level or more",
        ("Practice, aspect", "Question", "Then to now"),
        [
            (
                f"{view.questionnaire.practices[practice.id].name}, "
                f"{formatting.mid_sentence(view.questionnaire.aspects[question.aspect].name)}",
                view.questionnaire.questions[question.question].entry.text,
                Cell(move_text(question.move), colour=_colour(question.move)),
            )
            for practice, question in steps
        ],
        (48, 90, 28),
    )


def _apart(writer: Writer, view: View, comparison: Comparison, moved: tuple[SubjectChange, ...]) -> None:
    apart = narrative.not_compared(view, comparison)
    notes = [(practice, narrative.change_notes(comparison, practice)) for practice in moved]
    if not apart and not any(lines for _, lines in notes):
        return
    writer.heading("What does not compare, and what to know", 3)
    writer.bullets(apart)
    for practice, lines in notes:
        if lines:
            writer.paragraph(" ".join(lines), lead=f"{view.questionnaire.practices[practice.id].name}.")
