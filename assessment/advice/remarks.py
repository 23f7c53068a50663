"""What people said, by weight: which remark tells most, and by whom it may be told.

A remark weighs more where a consultant pinned it, where its author marked it as worrying, where it holds a figure or a
date, where evidence stands behind it, where it comes from outside IT or from an audit, the further it lies from what
others say, and the lower it rates. Never does it weigh more for having been made first.

On a page that has room for a few of all remarks, what was found of a practice lifts what was said of it: so a need that
hangs on it, its importance, a danger, a duty and the distance to its target count; and of each question the second
remark gives way, since what it tells is mostly told.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import Result

FEWEST_OF_A_GROUP = 3
PINNED, CONCERN, FIGURE, EVIDENCE, OUTSIDE, APART, LOW = 100.0, 50.0, 20.0, 15.0, 10.0, 5.0, 2.0
FOUND_BEHIND, SAID_AGAIN = 0.3, 10.0
HAS_FIGURE = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds?|thousands?|millions?|dozens?|half|twice"
    r"|doubled|tripled)\b",
    re.IGNORECASE,
)
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Remark:
    """A comment or a piece of evidence that somebody gave with an answer.

    `group` is whom it came from, where at least three people speak for that group; None: nobody is to be told apart.
    """

    question: str
    respondent: str
    text: str
    evidence: str
    group: str | None
    rating: int | None
    weight: float


def remarks_on(
    questions: Collection[str], assessment: Assessment, questionnaire: Questionnaire, result: Result
) -> tuple[Remark, ...]:
    """What was said to these questions, the remark that tells most first."""
    asked = set(questions)
    outside = {role.id for role in questionnaire.roles.values() if role.outside_it}
    groups = groups_told(assessment.respondents)
    people = {respondent.id: respondent for respondent in assessment.respondents}
    found = [
        Remark(
            answer.question,
            answer.respondent,
            answer.comment.strip(),
            answer.evidence.strip(),
            groups.get(answer.respondent),
            answer.rating,
            sum(_reasons(answer, people[answer.respondent].role in outside, result)),
        )
        for answer in assessment.answers
        if answer.question in asked and _says_something(answer)
    ]
    return tuple(sorted(found, key=lambda remark: (-remark.weight, remark.question, remark.respondent)))


def most_telling(remarks: Iterable[Remark], found_behind: Mapping[str, float]) -> tuple[Remark, ...]:
    """Of all remarks those first that a page with little room should tell. `found_behind` is by question the weight of
    what was found of its practice.
    """
    told, again = list[tuple[float, Remark]](), Counter[str]()
    for remark in sorted(remarks, key=lambda one: (-one.weight, one.question, one.respondent)):
        weight = remark.weight + FOUND_BEHIND * found_behind.get(remark.question, 0.0)
        told.append((weight - SAID_AGAIN * again[remark.question], remark))
        again[remark.question] += 1
    return tuple(one for _, one in sorted(told, key=lambda pair: (-pair[0], pair[1].question, pair[1].respondent)))


def has_a_reason(remark: Remark) -> bool:
    """Whether more speaks for telling it than a low rating: a pin, a worry, a figure, evidence, or who said it."""
    return remark.weight - (0 if remark.rating is None else LOW * (5 - remark.rating)) >= OUTSIDE


def groups_told(respondents: Collection[Respondent]) -> dict[str, str]:
    """By respondent, the group that he may be named by: one for which three people or more speak."""
    count = Counter(respondent.group for respondent in respondents if respondent.group.strip())
    return {
        respondent.id: respondent.group
        for respondent in respondents
        if count.get(respondent.group, 0) >= FEWEST_OF_A_GROUP
    }


def _says_something(answer: Answer) -> bool:
    said = len(answer.comment.split()) >= FEWEST_WORDS or answer.pinned
    return said and answer.state != "not_applicable"


def _reasons(answer: Answer, outside: bool, result: Result) -> Iterator[float]:
    if answer.pinned:
        yield PINNED
    if answer.concern:
        yield CONCERN
    if HAS_FIGURE.search(answer.comment):
        yield FIGURE
    if answer.evidence.strip():
        yield EVIDENCE
    if outside:
        yield OUTSIDE
    if answer.rating is not None:
        outcome = result.questions.get(answer.question)
        if outcome is not None and outcome.value is not None:
            yield APART * abs(answer.rating - outcome.value)
        yield LOW * (5 - answer.rating)
