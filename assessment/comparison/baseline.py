"""An earlier result to compare with: what an assessment of then came to, by the questionnaire it was answered in."""

import datetime as dt
import hashlib

from assessment.engagement.model import MONTHS, Assessment, Baseline, EarlierQuestion, Needs
from assessment.engagement.planning import AgreedPlan
from assessment.questionnaire.model import Question, Questionnaire
from assessment.scoring.results import QuestionResult, Result

FINGERPRINT = 16  # hexadecimal digits: enough to tell every wording of every question apart
TOP_SCORE = 5.0


def wording(question: Question) -> str:
    """A fingerprint of what is asked: text, six levels and aspect. Another one is another question."""
    entry = question.entry
    return hashlib.sha256("\0".join((entry.text, *entry.levels, entry.aspect)).encode()).hexdigest()[:FINGERPRINT]


def means_the_same(earlier: str, question: Question) -> bool:
    """Whether an answer under the `earlier` wording still answers this question.

    That is so in the same words, and in words that the questionnaire's author says meant the same.
    """
    return earlier == wording(question) or earlier in question.entry.formerly.values()


def baseline_of(assessment: Assessment, questionnaire: Questionnaire, result: Result, on: dt.date) -> Baseline:
    """What an assessment came to, for comparison with one made `on` that day.

    `questionnaire` is the questionnaire that it was answered in, or a later version of it where a file is all that
    there is. Of a later one those questions are taken over whose words in the file's version it knows to have meant the
    same.
    """
    agreed = assessment.planning.agreed
    return Baseline(
        date=assessment.info.date,
        title=assessment.info.title or "",
        practices={
            practice: outcome.level for practice, outcome in result.practices.items() if outcome.level is not None
        },
        scores={
            practice: min(TOP_SCORE, outcome.score)
            for practice, outcome in result.practices.items()
            if outcome.score is not None
        },
        questions=_questions(questionnaire, result, assessment.info.questionnaire_version),
        promised=_promised(agreed, assessment.needs, on) if agreed else {},
        progress=assessment.planning.progress,
    )


def _questions(questionnaire: Questionnaire, result: Result, version: str | None) -> dict[str, EarlierQuestion]:
    same_words = version is None or version == questionnaire.framework.version
    valued = {identity: outcome.value for identity, outcome in result.questions.items() if has_value(outcome)}
    worded = {
        identity: wording(question) if same_words else question.entry.formerly.get(version or "")
        for identity, question in questionnaire.questions.items()
    }
    return {
        identity: EarlierQuestion(value=value, wording=words)
        for identity, value in valued.items()
        if value is not None and (words := worded[identity]) is not None
    }


def has_value(outcome: QuestionResult) -> bool:
    """Whether a question counts: it is in scope and somebody could say."""
    return outcome.in_scope and outcome.value is not None


def _promised(agreed: AgreedPlan, needs: Needs, on: dt.date) -> dict[str, int]:
    """The levels that the plan foresaw for the end of the period in which the day lies; after the last one, its own."""
    months = (on.year - agreed.since.year) * 12 + on.month - agreed.since.month - (on.day < agreed.since.day)
    period = months // MONTHS[needs.period]
    if period < 0:
        return {}
    return {practice: levels[min(period, len(levels) - 1)] for practice, levels in agreed.promised.items() if levels}
