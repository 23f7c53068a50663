"""Which questions are worth a room's time: an agenda from scope, answers, needs and minutes, to be edited.

A question is worth it where talking may change something: it is open, people see it differently, many do not know, or
one answer moves the practice's level. How much, in points: two for each level of spread beyond the first, two where it
is open, up to two for those who do not know, one and a half near a border, one where a heavy need hangs decisively on
the practice; times a half and the practice's importance. Each further question of one practice is worth a little less.
What was promised last time comes first, whatever it is worth. What was agreed on is not asked again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.advice.importance import chosen_needs, importance
from assessment.engagement.model import Assessment
from assessment.engagement.workshop import questions_for
from assessment.questionnaire.model import HIGHEST_IMPACT, Questionnaire, Subject
from assessment.scoring.results import QuestionResult, Result
from assessment.scoring.sensitivity import Sensitivity, sensitivity_of_practices

Reason = Literal["promised", "disputed", "open", "unknown", "border", "heavy", "chosen"]
"""Why a question stands on the agenda, the strongest first; `chosen`: by whoever leads the room."""
HEAVIEST = 3
FAR_APART = 2
MANY_DO_NOT_KNOW = 1 / 3
FEW_ANSWERS = 2
POINTS_EACH_LEVEL, POINTS_OPEN, POINTS_UNKNOWN, POINTS_BORDER, POINTS_HEAVY = 2.0, 2.0, 2.0, 1.5, 1.0
WITHOUT_IMPORTANCE = 0.5
EACH_FURTHER = 0.85


@dataclass(frozen=True)
class Proposed:
    """One question for the room, with why, the strongest reason first."""

    question: str
    reasons: tuple[Reason, ...]
    worth: float


def agenda(
    assessment: Assessment,
    result: Result,
    questionnaire: Questionnaire,
    minutes: int,
    promised: Collection[str] = (),
) -> tuple[Proposed, ...]:
    """What fits into the minutes: promises first, then practice by practice, the worthiest first."""
    ranked = worth_the_room(assessment, result, questionnaire, promised)
    chosen = ranked[: questions_for(minutes)]
    firsts = [one for one in chosen if "promised" in one.reasons]
    return (*firsts, *_by_subject([one for one in chosen if "promised" not in one.reasons], questionnaire))


def worth_the_room(
    assessment: Assessment, result: Result, questionnaire: Questionnaire, promised: Collection[str] = ()
) -> tuple[Proposed, ...]:
    """Every question that a room could settle, the worthiest first; equals stay in the questionnaire's order."""
    borders = _near_a_border(sensitivity_of_practices(result, questionnaire))
    weights = chosen_needs(assessment.needs, questionnaire)
    matters = importance(weights, questionnaire)
    heavy = _heavy_practices(weights, questionnaire)
    found = []
    for identity, outcome in result.questions.items():
        if not outcome.in_scope or (outcome.consensus and identity not in promised):
            continue
        subject = questionnaire.questions[identity].subject
        reasons = tuple(_reasons(outcome, identity in promised, identity in borders, subject.id in heavy))
        if set(reasons) - {"heavy"}:
            worth = _points(outcome, reasons) * (WITHOUT_IMPORTANCE + matters.get(subject.id, 1.0))
            found.append(Proposed(identity, reasons, worth))
    return _spread_over_practices(found, questionnaire)


def _reasons(outcome: QuestionResult, promised: bool, border: bool, heavy: bool) -> Iterable[Reason]:
    if promised:
        yield "promised"
    if _spread(outcome) >= FAR_APART:
        yield "disputed"
    if outcome.value is None:
        yield "open"
    if _unknown(outcome) >= MANY_DO_NOT_KNOW:
        yield "unknown"
    if border:
        yield "border"
    if heavy:
        yield "heavy"


def _points(outcome: QuestionResult, reasons: Collection[Reason]) -> float:
    return (
        POINTS_EACH_LEVEL * max(0, _spread(outcome) - 1)
        + POINTS_OPEN * ("open" in reasons)
        + POINTS_UNKNOWN * _unknown(outcome)
        + POINTS_BORDER * ("border" in reasons)
        + POINTS_HEAVY * ("heavy" in reasons)
    )


def _spread(outcome: QuestionResult) -> int:
    return 0 if outcome.lowest is None or outcome.highest is None else outcome.highest - outcome.lowest


def _unknown(outcome: QuestionResult) -> float:
    asked = outcome.raters + outcome.dont_know + outcome.not_applicable
    return outcome.dont_know / asked if asked else 0.0


def _near_a_border(changes: Mapping[str, Sensitivity]) -> frozenset[str]:
    """Questions of which one or two answers move their practice's level."""
    sets = [one for each in changes.values() for one in (each.rise, each.fall) if one and len(one) <= FEW_ANSWERS]
    return frozenset(change.question for one in sets for change in one)


def _heavy_practices(weights: Mapping[str, int], questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(
        practice
        for need, weight in weights.items()
        if weight >= HEAVIEST
        for practice, impact in questionnaire.needs[need].impact.items()
        if impact >= HIGHEST_IMPACT
    )


def _spread_over_practices(found: Iterable[Proposed], questionnaire: Questionnaire) -> tuple[Proposed, ...]:
    """The worthiest first, each further one of a practice worth a little less; what was promised before all."""
    seen: dict[Subject, int] = {}
    ranked: list[Proposed] = []
    for one in sorted(found, key=lambda one: -one.worth):
        subject = questionnaire.questions[one.question].subject
        ranked.append(Proposed(one.question, one.reasons, one.worth * EACH_FURTHER ** seen.get(subject, 0)))
        seen[subject] = seen.get(subject, 0) + 1
    return tuple(sorted(ranked, key=lambda one: ("promised" not in one.reasons, -one.worth)))


def _by_subject(chosen: Iterable[Proposed], questionnaire: Questionnaire) -> tuple[Proposed, ...]:
    groups: dict[Subject, list[Proposed]] = {}
    for one in chosen:
        groups.setdefault(questionnaire.questions[one.question].subject, []).append(one)
    return tuple(one for group in groups.values() for one in group)
