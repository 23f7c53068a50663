"""The whole advice on one assessment."""

from dataclasses import dataclass

from assessment.advice.actions import Candidate, candidates
from assessment.advice.importance import importance
from assessment.advice.roadmap import Plan, greedy_plan
from assessment.advice.targets import Target, targets
from assessment.engagement import Engagement
from assessment.framework import Framework
from assessment.results import Result


@dataclass(frozen=True)
class Advice:
    """`importance` is of every practice of the questionnaire, `targets` of those in scope.

    `actions` are in the order in which the plan begins them, those left out last.
    """

    importance: dict[str, float]
    targets: dict[str, Target]
    actions: tuple[Candidate, ...]
    plan: Plan


def advise(engagement: Engagement, framework: Framework, result: Result) -> Advice:
    """Importance, targets, actions and a first plan for the practices in scope."""
    weights = importance(engagement.needs, framework)
    found = candidates(engagement, framework, result)
    plan = greedy_plan(found, engagement.needs, engagement.client)
    place = {scheduled.action: at for at, scheduled in enumerate(plan.scheduled)}
    ordered = sorted(found, key=lambda action: place.get(action.id, len(place)))
    return Advice(weights, targets(engagement, framework, result), tuple(ordered), plan)
