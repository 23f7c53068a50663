"""Readiness by a lens, such as ISO/IEC 20000-1, with the plan in view, for reading: the same for screen and report."""

from dataclasses import dataclass
from typing import Literal

from assessment.advice.projection import RequirementOutlook
from assessment.advice.requirement_plan import (
    FULLY,
    ClosingAction,
    RequirementCounts,
    RequirementGap,
    RequirementPlan,
    count_requirements,
    requirement_plans,
)
from assessment.comparison.moves import ROUNDING
from assessment.questionnaire.readings import Reading
from reports.view.model import ActionView, View
from reports.view.once import once_a_view

RATING_WORDS = {"N": "not", "P": "partly", "L": "largely", "F": "fully"}
SHOWN_OBSTACLES = 1

# What becomes of a requirement if the plan is kept: it has no answer to judge by; it is rated F today; it comes to be;
# it comes nearer; it stays where it is.
Course = Literal["unknown", "ready", "closed", "nearer", "same"]


@dataclass(frozen=True)
class ObstacleView:
    """A question below the level that shows the requirement, by the practice or component and the aspect of it."""

    subject: str
    aspect: str
    text: str
    now: float
    then: float
    remains: bool


@dataclass(frozen=True)
class ClosingView:
    """A planned action with its number in the report and the period in which it ends. `lifts`: see ClosingAction."""

    number: int
    action: ActionView
    until: str
    lifts: bool


@dataclass(frozen=True)
class RequirementProspect:
    """One requirement, today and at the plan's end. `number` is how readers see its id.

    `obstacles` are the few that are furthest from their level. `until` and `largely_until` name the period by whose end
    it is rated F, and at least L, where the plan brings that.
    """

    id: str
    number: str
    title: str
    course: Course
    now: RequirementOutlook
    then: RequirementOutlook
    asked: int
    unanswered: int
    until: str | None
    largely_until: str | None
    obstacles: tuple[ObstacleView, ...]
    further_obstacles: int
    remaining: int
    closing: tuple[ClosingView, ...]

    @property
    def gain(self) -> float:
        """How much of readiness the plan adds, 0 to 1."""
        return (self.then.readiness or 0.0) - (self.now.readiness or 0.0)


@dataclass(frozen=True)
class ReadinessView:
    """`planned`: whether there is a plan at all; `until` names its last period in which an action ends."""

    requirements: tuple[RequirementProspect, ...]
    counts: RequirementCounts
    planned: bool
    until: str | None

    def taking(self, *courses: Course) -> tuple[RequirementProspect, ...]:
        """The requirements of which one of these becomes."""
        return tuple(one for one in self.requirements if one.course in courses)


@once_a_view
def readiness_view(view: View) -> ReadinessView:
    """Every clause that the assessment asks about, in the order of the standard."""
    return read_by(view.questionnaire.clauses, view)


def read_by(reading: Reading, view: View) -> ReadinessView:
    """Every requirement of a lens that the assessment asks about, in the order of the lens."""
    plan, advice = view.advice.plan, view.advice
    plans = requirement_plans(view.questionnaire, reading, view.result, advice.actions, plan.scheduled, view.projection)
    last = max((entry.end for entry in plan.scheduled), default=None)
    return ReadinessView(
        tuple(_prospect(plan, reading.lens, view) for plan in plans),
        count_requirements(plans),
        planned=last is not None,
        until=None if last is None else view.roadmap.labels[last],
    )


def _prospect(plan: RequirementPlan, lens: str, view: View) -> RequirementProspect:
    labels, about = view.roadmap.labels, view.questionnaire.lenses.get(lens)
    numbered = {one.id: one.shown for one in about.requirements} if about else {}
    numbers = {action.id: (number, action) for number, action in enumerate(view.actions, 1)}
    return RequirementProspect(
        id=plan.requirement,
        number=numbered.get(plan.requirement, plan.requirement),
        title=plan.title,
        course=_course(plan),
        now=plan.now,
        then=plan.then,
        asked=view.result.requirements[lens][plan.requirement].asked,
        unanswered=plan.unanswered,
        until=None if plan.fully_by is None else labels[plan.fully_by],
        largely_until=None if plan.largely_by is None else labels[plan.largely_by],
        obstacles=tuple(_obstacle(obstacle, view) for obstacle in plan.obstacles[:SHOWN_OBSTACLES]),
        further_obstacles=max(0, len(plan.obstacles) - SHOWN_OBSTACLES),
        remaining=len(plan.remaining),
        closing=tuple(_closing(closing, labels, *numbers[closing.action.id]) for closing in plan.closing),
    )


def _course(plan: RequirementPlan) -> Course:
    if plan.now.readiness is None or plan.then.readiness is None:
        return "unknown"
    if plan.now.rating == FULLY:
        return "ready"
    if plan.fully_by is not None:
        return "closed"
    return "nearer" if plan.then.readiness - plan.now.readiness > ROUNDING else "same"


def _obstacle(obstacle: RequirementGap, view: View) -> ObstacleView:
    question, questionnaire = obstacle.question, view.questionnaire
    return ObstacleView(
        questionnaire.name_of(question.subject),
        questionnaire.aspects[question.entry.aspect].name,
        question.entry.text,
        obstacle.now,
        obstacle.then,
        obstacle.remains,
    )


def _closing(closing: ClosingAction, labels: tuple[str, ...], number: int, action: ActionView) -> ClosingView:
    return ClosingView(number, action, labels[closing.end], closing.lifts)
