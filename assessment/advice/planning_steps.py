"""What the client decides about the roadmap, as steps from one Planning to the next; the store keeps the result."""

import datetime as dt

from assessment.engagement.planning import BASE, AgreedAction, AgreedPlan, Planning, Progress, Scenario
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Plan


def with_scenario(planning: Planning, scenario: Scenario) -> Planning:
    """The scenario kept, in its place or as a new one, and chosen."""
    others = [scenario if kept.id == scenario.id else kept for kept in planning.scenarios]
    if scenario not in others:
        others.append(scenario)
    return planning.model_copy(update={"scenarios": tuple(others), "chosen": scenario.id})


def without_scenario(planning: Planning, scenario: str) -> Planning:
    """The scenario gone; the base one chosen, where it was."""
    kept = tuple(one for one in planning.scenarios if one.id != scenario)
    return planning.model_copy(
        update={"scenarios": kept, "chosen": BASE if planning.chosen == scenario else planning.chosen}
    )


def new_id(planning: Planning, name: str) -> str:
    """An id for a scenario of this name that no other has."""
    word = "".join(character if character.isalnum() and character.isascii() else "_" for character in name.lower())
    word = word.strip("_") or "scenario"
    taken = {BASE, *(scenario.id for scenario in planning.scenarios)}
    return next(name for name in (word, *(f"{word}_{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def pinned(scenario: Scenario, action: str, period: int | None) -> Scenario:
    """The action fixed to begin in a period, and in the plan again if it was excluded; None: free again."""
    pins = {one: start for one, start in scenario.pinned.items() if one != action}
    if period is None:
        return scenario.model_copy(update={"pinned": pins})
    return scenario.model_copy(
        update={
            "pinned": {**pins, action: period},
            "excluded": tuple(one for one in scenario.excluded if one != action),
        }
    )


def excluded(scenario: Scenario, action: str, is_excluded: bool) -> Scenario:
    """The action kept out of the plan, with its other wishes gone; or free again."""
    others = tuple(one for one in scenario.excluded if one != action)
    if not is_excluded:
        return scenario.model_copy(update={"excluded": others})
    return due(pinned(scenario, action, None), action, None).model_copy(update={"excluded": (*others, action)})


def due(scenario: Scenario, action: str, period: int | None) -> Scenario:
    """The last period in which the action may end; None: no date."""
    dates = {one: end for one, end in scenario.due.items() if one != action}
    return scenario.model_copy(update={"due": dates if period is None else {**dates, action: period}})


def within(scenario: Scenario, periods: int) -> Scenario:
    """The scenario where the horizon has fewer periods than before: what lay behind it is gone."""

    def kept(numbers: tuple[float, ...]) -> tuple[float, ...]:
        each = len(numbers) > 1
        return numbers[:periods] + numbers[-1:] * (periods - len(numbers)) if each else numbers

    return scenario.model_copy(
        update={
            "frozen": tuple(period for period in scenario.frozen if period < periods),
            "pinned": {action: period for action, period in scenario.pinned.items() if period < periods},
            "due": {action: period for action, period in scenario.due.items() if period < periods},
            "audit_by": None if scenario.audit_by is not None and scenario.audit_by >= periods else scenario.audit_by,
            "capacity_days": kept(scenario.capacity_days),
            "budget": kept(scenario.budget),
        }
    )


def with_progress(planning: Planning, progress: Progress) -> Planning:
    """How far an action is, in the place of what was said before."""
    others = tuple(kept for kept in planning.progress if kept.action != progress.action)
    return planning.model_copy(update={"progress": (*others, progress)})


def progress_of(planning: Planning, action: str) -> Progress:
    """What was said about an action, or that it is planned."""
    return next((kept for kept in planning.progress if kept.action == action), Progress(action=action, state="planned"))


def agreed_on(
    planning: Planning,
    plan: Plan,
    actions: tuple[Candidate, ...],
    promised: dict[str, tuple[int, ...]],
    since: dt.date,
    at: dt.datetime,
    by: str,
) -> Planning:
    """The plan kept as it is: no later answer changes it. `since` is the day from which its periods count."""
    days = {action.id: action.effort_days for action in actions}
    agreed = AgreedPlan(
        scenario=planning.chosen,
        at=at,
        by=by,
        since=since,
        status=plan.status,
        objective=plan.objective,
        bound=plan.bound,
        gap=plan.gap,
        capacity=plan.capacity,
        promised=promised,
        scheduled=tuple(
            AgreedAction(action=s.action, start=s.start, end=s.end, effort_days=days[s.action]) for s in plan.scheduled
        ),
    )
    return planning.model_copy(update={"agreed": agreed})


def no_longer_agreed(planning: Planning) -> Planning:
    """Open again: plans are made anew. What is begun or done stays."""
    return planning.model_copy(update={"agreed": None})
