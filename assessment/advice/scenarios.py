"""What if: the same actions under other constraints, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assessment.advice.actions import candidates
from assessment.advice.advice import planning_conditions
from assessment.advice.progress import still_to_do
from assessment.advice.projection import Projection, project
from assessment.advice.situation import Situation
from assessment.engagement.planning import BASE, PRESET_NAMES, Scenario
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan import Plan, objective, spread
from assessment.roadmap.planner import Planner

MORE_CAPACITY = 1.5


@dataclass(frozen=True)
class ScenarioOutcome:
    """What one scenario comes to. Person-days and money by period; `by_role` are a leading role's days by period.

    `benefit` is the objective without the emphasis that an audit gives, so that scenarios compare. `unpriced` counts
    planned actions whose cost beside effort nobody put a number on; `money` leaves them out.
    """

    scenario: Scenario
    plan: Plan
    actions: tuple[Candidate, ...]
    benefit: float
    projection: Projection
    money: tuple[float, ...]
    unpriced: int
    by_role: Mapping[str, tuple[float, ...]]
    quick_wins: int


def outcomes_of(scenarios: Iterable[Scenario], situation: Situation, planner: Planner) -> tuple[ScenarioOutcome, ...]:
    """Each scenario's plan and where it leads, whatever plan was agreed on."""
    everything = candidates(situation)
    return tuple(_outcome(scenario, situation, everything, planner) for scenario in scenarios)


def _outcome(
    scenario: Scenario, situation: Situation, everything: tuple[Candidate, ...], planner: Planner
) -> ScenarioOutcome:
    planning = situation.assessment.planning.model_copy(
        update={"chosen": scenario.id, "scenarios": (scenario,), "agreed": None}
    )
    actions = still_to_do(everything, planning)
    constraints = planning_conditions(situation, planning, actions)
    plan = planner(actions, constraints)
    by_id = {action.id: action for action in actions}
    starts = {scheduled.action: scheduled.start for scheduled in plan.scheduled}
    planned = [by_id[action] for action in starts]
    return ScenarioOutcome(
        scenario,
        plan,
        actions,
        objective(starts, by_id, replace(constraints, audit_by=None)),
        project(situation.questionnaire, situation.result, everything, plan.scheduled, constraints.periods),
        spread({action: constraints.cost(by_id[action]) for action in starts}, starts, by_id, constraints.periods),
        sum(constraints.has_no_price(action) for action in planned),
        _by_role(planned, starts, constraints),
        sum(action.quick_win for action in planned),
    )


def presets(periods: int) -> tuple[Scenario, ...]:
    """Scenarios that clients ask about first. The audit is taken to be in the third period, or the last if earlier."""
    return (
        _preset(BASE),
        _preset("more_capacity", capacity_factor=MORE_CAPACITY),
        _preset("no_budget", budget=(0.0,)),
        _preset("audit", audit_by=min(2, periods - 1)),
        _preset("quick_wins", quick_wins_only=True),
    )


def _preset(scenario: str, **conditions: Any) -> Scenario:
    return Scenario(id=scenario, name=PRESET_NAMES[scenario], **conditions)


def _by_role(
    planned: Sequence[Candidate], starts: Mapping[str, int], constraints: Constraints
) -> dict[str, tuple[float, ...]]:
    """Person-days that each leading role's actions take by period, most in all first."""
    of_role: dict[str, list[Candidate]] = defaultdict(list)
    for action in planned:
        of_role[action.led_by].append(action)
    loads = {
        role: spread(
            {a.id: a.effort_days for a in led},
            {a.id: starts[a.id] for a in led},
            {a.id: a for a in led},
            constraints.periods,
        )
        for role, led in of_role.items()
    }
    return dict(sorted(loads.items(), key=lambda item: (-sum(item[1]), item[0])))
