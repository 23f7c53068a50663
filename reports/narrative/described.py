"""What was said to one question, in the words of the description that was chosen: what a finding rests on."""

from dataclasses import dataclass

from assessment.advice.remarks import FEWEST_OF_A_GROUP
from assessment.scoring.levels import nearest_level
from assessment.scoring.voices import PARTED_BY
from reports.narrative.say import say
from reports.view.model import QuestionView, View

GROUPS_APART = 1.0  # levels between the means of two groups


@dataclass(frozen=True)
class Described:
    """What was said to one question: the description that was chosen, by how many of how many, and how far apart.

    `chose` counts those who chose it or a lower one. `groups` are the means of groups of three people or more, lowest
    first, where they differ by a level.
    """

    question: str
    text: str
    level: int
    chose: int
    raters: int
    agreed: bool
    lowest: int
    highest: int
    at_lowest: int
    at_highest: int
    groups: tuple[tuple[str, float], ...]

    @property
    def parted(self) -> bool:
        return not self.agreed and self.highest - self.lowest >= PARTED_BY


def describe(view: View, question: QuestionView) -> Described | None:
    """By the lowest rating that counts: a danger's where one is read off it, or the value's own level."""
    outcome = question.result
    if outcome.value is None:
        return None
    ratings = [one.answer.rating for one in question.said if one.answer.rating is not None]
    worst = next((one.danger.voice.value for one in view.advice.dangers if one.question == question.question.id), None)
    level = nearest_level(outcome.value if worst is None else worst)
    if not outcome.consensus:  # a mean lies between descriptions: the nearest one below it that somebody chose
        level = max((rating for rating in ratings if rating <= level), default=level)
    return Described(
        question=question.question.entry.text,
        text=question.question.entry.levels[level],
        level=level,
        chose=sum(rating <= level for rating in ratings),
        raters=len(ratings),
        agreed=outcome.consensus,
        lowest=min(ratings, default=level),
        highest=max(ratings, default=level),
        at_lowest=ratings.count(min(ratings, default=level)),
        at_highest=ratings.count(max(ratings, default=level)),
        groups=_groups(question),
    )


def said(described: Described | None) -> str:
    """Who chose which description, and how far apart people are; '' where nobody said anything."""
    if described is None:
        return ""
    groups = [say("found_group", group=group, mean=mean) for group, mean in described.groups]
    return say("found_said", told=described, groups=groups)


def _groups(question: QuestionView) -> tuple[tuple[str, float], ...]:
    """The means of groups for which three people or more rated, lowest first; none where fewer than two part."""
    by_group: dict[str, list[int]] = {}
    for one in question.said:
        if one.respondent.group.strip() and one.answer.rating is not None:
            by_group.setdefault(one.respondent.group, []).append(one.answer.rating)
    if any(len(ratings) < FEWEST_OF_A_GROUP for ratings in by_group.values()):
        return ()
    means = sorted(((group, sum(of) / len(of)) for group, of in by_group.items()), key=lambda pair: (pair[1], pair[0]))
    return tuple(means) if len(means) > 1 and means[-1][1] - means[0][1] >= GROUPS_APART else ()
