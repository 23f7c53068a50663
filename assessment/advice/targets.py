"""A target level for each practice in scope: suggested from needs, today's level, ambition and horizon.

The suggestion is the client's ambition for practices whose importance is at least half of the highest one,
one level less down to a third or where a chosen need hangs on the practice decisively, two levels less below
that; never below today's level, nor more than one
level for each year of the horizon above it. A context of the client (regulation, sourcing …) or a
need that demands a level (the certificate) may set a floor. The client's own target always stands.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from assessment.advice.floors import Demand
from assessment.advice.importance import HIGHEST_IMPACT
from assessment.engagement.model import MONTHS, Assessment, Needs
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import Result

DEFAULT_AMBITION = 3
BEARS_STRONGLY, BEARS_PARTLY = 1 / 2, 1 / 3  # of the highest importance in scope


@dataclass(frozen=True)
class Target:
    """`target` is what counts: the client's own, or else the suggestion. `reason` speaks of the suggestion.

    `aim` is how far actions lift: the client's own target, or else what the needs call for, which may lie below
    today's level. Then the target is today's level, and there is nothing to do.
    """

    target: int
    suggested: int
    reason: str
    aim: int


def targets(
    assessment: Assessment,
    result: Result,
    importance: Mapping[str, float],
    demands: Mapping[str, Demand],
    decisive: Collection[str],
) -> dict[str, Target]:
    """One target for each practice in scope that applies.

    `importance` is 0 to 1 by practice, `demands` are the floors, `decisive` the practices on which a need hangs so.
    """
    in_scope = [practice for practice, outcome in result.practices.items() if outcome.questions]
    highest = max((importance[practice] for practice in in_scope), default=0.0)
    out = {}
    for practice in in_scope:
        share = importance[practice] / highest if highest else 1.0
        wanted, reason = _wanted(share, practice in decisive, assessment.needs, demands.get(practice))
        suggested, reason = _suggestion(wanted, reason, result.practices[practice].level, assessment.needs)
        own = assessment.targets.get(practice)
        out[practice] = (
            Target(suggested, suggested, reason, min(wanted, suggested))
            if own is None
            else Target(own, suggested, reason, own)
        )
    return out


def ambition(needs: Needs) -> int:
    """The level that the client aims at."""
    return needs.ambition or DEFAULT_AMBITION


def horizon_years(needs: Needs) -> int:
    return max(1, ceil(needs.periods * MONTHS[needs.period] / 12))


def _wanted(share: float, decisive: bool, needs: Needs, floor: Demand | None) -> tuple[int, str]:
    """What the needs call for, whatever today's level is."""
    aimed_at = ambition(needs)
    if share >= BEARS_STRONGLY:
        wanted, reason = aimed_at, "It bears strongly on what you need, so it goes to the level you aim at."
    elif decisive or share >= BEARS_PARTLY:
        wanted, reason = aimed_at - 1, "It bears on part of what you need, so one level under your aim is enough."
    else:
        wanted, reason = aimed_at - 2, "It bears little on what you need, so effort pays more elsewhere."
    wanted = max(1, wanted)
    return (floor.level, floor.reason) if floor is not None and floor.level > wanted else (wanted, reason)


def _suggestion(wanted: int, reason: str, level: int | None, needs: Needs) -> tuple[int, str]:
    """What is wanted, between today's level and what the horizon allows."""
    if level is None:
        return wanted, f"{reason} Too few answers show today's level."
    if wanted <= level:
        return level, "Today's level is already enough for what you need."
    reachable = min(5, level + horizon_years(needs))
    if wanted > reachable:
        return reachable, f"{reason} More than a level a year is seldom reached, so it stops at {reachable} for now."
    return wanted, reason


def decisive(chosen: Iterable[str], questionnaire: Questionnaire) -> set[str]:
    """The practices on which a chosen need hangs decisively, so that no chosen need is left without an answer."""
    return {
        practice
        for need in chosen
        for practice, impact in questionnaire.needs[need].impact.items()
        if impact == HIGHEST_IMPACT
    }
