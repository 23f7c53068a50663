"""The practices through the activities of the service value chain: a lens on their scores that counts for nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from reports.view.model import PracticeView, View


@dataclass(frozen=True)
class Activity:
    """`practices` take part in it and were asked about, the lowest score first. `score` is the mean of those that have
    one; None where none has.
    """

    id: str
    name: str
    in_short: str
    practices: tuple[PracticeView, ...]
    score: float | None

    @property
    def scored(self) -> tuple[PracticeView, ...]:
        return tuple(practice for practice in self.practices if practice.result.score is not None)


def value_chain(view: View) -> tuple[Activity, ...]:
    """Every activity that the questionnaire names, in its order; none where no practice says in which it takes part.

    Topics are left out, as they are of the stages.
    """
    asked = [one for one in view.practices if one.result.questions and not one.practice.optional]
    if not any(practice.practice.value_chain for practice in asked):
        return ()
    return tuple(
        Activity(known.id, known.name, known.in_short, members, _mean(members))
        for known in view.questionnaire.framework.value_chain
        for members in (_lowest_first(one for one in asked if known.id in one.practice.value_chain),)
    )


def _lowest_first(practices: Iterable[PracticeView]) -> tuple[PracticeView, ...]:
    """Those without a score last."""
    return tuple(sorted(practices, key=lambda one: (one.result.score is None, one.result.score or 0.0)))


def _mean(practices: tuple[PracticeView, ...]) -> float | None:
    scores = [practice.result.score for practice in practices if practice.result.score is not None]
    return fmean(scores) if scores else None
