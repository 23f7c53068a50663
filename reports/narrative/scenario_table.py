"""The scenarios that the client kept, beside each other in print."""

from dataclasses import dataclass
from statistics import fmean

from assessment.advice.projection import Outlook
from assessment.advice.scenarios import ScenarioOutcome, outcomes_of
from assessment.advice.situation import Situation
from assessment.roadmap.plan_cache import cached_or_best
from reports import narrative
from reports.view.model import View


@dataclass(frozen=True)
class ScenarioRow:
    """`days` are person-days, `score` the mean of the practices' scores at the plan's end."""

    name: str
    chosen: bool
    assumes: str
    benefit: float
    actions: int
    days: float
    at_target: int
    levelled: int
    score: float | None


def scenarios_beside(view: View) -> tuple[ScenarioRow, ...]:
    """None where fewer than two are kept: then there is nothing to compare."""
    planning = view.assessment.planning
    if len(planning.scenarios) < 2:
        return ()
    situation = Situation(view.assessment, view.questionnaire, view.result)
    outcomes = outcomes_of(planning.scenarios, situation, cached_or_best)
    return tuple(scenario_row(outcome, view) for outcome in outcomes)


def scenario_row(outcome: ScenarioOutcome, view: View) -> ScenarioRow:
    """What one scenario comes to."""
    end = outcome.projection.at_end.practices
    levelled = [practice for practice in view.practices if practice.result.level is not None]
    return ScenarioRow(
        name=outcome.scenario.name,
        chosen=outcome.scenario.id == view.assessment.planning.chosen,
        assumes=narrative.scenario_sentence(outcome.scenario, view),
        benefit=outcome.benefit,
        actions=len(outcome.plan.scheduled),
        days=sum(outcome.plan.load),
        at_target=sum((end[p.practice.id].level or 0) >= (p.target or 0) for p in levelled),
        levelled=len(levelled),
        score=mean_score(outcome.projection.at_end),
    )


def mean_score(outlook: Outlook) -> float | None:
    """The mean of the practices' scores at one moment; None where none has one."""
    scores = [practice.score for practice in outlook.practices.values() if practice.score is not None]
    return fmean(scores) if scores else None
