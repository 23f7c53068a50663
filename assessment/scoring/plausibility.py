"""Hints that say "please check": what an assessor would ask about before believing a result. They block nothing.

Each kind has its own function and its own sentence; where it comes from is said in docs/method.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.scoring.results import Result

Kind = Literal[
    "high_mean",
    "no_evidence",
    "knowledge_before_incidents",
    "same_rating",
    "many_dont_know",
    "low_coverage",
    "dependency_behind",
]

HIGH_MEAN = 3.5
EVIDENCE_EXPECTED_FROM = 4.0
KNOWLEDGE, INCIDENTS = "knowledge_management", "incident_management"
SAME_RATING_FROM_ANSWERS = 10
MANY_DONT_KNOW = 0.25
PROVISIONAL_COVERAGE = 0.8
CREDIBLE_FROM_LEVEL = 3
DEPENDENCY_LEVEL = 2

SENTENCES: Mapping[Kind, str] = {
    "high_mean": "Please check: the answers average {mean:.2f} of 5, and few organisations stand above 3.5.",
    "no_evidence": "Please check {name}: no evidence is noted behind a value of 4 or more (questions: {count}).",
    "knowledge_before_incidents": "Please check: {knowledge} stands at level {high} and {incidents} at {low}; "
    "it is usually the other way round.",
    "same_rating": "Please check: {respondent} gave the rating {rating} to every question answered ({count}).",
    "many_dont_know": "Please check {name}: “don't know” is what {dont_know} of {count} answers say; perhaps nobody "
    "owns it, or the right people were not asked.",
    "low_coverage": "Please check {name}: questions with a value: {valued} of {count}, so its result is provisional.",
    "dependency_behind": "Please check {name}: it stands at level {level}, but {dependency}, which it rests on, "
    "is at level {behind}.",
}


@dataclass(frozen=True)
class Hint:
    """One thing to check. `practice` is None where it is about the whole assessment or a component."""

    kind: Kind
    practice: str | None
    questions: tuple[str, ...]
    sentence: str


def plausibility(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> tuple[Hint, ...]:
    """Every hint: about the whole first, then about respondents, then practice by practice."""
    in_scope = {question for question, outcome in result.questions.items() if outcome.in_scope}
    answers = [answer for answer in assessment.answers if answer.question in in_scope]
    return (
        *_high_mean(result),
        *_knowledge_before_incidents(questionnaire, result),
        *_same_rating(assessment, answers),
        *_no_evidence(answers, questionnaire, result),
        *_many_dont_know(questionnaire, result),
        *_low_coverage(questionnaire, result),
        *_dependency_behind(questionnaire, result),
    )


def _hint(kind: Kind, practice: str | None, questions: tuple[str, ...], **words: object) -> Hint:
    return Hint(kind, practice, questions, SENTENCES[kind].format(**words))


def _high_mean(result: Result) -> Iterator[Hint]:
    values = {
        question: outcome.value
        for question, outcome in result.questions.items()
        if outcome.in_scope and outcome.value is not None
    }
    if values and (mean := fmean(values.values())) > HIGH_MEAN:
        yield _hint("high_mean", None, tuple(values), mean=mean)


def _knowledge_before_incidents(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    """Handling incidents well is where know-how comes from, so knowledge management seldom leads by a level."""
    if KNOWLEDGE not in result.practices or INCIDENTS not in result.practices:
        return
    high, low = result.practices[KNOWLEDGE].level, result.practices[INCIDENTS].level
    if high is not None and low is not None and high >= low + 1:
        asked = _asked(questionnaire, result)
        yield _hint(
            "knowledge_before_incidents",
            KNOWLEDGE,
            (*asked[KNOWLEDGE], *asked[INCIDENTS]),
            high=high,
            low=low,
            knowledge=questionnaire.practices[KNOWLEDGE].name,
            incidents=questionnaire.practices[INCIDENTS].name,
        )


def _same_rating(assessment: Assessment, answers: list[Answer]) -> Iterator[Hint]:
    labels = {respondent.id: respondent.label or respondent.id for respondent in assessment.respondents}
    by_respondent: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.rating is not None:
            by_respondent.setdefault(answer.respondent, []).append(answer)
    for respondent, label in labels.items():
        given = by_respondent.get(respondent, [])
        if len(given) >= SAME_RATING_FROM_ANSWERS and len({answer.rating for answer in given}) == 1:
            yield _hint(
                "same_rating",
                None,
                tuple(sorted(answer.question for answer in given)),
                respondent=label,
                rating=given[0].rating,
                count=len(given),
            )


def _no_evidence(answers: list[Answer], questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    backed = {answer.question for answer in answers if answer.evidence.strip()}
    bare: dict[Subject, list[str]] = {}
    for question, outcome in result.questions.items():
        high = outcome.in_scope and outcome.value is not None and outcome.value >= EVIDENCE_EXPECTED_FROM
        if high and question not in backed:
            bare.setdefault(questionnaire.questions[question].subject, []).append(question)
    for subject, questions in bare.items():
        practice, name = subject.id if subject.is_practice else None, questionnaire.name_of(subject)
        yield _hint("no_evidence", practice, tuple(questions), name=name, count=len(questions))


def _many_dont_know(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    """Share of don't-knows among the answers of those to whom the questions apply."""
    for practice, questions in _asked(questionnaire, result).items():
        outcomes = {question: result.questions[question] for question in questions}
        dont_know = sum(outcome.dont_know for outcome in outcomes.values())
        count = dont_know + sum(outcome.raters for outcome in outcomes.values())
        if dont_know > MANY_DONT_KNOW * count:
            yield _hint(
                "many_dont_know",
                practice,
                tuple(q for q, outcome in outcomes.items() if outcome.dont_know),
                name=questionnaire.practices[practice].name,
                dont_know=dont_know,
                count=count,
            )


def _low_coverage(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    asked = _asked(questionnaire, result)
    for practice, outcome in result.practices.items():
        if outcome.coverage is not None and outcome.coverage < PROVISIONAL_COVERAGE:
            without = tuple(question for question in asked[practice] if result.questions[question].value is None)
            yield _hint(
                "low_coverage",
                practice,
                without,
                name=questionnaire.practices[practice].name,
                valued=outcome.valued,
                count=outcome.questions,
            )


def _dependency_behind(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    asked = _asked(questionnaire, result)
    for practice, outcome in result.practices.items():
        if outcome.level is None or outcome.level < CREDIBLE_FROM_LEVEL:
            continue
        for dependency in questionnaire.practices[practice].depends_on:
            other = result.practices.get(dependency.practice)
            if dependency.strength == "hard" and other and other.level is not None and other.level < DEPENDENCY_LEVEL:
                yield _hint(
                    "dependency_behind",
                    practice,
                    (*asked[practice], *asked[dependency.practice]),
                    name=questionnaire.practices[practice].name,
                    level=outcome.level,
                    dependency=questionnaire.practices[dependency.practice].name,
                    behind=other.level,
                )


def _asked(questionnaire: Questionnaire, result: Result) -> dict[str, tuple[str, ...]]:
    """The questions in scope of each practice."""
    asked: dict[str, list[str]] = {practice: [] for practice in result.practices}
    for question, outcome in result.questions.items():
        subject = questionnaire.questions[question].subject
        if subject.is_practice and outcome.in_scope:
            asked[subject.id].append(question)
    return {practice: tuple(questions) for practice, questions in asked.items()}
