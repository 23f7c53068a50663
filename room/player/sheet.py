"""What a respondent's page shows, as plain values: the questions asked, what this one said, nothing of anybody else."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from assessment.comparison.baseline import means_the_same
from assessment.engagement.model import Answer, Baseline
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.asked import MINUTES_PER_QUESTION, asked_of_person
from assessment.questionnaire.glossary import terms_in
from assessment.questionnaire.model import Question, Questionnaire
from assessment.questionnaire.schema import Term
from assessment.questionnaire.wording import pieces
from assessment.store.guests import AnswerSheet, Guest
from assessment.store.outbox import FieldValue, value_of, version_of
from reports.narrative.proof import what_proves
from room.player_assets import outbox_key

FIELDS = ("choice", "comment", "evidence", "concern")
HEAVY, DECISIVE = 2, 3
"""From this weight of a need, and this impact on a practice, to leave the practice out is worth a second thought."""
SYSTEM_NAME = "Service value system"


@dataclass(frozen=True)
class Earlier:
    """What a question with the same words came to last time."""

    when: str
    value: str
    says: str


@dataclass(frozen=True)
class Asked:
    """One question on the page. `text` and `why` are pieces, some of which are words of the field with their id;
    what is worth asking to see stands under its names in `proof`.
    """

    id: str
    practice: int
    text: tuple[tuple[str, str], ...]
    why: tuple[tuple[str, str], ...]
    levels: tuple[str, ...]
    proof: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    hanging: tuple[str, ...]
    earlier: Earlier | None


@dataclass(frozen=True)
class Practice:
    """Some questions that stand together; `stage` is where in the life of a service."""

    name: str
    stage: str
    in_short: str


@dataclass(frozen=True)
class Said:
    """What a respondent says to a question, and the version of each field."""

    choice: FieldValue
    comment: FieldValue
    evidence: FieldValue
    concern: FieldValue
    versions: dict[str, str]
    at: str | None


@dataclass(frozen=True)
class Sheet:
    """All that a page needs. `key` tells this respondent's outbox from another's on the same device."""

    key: str
    who: str
    client: str
    title: str
    by_link: bool
    anonymous: bool
    closes: str | None
    minutes_each: float
    practices: tuple[Practice, ...]
    questions: tuple[Asked, ...]
    words: dict[str, tuple[str, str]]
    answers: dict[str, Said]

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return max(1, math.ceil(len(self.questions) * MINUTES_PER_QUESTION))

    def first_open(self) -> Asked | None:
        """The first question without an answer."""
        return next((question for question in self.questions if question.id not in self.answers), None)

    def as_json(self) -> dict[str, object]:
        """As the page's modules read it."""
        return asdict(self)


def asked_of(guest: Guest, questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The questions of a guest: with a link those of the role or the chosen practices, at this machine all in scope."""
    in_scope = questionnaire.questions_in_scope(guest.scope.depth, guest.scope.practices, guest.scope.depths)
    if guest.invitation is None:
        return in_scope
    return asked_of_person(guest.respondent.role, guest.practices, in_scope)


def sheet_of(guest: Guest, kept: AnswerSheet, questionnaire: Questionnaire) -> Sheet:
    """The page of a guest."""
    asked = asked_of(guest, questionnaire)
    subjects = tuple(dict.fromkeys(question.subject for question in asked))
    numbers = {subject: at for at, subject in enumerate(subjects)}
    earlier = None if guest.invitation else kept.record.baseline  # of all who answered then: not a guest's to see
    hanging = _hanging(kept.record, questionnaire)
    role = questionnaire.roles.get(guest.respondent.role)
    return Sheet(
        key=outbox_key(guest.assessment, guest.respondent.id),
        who=" · ".join(dict.fromkeys(filter(None, (guest.respondent.label, role.name if role else "")))) or "You",
        client=kept.record.client.name,
        title=kept.record.info.title or "Assessment",
        by_link=guest.invitation is not None,
        anonymous=guest.answering.anonymous,
        closes=guest.answering.closes.isoformat() if guest.answering.closes and guest.invitation else None,
        minutes_each=MINUTES_PER_QUESTION,
        practices=tuple(
            Practice(
                questionnaire.name_of(subject),
                questionnaire.section_of(subject.id).name if subject.is_practice else SYSTEM_NAME,
                questionnaire.described(subject).in_short,
            )
            for subject in subjects
        ),
        questions=tuple(
            _asked(question, numbers[question.subject], questionnaire, hanging, earlier) for question in asked
        ),
        words={term.id: (term.term, term.meaning) for term in questionnaire.glossary if not term.everyday},
        answers=answers_of(kept.answers, asked),
    )


def answers_of(said: Iterable[Answer], asked: Iterable[Question]) -> dict[str, Said]:
    """What was said to the questions that are asked, by question."""
    ids = {question.id for question in asked}
    return {answer.question: _said(answer) for answer in said if answer.question in ids}


def _said(answer: Answer) -> Said:
    return Said(
        choice=value_of(answer, "choice"),
        comment=answer.comment,
        evidence=answer.evidence,
        concern=answer.concern,
        versions={
            "choice": version_of(answer, "choice"),
            "comment": version_of(answer, "comment"),
            "evidence": version_of(answer, "evidence"),
            "concern": version_of(answer, "concern"),
        },
        at=answer.at.isoformat() if answer.at else None,
    )


def _asked(
    question: Question,
    practice: int,
    questionnaire: Questionnaire,
    hanging: Mapping[str, tuple[str, ...]],
    earlier: Baseline | None,
) -> Asked:
    entry = question.entry
    terms = terms_in(" ".join((entry.text, entry.why, *entry.levels)), questionnaire.glossary)
    return Asked(
        id=question.id,
        practice=practice,
        text=_pieces(entry.text, terms),
        why=_pieces(entry.why, terms),
        levels=tuple(entry.levels),
        proof=what_proves(question),
        words=tuple(term.id for term in terms),
        hanging=hanging.get(question.subject.id, ()) if question.subject.is_practice else (),
        earlier=_earlier(question, earlier),
    )


def _pieces(text: str, terms: tuple[Term, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((piece, term.id if term else "") for piece, term in pieces(text, terms))


def _hanging(record: AssessmentRecord, questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """The heavy needs that hang decisively on a practice, by practice, the heaviest first."""
    found: dict[str, list[str]] = {}
    weights = record.needs.weights()
    for need in sorted(weights, key=lambda need: -weights[need]):
        if weights[need] >= HEAVY and need in questionnaire.needs:
            for practice, impact in questionnaire.needs[need].impact.items():
                if impact >= DECISIVE:
                    found.setdefault(practice, []).append(questionnaire.needs[need].entry.name)
    return {practice: tuple(names) for practice, names in found.items()}


def _earlier(question: Question, baseline: Baseline | None) -> Earlier | None:
    then = None if baseline is None else baseline.questions.get(question.id)
    if baseline is None or then is None or not means_the_same(then.wording, question):
        return None
    level = min(5, max(0, math.floor(then.value + 0.5)))
    when = f"{baseline.date:%B %Y}" if baseline.date else "last time"
    return Earlier(when, f"{then.value:.1f}".removesuffix(".0"), question.entry.levels[level])
