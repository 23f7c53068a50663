"""Whose word counts where voices part: a mean hides what the one who does the work knows.

A voice is credible where it names evidence, where its role is one of those that the question is asked of, or where it
was marked as worrying. The head of IT's 3 and clinical engineering's 1 with evidence make a mean of 2; a danger is
looked for in the 1. What was agreed on, or an assessor's rating that counts, settles it: then nobody's word stands
against it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import Result

PARTED_BY = 2  # levels between the highest and the lowest rating: the two speak of different things


@dataclass(frozen=True)
class WorstVoice:
    """The value to judge a danger by. `respondent` is whose rating it is; None where it is the question's own value."""

    value: float
    respondent: str | None
    parted: bool


def worst_voices(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> dict[str, WorstVoice]:
    """For every question in scope that has a value: the lowest credible rating, or the value where none is lower."""
    lowest = _lowest_credible(assessment, questionnaire)
    found = {}
    for question, outcome in result.questions.items():
        if not outcome.in_scope or outcome.value is None:
            continue
        settled = outcome.consensus or outcome.assessor
        parted = not settled and (outcome.highest or 0.0) - (outcome.lowest or 0.0) >= PARTED_BY
        answer = None if settled else lowest.get(question)
        if answer is None or answer.rating is None or answer.rating >= outcome.value:
            found[question] = WorstVoice(outcome.value, None, parted)
        else:
            found[question] = WorstVoice(float(answer.rating), answer.respondent, parted)
    return found


def _lowest_credible(assessment: Assessment, questionnaire: Questionnaire) -> Mapping[str, Answer]:
    found: dict[str, Answer] = {}
    for answer in _credible(assessment, questionnaire):
        before = found.get(answer.question)
        if before is None or (answer.rating or 0) < (before.rating or 0):
            found[answer.question] = answer
    return found


def _credible(assessment: Assessment, questionnaire: Questionnaire) -> Iterator[Answer]:
    roles = {respondent.id: respondent.role for respondent in assessment.respondents}
    for answer in assessment.answers:
        asked = questionnaire.questions.get(answer.question)
        if asked is None or answer.state != "rated":
            continue
        if answer.evidence.strip() or answer.concern or roles.get(answer.respondent) in asked.entry.roles:
            yield answer
