"""The whole advice on one assessment."""

from dataclasses import dataclass

from assessment.advice.actions import candidates
from assessment.advice.agreed import agreed_candidates, agreed_plan
from assessment.advice.importance import importance
from assessment.advice.progress import still_to_do
from assessment.advice.targets import Target, targets
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints, constraints_of
from assessment.roadmap.plan import Plan
from assessment.roadmap.plan_cache import cached_or_best
from assessment.roadmap.planner import Planner
from assessment.scoring.results import Result, assess

READY = "F"
READY_LEVEL = 3


@dataclass(frozen=True)
class Advice:
    """`importance` is of every practice of the questionnaire, `targets` of those in scope.

    `actions` are in the order in which the plan begins them, those left out last.
    """

    importance: dict[str, float]
    targets: dict[str, Target]
    actions: tuple[Candidate, ...]
    plan: Plan


def advise(
    assessment: Assessment, questionnaire: Questionnaire, result: Result, planner: Planner = cached_or_best
) -> Advice:
    """Importance, targets, actions and the plan for the practices in scope: the one agreed on, or else a new one."""
    weights = importance(assessment.needs, questionnaire)
    found = candidates(assessment, questionnaire, result)
    agreed = assessment.planning.agreed
    if agreed is not None:
        found = agreed_candidates(agreed, found, questionnaire)
        plan = agreed_plan(agreed, found)
    else:
        found = still_to_do(found, assessment.planning)
        plan = planner(found, planning_conditions(assessment, result, found))
    place = {scheduled.action: at for at, scheduled in enumerate(plan.scheduled)}
    ordered = sorted(found, key=lambda action: place.get(action.id, len(place)))
    return Advice(weights, targets(assessment, questionnaire, result), tuple(ordered), plan)


def plannable(assessment: Assessment, questionnaire: Questionnaire) -> tuple[tuple[Candidate, ...], Constraints]:
    """What a plan is made from: the actions still to do, and what it has to keep to in the chosen scenario."""
    result = assess(assessment, questionnaire)
    actions = still_to_do(candidates(assessment, questionnaire, result), assessment.planning)
    return actions, planning_conditions(assessment, result, actions)


def planning_conditions(assessment: Assessment, result: Result, actions: tuple[Candidate, ...]) -> Constraints:
    """What a plan of the chosen scenario has to keep to."""
    return constraints_of(assessment.needs, assessment.client, assessment.planning, _for_the_audit(result, actions))


def _for_the_audit(result: Result, actions: tuple[Candidate, ...]) -> frozenset[str]:
    """The actions up to level 3 that move a clause of ISO/IEC 20000-1 which is not ready yet."""
    open_clauses = {clause for clause, outcome in result.clauses.items() if outcome.rating != READY}
    return frozenset(
        action.id
        for action in actions
        if action.from_level < READY_LEVEL and not open_clauses.isdisjoint(action.clauses)
    )
