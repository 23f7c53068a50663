"""What was agreed on and done since the earlier result, held against what has become of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.comparison.moves import Delta, Direction
from assessment.engagement.model import Baseline
from assessment.engagement.planning import Progress
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import Result

Kept = Literal["kept", "exceeded", "missed", "unknown"]
Effect = Literal["rose", "did_not_rise", "unknown"]


@dataclass(frozen=True)
class Commitment:
    """The level that the plan of then foresaw for today. `earlier` and `now` are None where no level is shown."""

    practice: str
    promised: int
    earlier: int | None
    now: int | None

    @property
    def outcome(self) -> Kept:
        if self.now is None:
            return "unknown"
        return "kept" if self.now == self.promised else "exceeded" if self.now > self.promised else "missed"

    @property
    def is_a_rise(self) -> bool:
        """Whether the plan meant to lift the practice; staying where one is costs no promise."""
        return self.earlier is None or self.promised > self.earlier


@dataclass(frozen=True)
class DoneAction:
    """An action that was done since then. `move` is how its aspect moved; None where that cannot be told.

    `title` is its id, and practice and aspect are empty, where today's questionnaire does not know it any more.
    """

    id: str
    title: str
    practice: str
    aspect: str
    date: dt.date | None
    responsible: str
    effect: Effect
    move: Delta | None


def commitments(baseline: Baseline, result: Result, compared: Mapping[str, tuple[int, int]]) -> tuple[Commitment, ...]:
    """One for each practice that something was promised of. `compared` are the levels then and now that are shown."""
    return tuple(
        _promise(practice, promised, baseline, result, compared) for practice, promised in baseline.promised.items()
    )


def _promise(
    practice: str, promised: int, baseline: Baseline, result: Result, compared: Mapping[str, tuple[int, int]]
) -> Commitment:
    if practice in compared:
        return Commitment(practice, promised, *compared[practice])
    today = result.practices.get(practice)
    return Commitment(practice, promised, baseline.practices.get(practice), today.level if today else None)


def done_actions(
    progress: Iterable[Progress],
    questionnaire: Questionnaire,
    aspects: Mapping[tuple[str, str], Delta],
    practices: Mapping[str, Direction],
) -> tuple[DoneAction, ...]:
    """Done ones, the earliest first. `aspects` are the moves by (practice, aspect), `practices` by practice."""
    done = [entry for entry in progress if entry.state == "done"]
    return tuple(
        _done(entry, questionnaire, aspects, practices)
        for entry in sorted(done, key=lambda entry: (entry.date or dt.date.max, entry.action))
    )


def _done(
    entry: Progress,
    questionnaire: Questionnaire,
    aspects: Mapping[tuple[str, str], Delta],
    practices: Mapping[str, Direction],
) -> DoneAction:
    known = questionnaire.actions.get(entry.action)
    if known is None or not known.subject.is_practice:
        title = known.entry.title if known else entry.action
        return DoneAction(entry.action, title, "", "", entry.date, entry.responsible, "unknown", None)
    aspect = known.entry.lifts.aspect
    practice = known.subject.id
    move = aspects.get((practice, aspect))
    return DoneAction(
        entry.action,
        known.entry.title,
        practice,
        aspect,
        entry.date,
        entry.responsible,
        _effect(move, practices.get(practice)),
        move,
    )


def _effect(move: Delta | None, practice: Direction | None) -> Effect:
    """By the action's own aspect; where that is not known, a practice that rose speaks for it, and no other does."""
    if move is not None:
        return "rose" if move.direction == "rose" else "did_not_rise"
    return "rose" if practice == "rose" else "unknown"
