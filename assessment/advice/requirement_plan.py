"""Readiness by what a law or a standard asks: what stands in the way, which planned actions close it, and when.

A clause of ISO/IEC 20000-1 is a requirement like those of any other lens. Indicative, as readiness is: it counts as
closed when the questions that speak to it are rated F, not when it is met. Only an accredited body certifies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.advice.projection import Projection, RequirementOutlook
from assessment.questionnaire.model import Question, Questionnaire
from assessment.questionnaire.readings import Reading
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Scheduled
from assessment.scoring.results import Result

FULLY, LARGELY = "F", "L"


@dataclass(frozen=True)
class RequirementGap:
    """A question below the level that shows the requirement, its value today and when the plan has run out."""

    question: Question
    level: int
    now: float
    then: float

    @property
    def remains(self) -> bool:
        """Whether no planned action lifts it to that level."""
        return self.then < self.level


@dataclass(frozen=True)
class ClosingAction:
    """A planned action towards the requirement, done at the end of period `end`.

    It `lifts` a question of the requirement, or else supports it in a way that no answered question speaks of.
    """

    action: Candidate
    end: int
    lifts: bool


@dataclass(frozen=True)
class RequirementPlan:
    """One requirement that the assessment asks about.

    `ends` is how it stands at every period's end. `obstacles` are furthest from their level first, `closing` earliest
    first. `unanswered` counts its questions without a value. `fully_by` and `largely_by` are the first period at
    whose end it is rated F, and L or F: None where that is not reached, or so already.
    """

    requirement: str
    title: str
    now: RequirementOutlook
    ends: tuple[RequirementOutlook, ...]
    obstacles: tuple[RequirementGap, ...]
    closing: tuple[ClosingAction, ...]
    unanswered: int
    fully_by: int | None
    largely_by: int | None

    @property
    def then(self) -> RequirementOutlook:
        """When the plan has run out."""
        return self.ends[-1] if self.ends else self.now

    @property
    def remaining(self) -> tuple[RequirementGap, ...]:
        """What stays below its level because no planned action lifts it that far."""
        return tuple(obstacle for obstacle in self.obstacles if obstacle.remains)


@dataclass(frozen=True)
class RequirementCounts:
    """Requirements with a rating, and how many are rated F, and L or F, today and when the plan has run out."""

    rated: int
    fully_now: int
    fully_then: int
    largely_now: int
    largely_then: int


def requirement_plans(
    questionnaire: Questionnaire,
    reading: Reading,
    result: Result,
    actions: Sequence[Candidate],
    scheduled: Sequence[Scheduled],
    projection: Projection,
) -> tuple[RequirementPlan, ...]:
    """Every requirement of a lens that a question in scope speaks to, in the order of the lens."""
    by_id = {action.id: action for action in actions}
    planned = [(by_id[entry.action], entry.end) for entry in scheduled if entry.action in by_id]
    in_scope = [question for question, outcome in result.questions.items() if outcome.in_scope]
    return tuple(
        _requirement_plan(
            requirement,
            reading,
            [questionnaire.questions[question] for question in in_scope if question in reading.shown_by[requirement]],
            planned,
            projection,
        )
        for requirement in result.requirements[reading.lens]
    )


def count_requirements(plans: Sequence[RequirementPlan]) -> RequirementCounts:
    """How many requirements are rated F, or at least L, now and then."""
    now, then = [plan.now.rating for plan in plans], [plan.then.rating for plan in plans]
    return RequirementCounts(
        rated=sum(rating is not None for rating in now),
        fully_now=now.count(FULLY),
        fully_then=then.count(FULLY),
        largely_now=now.count(FULLY) + now.count(LARGELY),
        largely_then=then.count(FULLY) + then.count(LARGELY),
    )


def _requirement_plan(
    requirement: str,
    reading: Reading,
    questions: Sequence[Question],
    planned: Sequence[tuple[Candidate, int]],
    projection: Projection,
) -> RequirementPlan:
    now = projection.today.requirements[reading.lens][requirement]
    ends = tuple(end.requirements[reading.lens][requirement] for end in projection.ends)
    obstacles = _obstacles(questions, reading.shown_by[requirement], projection)
    return RequirementPlan(
        requirement,
        reading.titles[requirement],
        now,
        ends,
        obstacles,
        _closing(requirement, reading, obstacles, planned),
        unanswered=sum(question.id not in projection.today.questions for question in questions),
        fully_by=_first(now, ends, FULLY),
        largely_by=_first(now, ends, FULLY + LARGELY),
    )


def _obstacles(
    questions: Sequence[Question], levels: Mapping[str, int], projection: Projection
) -> tuple[RequirementGap, ...]:
    today, then = projection.today.questions, projection.at_end.questions
    found = [
        RequirementGap(question, level, today[question.id], then[question.id])
        for question in questions
        for level in (levels[question.id],)
        if today.get(question.id, level) < level
    ]
    return tuple(sorted(found, key=lambda obstacle: obstacle.now / obstacle.level))


def _closing(
    requirement: str, reading: Reading, obstacles: Sequence[RequirementGap], planned: Sequence[tuple[Candidate, int]]
) -> tuple[ClosingAction, ...]:
    """The planned actions that lift what stands in the way, or that are said to close the requirement."""
    if not obstacles:
        return ()
    highest = max(obstacle.level for obstacle in obstacles)
    found = [
        ClosingAction(action, end, any(_lifts(action, obstacle) for obstacle in obstacles))
        for action, end in planned
        if action.from_level < highest
    ]
    closing = [one for one in found if one.lifts or reading.names(requirement, one.action.action.entry)]
    return tuple(sorted(closing, key=lambda one: (one.end, not one.lifts)))


def _lifts(action: Candidate, obstacle: RequirementGap) -> bool:
    question = obstacle.question
    same_place = (action.subject, action.aspect) == (question.subject, question.entry.aspect)
    return same_place and obstacle.now < action.to_level


def _first(now: RequirementOutlook, ends: Sequence[RequirementOutlook], letters: str) -> int | None:
    if now.rating is None or now.rating in letters:
        return None
    return next((period for period, end in enumerate(ends) if end.rating is not None and end.rating in letters), None)
