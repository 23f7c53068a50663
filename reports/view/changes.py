"""The comparison with an earlier result, arranged for reading: practices in the order of what matters most."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assessment.comparison.commitments import Commitment, DoneAction
from assessment.comparison.model import Comparison, QuestionChange, SubjectChange
from assessment.comparison.moves import Delta, Direction
from reports.text import formatting
from reports.text.precision import decimals
from reports.view.model import StageView, View

DIRECTIONS: Mapping[Direction, str] = {"fell": "Fell", "both_ways": "Moved both ways", "rose": "Rose", "same": "Stayed"}
STEP = 1.0  # a question that moved by so much is told in print


@dataclass(frozen=True)
class ChangeRow:
    """A practice that compares, with what the plan promised of it and what was done."""

    name: str
    change: SubjectChange
    promise: Commitment | None
    done: tuple[DoneAction, ...]


def change_rows(view: View, comparison: Comparison) -> tuple[tuple[Direction, tuple[ChangeRow, ...]], ...]:
    """What fell, moved both ways, rose and stayed; the largest moves first in each. A group without a practice is left
    out.
    """
    groups = ((direction, tuple(_rows(view, comparison, direction))) for direction in DIRECTIONS)
    return tuple((direction, rows) for direction, rows in groups if rows)


def _rows(view: View, comparison: Comparison, direction: Direction) -> Iterator[ChangeRow]:
    promised = {promise.practice: promise for promise in comparison.commitments}
    for change in comparison.that(direction):
        yield ChangeRow(
            view.questionnaire.name_of(change.subject),
            change,
            promised.get(change.id),
            tuple(action for action in comparison.done if action.practice == change.id),
        )


def moved(comparison: Comparison) -> tuple[SubjectChange, ...]:
    """Every practice that did not stay, in the order in which they are told."""
    return tuple(change for direction in DIRECTIONS if direction != "same" for change in comparison.that(direction))


def printed_change(move: Delta) -> float:
    """The difference of the two numbers as they are printed, so that whoever subtracts them finds it."""
    return round(float(formatting.score(move.now)) - float(formatting.score(move.earlier)), decimals())


def change_text(move: Delta) -> str:
    """'+0.28', '−0.08', '0.00'"""
    change = printed_change(move)
    return f"{change:+.{decimals()}f}".replace("-", "−") if change else formatting.score(0.0)


def questions_that_moved(comparison: Comparison) -> tuple[tuple[SubjectChange, QuestionChange], ...]:
    """Questions that fell by a level or more, then those that rose so, the largest moves first."""
    found = [
        (subject, question)
        for subject in comparison.practices
        for question in subject.questions
        if abs(question.move.change) >= STEP
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1].move.change > 0, -abs(pair[1].move.change))))


def stages_then_and_now(view: View, comparison: Comparison) -> tuple[tuple[StageView, ...], tuple[float | None, ...]]:
    """The stages as they compare, for a radar, and their earlier scores. Both are empty where no score is known."""
    moves = {stage.stage: stage.move for stage in comparison.stages}
    if not any(moves.values()):
        return (), ()
    now = tuple(
        replace(stage, score=move.now if move else None, low=None, high=None, target=None)
        for stage in view.stages
        for move in (moves[stage.id],)
    )
    return now, tuple(move.earlier if (move := moves[stage.id]) else None for stage in view.stages)
