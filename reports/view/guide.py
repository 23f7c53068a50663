"""What an interview guide is made of. It needs no answers, and no score or plan is worked out for it."""

import datetime as dt
from dataclasses import dataclass

from assessment.engagement.model import Assessment, Client
from assessment.engagement.preparation import (
    NO_REQUESTS,
    AskedAbout,
    Document,
    Interview,
    Requests,
    by_subject,
    documents_of,
)
from assessment.questionnaire.model import Questionnaire


@dataclass(frozen=True)
class Guide:
    """`date` is the assessment's, or the day on which the guide is made; `requests` say how far documents are."""

    client: Client
    title: str
    date: dt.date
    questionnaire: Questionnaire
    interviews: tuple[Interview, ...]
    requests: Requests

    @property
    def about(self) -> tuple[AskedAbout, ...]:
        """Every question of any interview once, by what it is about, in the questionnaire's order."""
        asked = {question.id for one in self.interviews for question in one.questions}
        return by_subject(question for question in self.questionnaire.questions.values() if question.id in asked)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Everything that the questions ask to see."""
        return tuple(one for part in self.about for question in part.questions for one in documents_of(question))


def guide_of(
    assessment: Assessment,
    questionnaire: Questionnaire,
    interviews: tuple[Interview, ...],
    today: dt.date,
    requests: Requests = NO_REQUESTS,
) -> Guide:
    """`today` dates an assessment that carries no date."""
    title = assessment.info.title or questionnaire.framework.name
    date = assessment.info.date or today
    told = questionnaire.in_words_of(assessment.scope.vocabulary)
    return Guide(assessment.client, title, date, told, interviews, requests)
