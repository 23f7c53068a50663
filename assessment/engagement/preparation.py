"""Before the interviews: what is asked of whom, and which documents the questions ask to see."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assessment.engagement.model import Assessment, RequestStatus, Respondent
from assessment.questionnaire.asked import asked_of_person, asked_of_role
from assessment.questionnaire.model import Question, Questionnaire, Subject

MINUTES_IN_AN_INTERVIEW = 3
"""For one question: to ask it, to hear an example, to look at what was brought, to agree on a description."""
BETWEEN_DOCUMENTS = ";"


@dataclass(frozen=True, order=True)
class Document:
    """One thing that a question asks to see, in the questionnaire's words."""

    question: str
    name: str


@dataclass(frozen=True)
class Request:
    """How far a document's request is; `note` is from whom it comes, or why it does not."""

    status: RequestStatus = "open"
    note: str = ""


NOT_ASKED = Request()
Requests = Mapping[Document, Request]
NO_REQUESTS: Requests = MappingProxyType({})
Practices = Mapping[str, tuple[str, ...]]
NO_PRACTICES: Practices = MappingProxyType({})


@dataclass(frozen=True)
class AskedAbout:
    """Questions on one practice or component, in the order of the questionnaire."""

    subject: Subject
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Interview:
    """One conversation: the questions for a role (its id, or the client's own word), and who has it."""

    role: str
    people: tuple[Respondent, ...]
    about: tuple[AskedAbout, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for part in self.about for question in part.questions)

    @property
    def minutes(self) -> int:
        return len(self.questions) * MINUTES_IN_AN_INTERVIEW


def documents_of(question: Question) -> tuple[Document, ...]:
    """What a question asks to see, one by one."""
    pieces = (" ".join(piece.split()) for piece in question.entry.evidence.rstrip(".").split(BETWEEN_DOCUMENTS))
    return tuple(Document(question.id, piece[:1].upper() + piece[1:]) for piece in pieces if piece)


def requests_in(assessment: Assessment) -> dict[Document, Request]:
    """How far documents are that were asked for, as an assessment carries it."""
    return {Document(one.question, one.document): Request(one.status, one.note) for one in assessment.documents}


def practices_in(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """The practices that were chosen for people, by their ids, as an assessment carries them."""
    return {person.id: person.practices for person in assessment.respondents if person.practices}


def in_scope(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Every question that an assessment asks."""
    scope = assessment.scope
    return questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)


def by_subject(questions: Iterable[Question]) -> tuple[AskedAbout, ...]:
    """Questions under what they are about."""
    held: dict[Subject, list[Question]] = {}
    for question in questions:
        held.setdefault(question.subject, []).append(question)
    return tuple(AskedAbout(subject, tuple(some)) for subject, some in held.items())


def roles_asked(assessment: Assessment, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The roles that something in scope is asked of, in the questionnaire's order."""
    asked = {role for question in in_scope(assessment, questionnaire) for role in question.entry.roles}
    return tuple(role for role in questionnaire.roles if role in asked)


def interviews(assessment: Assessment, questionnaire: Questionnaire) -> tuple[Interview, ...]:
    """One for each role that somebody has; where nobody is named yet, one for each role that is asked something."""
    held = dict.fromkeys(person.role for person in assessment.respondents)
    known = [role for role in questionnaire.roles if role in held]
    roles = [*known, *(role for role in held if role not in known)] or roles_asked(assessment, questionnaire)
    return interviews_of_roles(assessment, questionnaire, roles)


def interviews_of_roles(
    assessment: Assessment, questionnaire: Questionnaire, roles: Iterable[str]
) -> tuple[Interview, ...]:
    """One for each of these roles, with the people who have it."""
    questions = in_scope(assessment, questionnaire)
    return tuple(
        Interview(
            role,
            tuple(person for person in assessment.respondents if person.role == role),
            by_subject(asked_of_role(role, questions)),
        )
        for role in roles
    )


def interviews_of_people(
    assessment: Assessment, questionnaire: Questionnaire, people: Collection[str], practices: Practices = NO_PRACTICES
) -> tuple[Interview, ...]:
    """One for each of these people, by their ids; `practices` were chosen for some."""
    questions = in_scope(assessment, questionnaire)
    return tuple(
        Interview(
            person.role, (person,), by_subject(asked_of_person(person.role, practices.get(person.id, ()), questions))
        )
        for person in assessment.respondents
        if person.id in people
    )


def conversations(
    assessment: Assessment,
    questionnaire: Questionnaire,
    roles: Iterable[str] = (),
    people: Collection[str] = (),
    practices: Practices = NO_PRACTICES,
) -> tuple[Interview, ...]:
    """For these roles, then with these people, by their ids; with everybody where nobody is named. `practices` were
    chosen for some people.
    """
    return (
        *interviews_of_roles(assessment, questionnaire, dict.fromkeys(roles)),
        *interviews_of_people(assessment, questionnaire, people, practices),
    ) or interviews(assessment, questionnaire)
