"""Which groups see the same work differently, in which direction, on what.

A side is a group, or a role, that three people or more belong to. Two sides of a kind are compared on every question to
which three people or more of either gave a level: the difference is that of their means, and on a practice (or a
component) the mean of its questions' differences. From a whole level on it is told, as whole levels and never as a
side's own mean: from means, and from what everybody said together, somebody who stands beside both could be worked out.
What was agreed on since changes nothing of it: the groups still came from different places.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from statistics import fmean
from typing import Literal

from assessment.engagement.anonymity import SMALLEST_GROUP
from assessment.engagement.model import Assessment, Respondent
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.scoring.levels import ROUNDING

GAP_FROM = 1.0
SideKind = Literal["group", "role"]
Means = Mapping[str, float]


@dataclass(frozen=True)
class SubjectGap:
    """One practice, or component, on which two sides differ: by so many whole levels, over so many questions."""

    subject: Subject
    levels: int
    questions: tuple[str, ...]


@dataclass(frozen=True)
class PerceptionGap:
    """`higher` sees what is listed a level or more higher than `lower` does; the widest comes first.

    Both are groups by their names, or roles by their ids or the client's own words.
    """

    kind: SideKind
    higher: str
    lower: str
    on: tuple[SubjectGap, ...]


def perception_gaps(assessment: Assessment, questionnaire: Questionnaire) -> tuple[PerceptionGap, ...]:
    """Every pair of sides that differs, the pair with most to talk about first."""
    scope = assessment.scope
    asked = [question.id for question in questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)]
    found: list[PerceptionGap] = []
    known: set[frozenset[str]] = set()
    for kind in ("group", "role"):
        sides = _sides(assessment.respondents, kind)
        told = {side: members for side, members in sides.items() if members not in known}
        known |= set(sides.values())
        # A role whose people are just those of a group would be told twice; against another role it is still a side.
        means = {side: _means(members, assessment) for side, members in sides.items()}
        for higher, lower in permutations(sides, 2):
            on = tuple(_apart(means[higher], means[lower], asked, questionnaire))
            if on and (higher in told or lower in told):
                found.append(PerceptionGap(kind, higher, lower, on))
    return tuple(sorted(found, key=lambda gap: (-sum(one.levels for one in gap.on), gap.kind, gap.higher, gap.lower)))


def _sides(people: tuple[Respondent, ...], kind: SideKind) -> dict[str, frozenset[str]]:
    """The ids of those who belong to each side of a kind."""
    of = {person.id: (person.group if kind == "group" else person.role).strip() for person in people}
    sizes = Counter(side for side in of.values() if side)
    return {
        side: frozenset(person for person, theirs in of.items() if theirs == side)
        for side, size in sorted(sizes.items())
        if size >= SMALLEST_GROUP
    }


def _means(members: frozenset[str], assessment: Assessment) -> Means:
    """The means of a side, by question, where three people or more of it gave a level."""
    ratings: dict[str, list[int]] = {}
    for answer in assessment.answers:
        if answer.rating is not None and answer.respondent in members:
            ratings.setdefault(answer.question, []).append(answer.rating)
    return {question: fmean(given) for question, given in ratings.items() if len(given) >= SMALLEST_GROUP}


def _apart(higher: Means, lower: Means, asked: list[str], questionnaire: Questionnaire) -> Iterator[SubjectGap]:
    differences: dict[Subject, dict[str, float]] = {}
    for question in asked:
        if question in higher and question in lower:
            subject = questionnaire.questions[question].subject
            differences.setdefault(subject, {})[question] = higher[question] - lower[question]
    gaps = [
        SubjectGap(subject, int(mean + ROUNDING), tuple(of))
        for subject, of in differences.items()
        if (mean := fmean(of.values())) >= GAP_FROM - ROUNDING
    ]
    yield from sorted(gaps, key=lambda gap: -gap.levels)
