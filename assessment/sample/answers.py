"""From the profile to single answers: the same ones on every machine and in every year.

A rating is the value of the practice, shifted by aspect, by the person's leaning and by a scatter that a
stable hash of the names gives, then rounded. What somebody said in so many words stands instead.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator

from assessment.engagement.model import Answer
from assessment.questionnaire.model import Question
from assessment.sample.profile import Person, Profile, Round, Statement, SubjectProfile

SCATTER = 0.55
HIGHEST_BY_PROFILE = 4
DOES_NOT_KNOW = 0.03
DOES_NOT_KNOW_WHERE_UNSURE = 0.6
FORTNIGHT = 14
SITTINGS = 3
SECONDS_A_QUESTION = (40, 110)


def answers(profile: Profile, this: Round, questions: Iterable[Question]) -> Iterator[Answer]:
    """Every answer of a round, person by person in the order of the questions."""
    asked = list(questions)
    for person in this.people:
        own = [
            (question, statement)
            for question in asked
            if (statement := _statement(profile, this, person, question)) is not None
        ]
        moments = _moments(person, this.date, len(own))
        for (question, statement), at in zip(own, moments, strict=True):
            yield Answer(respondent=person.id, question=question.id, at=at, **statement.model_dump())


def chance(*names: str) -> float:
    """A number from 0 up to 1 that depends on the names alone."""
    digest = hashlib.sha256("|".join(names).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def _statement(profile: Profile, this: Round, person: Person, question: Question) -> Statement | None:
    """What this person answers, or None where the question does not reach them."""
    if (said := this.said.get(question.id, {}).get(person.id)) is not None:
        return said
    value = _value(profile, this, question)
    if value is None or not person.is_asked(tuple(question.entry.roles)):
        return None
    if question.id in this.nobody_knows or _does_not_know(person, this, question):
        return Statement(state="dont_know")
    return Statement(rating=_rating(value, person, question))


def _value(profile: Profile, this: Round, question: Question) -> float | None:
    """Where the profile puts a question, or None where it says nothing about its practice or component."""
    standing = _standing(profile, question)
    value = standing.now if this is profile.now else standing.earlier
    if value is None:
        return None
    aspect = question.entry.aspect
    return value + standing.aspects.get(aspect, profile.aspects.get(aspect, 0.0))


def _standing(profile: Profile, question: Question) -> SubjectProfile:
    of = profile.practices if question.subject.is_practice else profile.components
    return of.get(question.subject.id, SubjectProfile())


def _does_not_know(person: Person, this: Round, question: Question) -> bool:
    likely = DOES_NOT_KNOW_WHERE_UNSURE if question.subject.id in person.unsure_of else DOES_NOT_KNOW
    return chance("knows", this.title, person.id, question.id) < likely


def _rating(value: float, person: Person, question: Question) -> int:
    # The names leave the year out, so that from one year to the next only the profile moves a rating.
    scatter = (chance("rates", person.id, question.id) * 2 - 1) * SCATTER
    return min(HIGHEST_BY_PROFILE, max(0, round(value + person.leaning + scatter)))


def _moments(person: Person, end: dt.date, count: int) -> Iterator[dt.datetime]:
    """When the answers were given: three sittings on working days of the fortnight before the date."""
    days = [day for back in range(FORTNIGHT, 0, -1) if (day := end - dt.timedelta(days=back)).weekday() < 5]
    for sitting in range(SITTINGS):
        third = len(days) * sitting // SITTINGS, len(days) * (sitting + 1) // SITTINGS
        day = days[third[0] + int(chance("day", person.id, str(sitting)) * (third[1] - third[0]))]
        minutes = int(chance("hour", person.id, str(sitting)) * 5 * 60)
        at = dt.datetime.combine(day, dt.time(8, 10), tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
        for position in range(count * sitting // SITTINGS, count * (sitting + 1) // SITTINGS):
            yield at
            shortest, longest = SECONDS_A_QUESTION
            at += dt.timedelta(seconds=int(shortest + chance("pace", person.id, str(position)) * (longest - shortest)))
