"""Hints that say "please check": what an assessor would ask about before believing a result. They block nothing.

Each kind has its own function here and its own sentence in reports/narrative; where it comes from is said in
docs/method.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Literal

from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.scoring.results import Result

Kind = Literal[
    "high_mean",
    "no_evidence",
    "seldom_ahead",
    "same_rating",
    "too_fast",
    "one_voice",
    "many_dont_know",
    "low_coverage",
    "dependency_behind",
]

HIGH_MEAN = 3.5
EVIDENCE_EXPECTED_FROM = 4.0
SAME_RATING_FROM_ANSWERS = 10
WORDS_A_MINUTE = 600
"""Twice and a half of what adults read with understanding, about 240: faster than this nobody reads."""
TIMED_FROM_ANSWERS = 10
SENT_TOGETHER_WITHIN = 1.0
"""Seconds between two answers that a file, a workbook or a device after a lost connection brought at once."""
VOICES_FROM = 3
MANY_DONT_KNOW = 0.25
PROVISIONAL_COVERAGE = 0.8
CREDIBLE_FROM_LEVEL = 3
DEPENDENCY_LEVEL = 2


@dataclass(frozen=True)
class Hint:
    """One thing to check. `practice` is None where it is about the whole assessment, a respondent or a component.

    `mean` is of all values, 0 to 5. `level` is the practice's, or the one that a respondent gave to all; `beside` is
    the practice that it is held against, and `level_beside` the level of that one, `reason` why the one rests on the
    other. `of` is how many answers were looked at where `questions` are some of them. They are empty where the kind
    has no use for them.
    """

    kind: Kind
    practice: str | None
    questions: tuple[str, ...]
    mean: float | None = None
    level: int | None = None
    beside: str | None = None
    level_beside: int | None = None
    reason: str = ""
    respondent: str | None = None
    of: int = 0


def plausibility(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> tuple[Hint, ...]:
    """Every hint: about the whole first, then about respondents, then practice by practice."""
    in_scope = {question for question, outcome in result.questions.items() if outcome.in_scope}
    answers = [answer for answer in assessment.answers if answer.question in in_scope]
    return (
        *_high_mean(result),
        *_seldom_ahead(questionnaire, result),
        *_same_rating(assessment, answers),
        *_too_fast(assessment, answers, questionnaire),
        *_no_evidence(answers, questionnaire, result),
        *_many_dont_know(questionnaire, result),
        *_low_coverage(questionnaire, result),
        *_dependency_behind(questionnaire, result),
        *_one_voice(answers, questionnaire, result),
    )


def _high_mean(result: Result) -> Iterator[Hint]:
    values = {
        question: outcome.value
        for question, outcome in result.questions.items()
        if outcome.in_scope and outcome.value is not None
    }
    if values and (mean := fmean(values.values())) > HIGH_MEAN:
        yield Hint("high_mean", None, tuple(values), mean=mean)


def _seldom_ahead(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    """Practices a level or more above one that they grow from; the questionnaire says which these are."""
    asked = _asked(questionnaire, result)
    for pair in questionnaire.framework.seldom_ahead:
        if pair.practice not in result.practices or pair.of not in result.practices:
            continue
        high, low = result.practices[pair.practice].level, result.practices[pair.of].level
        if high is not None and low is not None and high >= low + 1:
            questions = (*asked[pair.practice], *asked[pair.of])
            yield Hint("seldom_ahead", pair.practice, questions, level=high, beside=pair.of, level_beside=low)


def _same_rating(assessment: Assessment, answers: list[Answer]) -> Iterator[Hint]:
    for respondent, said in _by_respondent(assessment, answers).items():
        given = [answer for answer in said if answer.rating is not None]
        if len(given) >= SAME_RATING_FROM_ANSWERS and len({answer.rating for answer in given}) == 1:
            questions = tuple(sorted(answer.question for answer in given))
            yield Hint("same_rating", None, questions, level=given[0].rating, respondent=respondent, of=len(given))


def _too_fast(assessment: Assessment, answers: list[Answer], questionnaire: Questionnaire) -> Iterator[Hint]:
    """Respondents of whom more than half of the answers came faster than what was chosen can be read.

    An answer's time runs from the one before; where both came at once it says nothing.
    """
    for respondent, said in _by_respondent(assessment, answers).items():
        timed = sorted((answer.at, answer.question, answer) for answer in said if answer.at is not None)
        took = [
            (answer, seconds)
            for (before, *_), (at, _, answer) in pairwise(timed)
            if (seconds := (at - before).total_seconds()) >= SENT_TOGETHER_WITHIN
        ]
        fast = tuple(answer.question for answer, seconds in took if seconds < reading_seconds(answer, questionnaire))
        if len(took) >= TIMED_FROM_ANSWERS and len(fast) * 2 > len(took):
            yield Hint("too_fast", None, fast, respondent=respondent, of=len(took))


def reading_seconds(answer: Answer, questionnaire: Questionnaire) -> float:
    """The least time in which the question and its descriptions, up to the one that was chosen, can be read."""
    entry = questionnaire.questions[answer.question].entry
    read = (entry.text, *entry.levels[: 0 if answer.rating is None else answer.rating + 1])
    words = sum(len(text.split()) for text in read)
    return words * 60 / WORDS_A_MINUTE


def _by_respondent(assessment: Assessment, answers: list[Answer]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {respondent.id: [] for respondent in assessment.respondents}
    for answer in answers:
        if answer.respondent in found:
            found[answer.respondent].append(answer)
    return found


def _one_voice(answers: list[Answer], questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    """Practices of whose ratings more than half are one person's, though three people or more gave some.

    What was agreed on, or an assessor's rating that counts, is nobody's single voice.
    """
    open_ones = {one for one, outcome in result.questions.items() if not (outcome.consensus or outcome.assessor)}
    by_practice: dict[str, dict[str, list[str]]] = {}
    for answer in answers:
        subject = questionnaire.questions[answer.question].subject
        if answer.rating is not None and subject.is_practice and answer.question in open_ones:
            by_practice.setdefault(subject.id, {}).setdefault(answer.respondent, []).append(answer.question)
    for practice in result.practices:
        voices = by_practice.get(practice, {})
        ratings = sum(map(len, voices.values()))
        for respondent, questions in voices.items():
            if len(voices) >= VOICES_FROM and len(questions) * 2 > ratings:
                yield Hint("one_voice", practice, tuple(questions), respondent=respondent, of=ratings)


def _no_evidence(answers: list[Answer], questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    backed = {answer.question for answer in answers if answer.evidence.strip()}
    bare: dict[Subject, list[str]] = {}
    for question, outcome in result.questions.items():
        high = outcome.in_scope and outcome.value is not None and outcome.value >= EVIDENCE_EXPECTED_FROM
        if high and question not in backed:
            bare.setdefault(questionnaire.questions[question].subject, []).append(question)
    for subject, questions in bare.items():
        yield Hint("no_evidence", subject.id if subject.is_practice else None, tuple(questions))


def _many_dont_know(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    """Share of don't-knows among the answers of those to whom the questions apply."""
    for practice, questions in _asked(questionnaire, result).items():
        outcomes = {question: result.questions[question] for question in questions}
        dont_know = sum(outcome.dont_know for outcome in outcomes.values())
        count = dont_know + sum(outcome.raters for outcome in outcomes.values())
        if dont_know > MANY_DONT_KNOW * count:
            unknown = tuple(question for question, outcome in outcomes.items() if outcome.dont_know)
            yield Hint("many_dont_know", practice, unknown)


def _low_coverage(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    asked = _asked(questionnaire, result)
    for practice, outcome in result.practices.items():
        if outcome.coverage is not None and outcome.coverage < PROVISIONAL_COVERAGE:
            without = tuple(question for question in asked[practice] if result.questions[question].value is None)
            yield Hint("low_coverage", practice, without)


def _dependency_behind(questionnaire: Questionnaire, result: Result) -> Iterator[Hint]:
    asked = _asked(questionnaire, result)
    for practice, outcome in result.practices.items():
        if outcome.level is None or outcome.level < CREDIBLE_FROM_LEVEL:
            continue
        for dependency in questionnaire.practices[practice].depends_on:
            other = result.practices.get(dependency.practice)
            if dependency.strength == "hard" and other and other.level is not None and other.level < DEPENDENCY_LEVEL:
                yield Hint(
                    "dependency_behind",
                    practice,
                    (*asked[practice], *asked[dependency.practice]),
                    level=outcome.level,
                    beside=dependency.practice,
                    level_beside=other.level,
                    reason=dependency.reason,
                )


def _asked(questionnaire: Questionnaire, result: Result) -> dict[str, tuple[str, ...]]:
    """The questions in scope of each practice."""
    asked: dict[str, list[str]] = {practice: [] for practice in result.practices}
    for question, outcome in result.questions.items():
        subject = questionnaire.questions[question].subject
        if subject.is_practice and outcome.in_scope:
            asked[subject.id].append(question)
    return {practice: tuple(questions) for practice, questions in asked.items()}
