"""Which questions are worth agreeing on first, where an hour of everybody's time is dear.

A question is open where two people or more have answered it, nothing was agreed on and no assessor's rating counts, and
either the ratings lie two levels or more apart, or more than half of those who answered gave no level (unless all call
it not applicable). Of ten ratings or more the outermost fifth at each end is left out of the distance: one voice
among sixty makes no dispute.

points = doubt × (1 + importance) × (1 + moves)

A workshop's agenda (assessment.advice.workshop) is ranked by the same points, over more questions.

  doubt       (distance + 2 × share of those who gave no level) ÷ 5: a room can talk two levels apart together, and
              learns as much where it finds out who knows; but nobody can agree on what nobody knows
  importance  that of the practice for the chosen needs, 0 to 1; 0 for a component of the service value system
  moves       1 where the practice's level differs between the lowest and the highest that was said, all else as it is;
              0 where it does not: near a border an answer decides, far from it the same answer is a detail
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assessment.advice.situation import Situation
from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.questionnaire.schema import TOP_LEVEL
from assessment.scoring.levels import attainments, capability_levels
from assessment.scoring.voices import PARTED_BY

SILENT_ABOVE = 0.5
LEVELS_OF_SILENCE = 2  # what nobody knows weighs as voices that lie so far apart
MANY, ONE_IN = 10, 5  # of so many ratings or more, one in so many is left out at each end
FEWEST_PEOPLE = 2


@dataclass(frozen=True)
class Doubt:
    """How far apart those who answered are. `lowest` and `highest` are None where nobody gave a level.

    `silent` is the share of those who answered "don't know" or "not applicable".
    """

    people: int
    lowest: int | None
    highest: int | None
    silent: float

    @property
    def distance(self) -> int:
        """Levels between the two ends."""
        return 0 if self.lowest is None or self.highest is None else self.highest - self.lowest

    @property
    def size(self) -> float:
        return (self.distance + LEVELS_OF_SILENCE * self.silent) / TOP_LEVEL


@dataclass(frozen=True)
class OpenQuestion:
    """A question worth agreeing on. `levels` are those of its practice at either end; None: they are the same."""

    question: str
    doubt: Doubt
    importance: float
    levels: tuple[int, int] | None
    points: float


def doubts(assessment: Assessment, questionnaire: Questionnaire) -> dict[str, Doubt]:
    """The open questions in scope, in the questionnaire's order. Needs no score, so every page can count them."""
    settled = {agreed.question for agreed in assessment.consensus}
    settled |= {rating.question for rating in assessment.counted_ratings()}
    scope = assessment.scope
    said: dict[str, list[Answer]] = {
        question.id: []
        for question in questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)
        if question.id not in settled
    }
    for answer in assessment.answers:
        if answer.question in said:
            said[answer.question].append(answer)
    found = {question: doubt_of(given) for question, given in said.items() if len(given) >= FEWEST_PEOPLE}
    return {question: doubt for question, doubt in found.items() if _is_open(doubt, said[question])}


def doubt_of(given: Sequence[Answer]) -> Doubt:
    """What the answers to one question come to; of at least one person."""
    ratings = sorted(answer.rating for answer in given if answer.rating is not None)
    apart = len(ratings) // ONE_IN if len(ratings) >= MANY else 0
    kept = ratings[apart : len(ratings) - apart]
    silent = (len(given) - len(ratings)) / len(given)
    return Doubt(len(given), kept[0] if kept else None, kept[-1] if kept else None, silent)


def _is_open(doubt: Doubt, given: Sequence[Answer]) -> bool:
    all_of_one_mind = all(answer.state == "not_applicable" for answer in given)
    return doubt.distance >= PARTED_BY or (doubt.silent > SILENT_ABOVE and not all_of_one_mind)


def open_questions(situation: Situation) -> tuple[OpenQuestion, ...]:
    """The open questions, the one that is most worth settling first."""
    return by_points(situation, doubts(situation.assessment, situation.questionnaire))


def by_points(situation: Situation, doubted: Mapping[str, Doubt]) -> tuple[OpenQuestion, ...]:
    """These questions, the one that is most worth settling first."""
    found = list(_weighed(situation, doubted, _values(situation)))
    return tuple(sorted(found, key=lambda one: -one.points))  # sorted keeps the questionnaire's order among equals


def _weighed(
    situation: Situation, doubted: Mapping[str, Doubt], values: Mapping[Subject, Mapping[str, float]]
) -> Iterator[OpenQuestion]:
    for question, doubt in doubted.items():
        subject = situation.questionnaire.questions[question].subject
        weight = situation.importance.get(subject.id, 0.0) if subject.is_practice else 0.0
        levels = _levels(question, doubt, values.get(subject, {}))
        points = doubt.size * (1 + weight) * (1 if levels is None else 2)
        yield OpenQuestion(question, doubt, weight, levels, points)


def _values(situation: Situation) -> dict[Subject, dict[str, float]]:
    """The values that there are, by what they count for."""
    found: dict[Subject, dict[str, float]] = {}
    for question, outcome in situation.result.questions.items():
        if outcome.in_scope and outcome.value is not None:
            found.setdefault(situation.questionnaire.questions[question].subject, {})[question] = outcome.value
    return found


def _levels(question: str, doubt: Doubt, values: Mapping[str, float]) -> tuple[int, int] | None:
    """The levels at the lowest and the highest that was said; where nobody gave one, at the two ends of the scale."""
    low, high = (0, TOP_LEVEL) if doubt.lowest is None or doubt.highest is None else (doubt.lowest, doubt.highest)
    others = [value for other, value in values.items() if other != question]
    at_low, at_high = (_level([*others, float(end)]) for end in (low, high))
    return None if at_low == at_high else (at_low, at_high)


def _level(values: Sequence[float]) -> int:
    return int(capability_levels(attainments(np.array(values)).mean(axis=0, keepdims=True))[0])
