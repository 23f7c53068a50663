"""Which questions are worth a room's time: an agenda from scope, answers, needs and minutes, to be edited.

A question is worth it where talking may change something: it is open, people see it differently, many do not know, or
its answer moves the practice's level. How much is said by the points of assessment.advice.settling, by which Settle
goes too; more questions stand here, since a room can also answer what nobody, or one person, has answered yet:

- what nobody answered counts as what nobody knows;
- what one person said may be a level higher or lower.

Each further question of one practice is worth a little less. What was promised last time comes first, whatever it is
worth. What was agreed on is not asked again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assessment.advice.settling import FEWEST_PEOPLE, Doubt, OpenQuestion, by_points, doubt_of
from assessment.advice.situation import Situation
from assessment.engagement.model import Answer
from assessment.engagement.workshop import questions_for
from assessment.questionnaire.model import HIGHEST_IMPACT, Questionnaire, Subject
from assessment.questionnaire.schema import TOP_LEVEL
from assessment.scoring.voices import PARTED_BY

Reason = Literal["promised", "disputed", "open", "unknown", "border", "heavy", "chosen"]
"""Why a question stands on the agenda, the strongest first; `chosen`: by whoever leads the room."""
HEAVIEST = 3
MANY_DO_NOT_KNOW = 1 / 3
EACH_FURTHER = 0.85
NOBODY_HEARD = Doubt(people=0, lowest=None, highest=None, silent=1.0)


@dataclass(frozen=True)
class Proposed:
    """One question for the room, with why, the strongest reason first."""

    question: str
    reasons: tuple[Reason, ...]
    worth: float


def agenda(situation: Situation, minutes: int, promised: Collection[str] = ()) -> tuple[Proposed, ...]:
    """What fits into the minutes: promises first, then practice by practice, the worthiest first."""
    ranked = worth_the_room(situation, promised)
    chosen = ranked[: questions_for(minutes)]
    firsts = [one for one in chosen if "promised" in one.reasons]
    return (*firsts, *_by_subject([one for one in chosen if "promised" not in one.reasons], situation.questionnaire))


def worth_the_room(situation: Situation, promised: Collection[str] = ()) -> tuple[Proposed, ...]:
    """Every question that a room could settle, the worthiest first; equals stay in the questionnaire's order."""
    heavy = _heavy_practices(situation)
    found = []
    for one in by_points(situation, _doubts(situation, promised)):
        subject = situation.questionnaire.questions[one.question].subject
        unvalued = situation.result.questions[one.question].value is None
        reasons = tuple(_reasons(one, one.question in promised, unvalued, subject.id in heavy))
        if set(reasons) - {"heavy"}:
            found.append(Proposed(one.question, reasons, one.points))
    return _spread_over_practices(found, situation.questionnaire)


def _doubts(situation: Situation, promised: Collection[str]) -> dict[str, Doubt]:
    """Every question in scope that is not agreed on, or that something was promised about."""
    said: dict[str, list[Answer]] = {}
    for answer in situation.assessment.answers:
        said.setdefault(answer.question, []).append(answer)
    return {
        question: _doubt(said.get(question, ()))
        for question, outcome in situation.result.questions.items()
        if outcome.in_scope
        and (question in promised or not (outcome.consensus or _concerns_nobody(said.get(question))))
    }


def _concerns_nobody(given: Sequence[Answer] | None) -> bool:
    return bool(given) and all(answer.state == "not_applicable" for answer in given or ())


def _doubt(given: Sequence[Answer]) -> Doubt:
    if not given:
        return NOBODY_HEARD
    doubt = doubt_of(given)
    if len(given) >= FEWEST_PEOPLE or doubt.lowest is None or doubt.highest is None:
        return doubt
    return Doubt(doubt.people, max(0, doubt.lowest - 1), min(TOP_LEVEL, doubt.highest + 1), doubt.silent)


def _reasons(one: OpenQuestion, promised: bool, unvalued: bool, heavy: bool) -> Iterator[Reason]:
    if promised:
        yield "promised"
    if one.doubt.people >= FEWEST_PEOPLE and one.doubt.distance >= PARTED_BY:
        yield "disputed"
    if unvalued:
        yield "open"
    if one.doubt.people and one.doubt.silent >= MANY_DO_NOT_KNOW:
        yield "unknown"
    if one.levels is not None and not unvalued:
        yield "border"
    if heavy:
        yield "heavy"


def _heavy_practices(situation: Situation) -> frozenset[str]:
    return frozenset(
        practice
        for need, weight in situation.weights.items()
        if weight >= HEAVIEST
        for practice, impact in situation.questionnaire.needs[need].impact.items()
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
