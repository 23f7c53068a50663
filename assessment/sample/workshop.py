"""The sample's closing workshop, to be looked at: its agenda, what each voted, what was agreed on and left open."""

import datetime as dt

from assessment.engagement.model import Answer, Assessment
from assessment.engagement.workshop import Agreement, Attendee, Choice, Finished, Item, Promise, Workshop
from assessment.questionnaire.model import Questionnaire
from assessment.sample.assessments import WORKSHOP_ENDS
from assessment.sample.profile import northgate

MINUTES = 90


def sample_workshop(assessment: Assessment, questionnaire: Questionnaire) -> Finished:
    """Of this year's assessment. People voted as they had answered."""
    said = {(answer.question, answer.respondent): answer for answer in assessment.answers}
    questions = [one.question for one in assessment.consensus]
    parked = {one: kept for one, kept in northgate().now.parked.items() if one in questionnaire.questions}
    agenda = (*questions, *parked)
    cast = {
        question: tuple(_choice(said.get((question, person.id))) for person in assessment.respondents)
        for question in agenda
    }
    agreements = {one.question: Agreement(one.rating, one.rationale) for one in assessment.consensus}
    promises = {one: Promise(kept.what, kept.by, kept.due) for one, kept in parked.items()}
    items = tuple(
        Item(
            id=at,
            question=question,
            state="agreed" if question in agreements else "parked",
            round=1,
            votes=sum(choice is not None for choice in cast[question]),
            shown=True,
            watched=False,
            agreement=agreements.get(question),
            promise=promises.get(question),
            reason="disputed",
        )
        for at, question in enumerate(agenda, 1)
    )
    ends = dt.datetime.combine(assessment.info.date or northgate().now.date, WORKSHOP_ENDS)
    people = tuple(Attendee(person.label, person.group) for person in assessment.respondents)
    begins = ends - dt.timedelta(minutes=MINUTES)
    return Finished(Workshop("", "", "ended", None, MINUTES, people, False, begins, ends, None, items, None), cast)


def _choice(answer: Answer | None) -> Choice | None:
    if answer is None:
        return None
    return answer.rating if answer.state == "rated" else answer.state
