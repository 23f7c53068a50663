"""The whole advice on one assessment."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.advice.actions import candidates
from assessment.advice.agreed import agreed_candidates, agreed_plan
from assessment.advice.checks import Check, checks
from assessment.advice.closed_by import DangerOutlook, DutyOutlook, danger_outlooks, duty_outlooks
from assessment.advice.component_actions import ComponentAdvice, component_advice, leadership_days
from assessment.advice.dates import DateOutlook, date_outlooks
from assessment.advice.decisions import Decision, decisions_asked
from assessment.advice.findings import Finding, Found, findings
from assessment.advice.precedence import with_precedence
from assessment.advice.programmes import Programme, programmes
from assessment.advice.progress import still_to_do
from assessment.advice.projection import Projection, project
from assessment.advice.situation import Situation
from assessment.advice.targets import Target
from assessment.comparison.compare import compare
from assessment.comparison.model import Comparison
from assessment.engagement.model import Assessment
from assessment.engagement.planning import Planning
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

    `actions` are in the order in which the plan begins them, those left out last. `components` is what the leadership
    is asked for: it is in no action of the plan. `comparison` is with the earlier result; None where there is none.
    `preliminary`: too few answers for a plan; it holds first aid for the dangers seen so far and nothing else.
    """

    importance: Mapping[str, float]
    targets: Mapping[str, Target]
    actions: tuple[Candidate, ...]
    plan: Plan
    dangers: tuple[DangerOutlook, ...]
    duties: tuple[DutyOutlook, ...]
    dates: tuple[DateOutlook, ...]
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    programmes: tuple[Programme, ...]
    decisions: tuple[Decision, ...]
    projection: Projection
    components: tuple[ComponentAdvice, ...]
    comparison: Comparison | None
    preliminary: bool

    @property
    def leadership_days(self) -> float:
        """Person-days of what the leadership is asked for now."""
        return leadership_days(self.components)


def advise(
    assessment: Assessment, questionnaire: Questionnaire, result: Result, planner: Planner = cached_or_best
) -> Advice:
    """advice_on() as a front door: for who wants the advice on an assessment and nothing else of its situation."""
    return advice_on(Situation(assessment, questionnaire, result), planner)


def advice_on(situation: Situation, planner: Planner = cached_or_best) -> Advice:
    """Importance, targets, actions and the plan for the practices in scope: the one agreed on, or else a new one."""
    planning, found = situation.assessment.planning, candidates(situation)
    if planning.agreed is not None:
        found = agreed_candidates(planning.agreed, found, situation.questionnaire)
        plan = agreed_plan(planning.agreed, found)
    else:
        found = still_to_do(found, planning)
        plan = planner(found, planning_conditions(situation, planning, found))
    place = {scheduled.action: at for at, scheduled in enumerate(plan.scheduled)}
    ordered = sorted(found, key=lambda action: place.get(action.id, len(place)))
    by_id = {action.id: action for action in ordered}
    ahead = project(situation.questionnaire, situation.result, ordered, plan.scheduled, len(plan.capacity))
    dangers = danger_outlooks(situation, by_id, plan)
    duties = duty_outlooks(situation, by_id, plan)
    dates = date_outlooks(situation, by_id, plan, situation.assessment.info.date)
    not_lived = checks(situation)
    comparison = compare(situation.assessment, situation.questionnaire, situation.result)
    components = component_advice(situation)
    return Advice(
        importance=situation.importance,
        targets=situation.targets,
        actions=tuple(ordered),
        plan=plan,
        dangers=dangers,
        duties=duties,
        dates=dates,
        checks=not_lived,
        findings=findings(situation, Found(dangers, duties, not_lived, comparison), by_id, plan),
        programmes=programmes(situation, by_id, plan),
        decisions=decisions_asked(situation, plan, by_id, dangers, duties, dates, leadership_days(components)),
        projection=ahead,
        components=components,
        comparison=comparison,
        preliminary=situation.is_preliminary,
    )


def plannable(assessment: Assessment, questionnaire: Questionnaire) -> tuple[tuple[Candidate, ...], Constraints]:
    """What a plan is made from: the actions still to do, and what it has to keep to in the chosen scenario.

    A front door: a search in the background knows the answers alone.
    """
    situation = Situation(assessment, questionnaire, assess(assessment, questionnaire))
    actions = still_to_do(candidates(situation), assessment.planning)
    return actions, planning_conditions(situation, assessment.planning, actions)


def planning_conditions(situation: Situation, planning: Planning, actions: tuple[Candidate, ...]) -> Constraints:
    """What a plan of the scenario that `planning` has chosen must keep to."""
    needs, client = situation.assessment.needs, situation.assessment.client
    constraints = constraints_of(needs, client, planning, _for_the_audit(situation.result, actions))
    return with_precedence(constraints, actions, situation)


def _for_the_audit(result: Result, actions: tuple[Candidate, ...]) -> frozenset[str]:
    """The actions up to level 3 that move a clause of ISO/IEC 20000-1 which is not ready yet."""
    open_clauses = {clause for clause, outcome in result.clauses.items() if outcome.rating != READY}
    return frozenset(
        action.id
        for action in actions
        if action.from_level < READY_LEVEL and not open_clauses.isdisjoint(action.clauses)
    )
