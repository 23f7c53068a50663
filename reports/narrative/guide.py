"""The interview guide in words: who is asked how much, and how far the documents are."""

from collections import Counter

from assessment.engagement.model import RequestStatus, Respondent
from assessment.engagement.preparation import NOT_ASKED, Document, Interview, Requests
from assessment.questionnaire.model import Questionnaire
from reports.narrative.labels import label
from reports.narrative.say import say

STATUSES: tuple[RequestStatus, ...] = ("asked", "received", "missing")


def role_name(role: str, questionnaire: Questionnaire) -> str:
    """The name of a role, or the client's own word for it."""
    return questionnaire.roles[role].name if role in questionnaire.roles else role or label("guide.no_role")


def guide_title(interviews: tuple[Interview, ...]) -> str:
    """How many conversations, about how many questions."""
    asked = {question.id for one in interviews for question in one.questions}
    return say("guide_title", interviews=len(interviews), questions=len(asked))


def guide_how() -> str:
    """How to hold an interview by this guide."""
    return say("guide_how")


def interview_title(interview: Interview, whom: str) -> str:
    """Who is asked how much."""
    return say("interview_title", whom=whom, questions=len(interview.questions), subjects=len(interview.about))


def interview_time(interview: Interview) -> str:
    """How long it takes, and what where that is too long for one sitting."""
    return say("interview_time", minutes=interview.minutes, sittings=-(-interview.minutes // 90))


def whom(interview: Interview, questionnaire: Questionnaire) -> str:
    """A person by name where the conversation is with one of them, else the role."""
    role = role_name(interview.role, questionnaire)
    return say("guide_person", name=names(interview.people), role=role) if len(interview.people) == 1 else role


def names(people: tuple[Respondent, ...]) -> str:
    """People one after the other."""
    return ", ".join(person.label or person.id for person in people)


def documents_title(documents: tuple[Document, ...], requests: Requests) -> str:
    """How many documents are asked for, and how far that is."""
    by_status = Counter(requests.get(one, NOT_ASKED).status for one in documents)
    return say("documents_title", number=len(documents), **{status: by_status[status] for status in STATUSES})


def documents_how() -> str:
    """What the list is for."""
    return say("documents_how")


def status_name(document: Document, requests: Requests) -> str:
    """How far a document's request is."""
    status = requests.get(document, NOT_ASKED).status
    return label(f"guide.status.{status}")
