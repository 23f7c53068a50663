"""A target level for each practice in scope: suggested from needs, today's level, ambition and horizon.

The suggestion is the client's ambition for practices whose importance is at least two thirds of the
highest one, one level less down to a third, two levels less below that; never below today's level, nor
more than one level for each year of the horizon above it. A context of the client (regulation, sourcing …) or a
need that demands a level (the certificate) may set a floor. The client's own target always stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from assessment.advice.importance import chosen_needs, importance
from assessment.engagement import Engagement, Needs
from assessment.framework import Framework
from assessment.results import Result

DEFAULT_AMBITION = 3
MONTHS = {"month": 1, "quarter": 3}


@dataclass(frozen=True)
class Target:
    """`target` is what counts: the client's own, or else the suggestion. `reason` speaks of the suggestion."""

    target: int
    suggested: int
    reason: str


def targets(engagement: Engagement, framework: Framework, result: Result) -> dict[str, Target]:
    """One target for each practice in scope that applies."""
    weights = importance(engagement.needs, framework)
    in_scope = [practice for practice, outcome in result.practices.items() if outcome.questions]
    highest = max((weights[practice] for practice in in_scope), default=0.0)
    floors = _floors(engagement.needs, framework)
    out = {}
    for practice in in_scope:
        share = weights[practice] / highest if highest else 1.0
        suggested, reason = _suggestion(share, result.practices[practice].level, engagement.needs, floors.get(practice))
        out[practice] = Target(engagement.targets.get(practice, suggested), suggested, reason)
    return out


def horizon_years(needs: Needs) -> int:
    return max(1, ceil(needs.periods * MONTHS[needs.period] / 12))


def _suggestion(share: float, level: int | None, needs: Needs, floor: tuple[int, str] | None) -> tuple[int, str]:
    ambition = needs.ambition or DEFAULT_AMBITION
    if share >= 2 / 3:
        wanted, reason = ambition, "It bears strongly on what you need, so it goes to the level you aim at."
    elif share >= 1 / 3:
        wanted, reason = ambition - 1, "It bears on part of what you need, so one level under your aim is enough."
    else:
        wanted, reason = ambition - 2, "It bears little on what you need, so effort pays more elsewhere."
    wanted = max(1, wanted)
    if floor is not None and floor[0] > wanted:
        wanted, reason = floor
    if level is None:
        return wanted, f"{reason} Too few answers show today's level."
    if wanted <= level:
        return level, "Today's level is already enough for what you need."
    reachable = min(5, level + horizon_years(needs))
    if wanted > reachable:
        return reachable, f"{reason} More than a level a year is seldom reached, so it stops at {reachable} for now."
    return wanted, reason


def _floors(needs: Needs, framework: Framework) -> dict[str, tuple[int, str]]:
    """The highest floor of each practice, with its reason."""
    options = {(context.id, option.id): option for context in framework.client_needs.contexts
               for option in context.options}
    found = [(floor.practice, floor.level, floor.reason) for chosen in needs.context.items() if chosen in options
             for floor in options[chosen].floors]
    for need in chosen_needs(needs, framework):
        demand = framework.needs[need].entry.floor
        if demand is not None:
            found += [(practice, demand.level, demand.reason)
                      for practice, impact in framework.needs[need].impact.items() if impact >= demand.from_impact]
    highest: dict[str, tuple[int, str]] = {}
    for practice, level, reason in found:
        if level > highest.get(practice, (0, ""))[0]:
            highest[practice] = (level, reason)
    return highest


def gaps(result: Result, chosen: Mapping[str, Target]) -> dict[str, int]:
    """Levels between today and the target, 0 where it is reached; practices without a level count from 0."""
    return {practice: max(0, target.target - (result.practices[practice].level or 0))
            for practice, target in chosen.items()}
