"""A target level for each practice in scope: suggested from needs, today's level, ambition and horizon.

The suggestion is the client's ambition for practices whose importance is at least two thirds of the highest one,
one level less down to half of it or where a chosen need hangs on the practice decisively, two levels less below
that; never below today's level, nor more than one
level for each year of the horizon above it. A context of the client (regulation, sourcing …) or a
need that demands a level (the certificate) may set a floor. The client's own target always stands.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from assessment.advice.floors import Demand
from assessment.engagement.model import MONTHS, Assessment, Needs
from assessment.questionnaire.model import HIGHEST_IMPACT, Questionnaire
from assessment.scoring.results import Result

DEFAULT_AMBITION = 3
FIRST_STEPS_UP_TO = 2  # the level that no horizon cuts an action short of
BEARS_STRONGLY, BEARS_PARTLY = 2 / 3, 1 / 2  # of the highest importance in scope


TargetReasonKind = Literal["bears_strongly", "bears_partly", "bears_little", "asked_for", "already_enough"]


@dataclass(frozen=True)
class TargetReason:
    """Why a target is suggested: how much the practice bears on the needs, who asks for more, or that today is enough.

    `demand` is what is asked for. `stops_at` is the level that the horizon allows, where more would be wanted;
    `level_unknown`, that too few answers show today's level.
    """

    kind: TargetReasonKind
    demand: Demand | None = None
    stops_at: int | None = None
    level_unknown: bool = False


@dataclass(frozen=True)
class Target:
    """`target` is what counts: the client's own, or else the suggestion. `reason` speaks of the suggestion.

    `aim` is how far actions lift: the client's own target, or else what the needs call for, which may lie below
    today's level. Then the target is today's level, and there is nothing to do. The horizon bounds the end of the way
    and not its first steps: an aim of 2 stays one where a year allows the practice as a whole no more than 1.
    """

    target: int
    suggested: int
    reason: TargetReason
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
            Target(suggested, suggested, reason, min(wanted, max(suggested, FIRST_STEPS_UP_TO)))
            if own is None
            else Target(own, suggested, reason, own)
        )
    return out


def ambition(needs: Needs) -> int:
    """The level that the client aims at."""
    return needs.ambition or DEFAULT_AMBITION


def horizon_years(needs: Needs) -> int:
    return max(1, ceil(needs.periods * MONTHS[needs.period] / 12))


def _wanted(share: float, decisive: bool, needs: Needs, floor: Demand | None) -> tuple[int, TargetReason]:
    """What the needs call for, whatever today's level is."""
    kind: TargetReasonKind
    if share >= BEARS_STRONGLY:
        kind, below = "bears_strongly", 0
    elif decisive or share >= BEARS_PARTLY:
        kind, below = "bears_partly", 1
    else:
        kind, below = "bears_little", 2
    wanted = max(1, ambition(needs) - below)
    if floor is not None and floor.level > wanted:
        return floor.level, TargetReason("asked_for", floor)
    return wanted, TargetReason(kind)


def _suggestion(wanted: int, reason: TargetReason, level: int | None, needs: Needs) -> tuple[int, TargetReason]:
    """What is wanted, between today's level and what the horizon allows."""
    if level is None:
        return wanted, replace(reason, level_unknown=True)
    if wanted <= level:
        return level, TargetReason("already_enough")
    reachable = min(5, level + horizon_years(needs))
    if wanted > reachable:
        return reachable, replace(reason, stops_at=reachable)
    return wanted, reason


def decisive(chosen: Iterable[str], questionnaire: Questionnaire) -> set[str]:
    """The practices on which a chosen need hangs decisively, so that no chosen need is left without an answer."""
    return {
        practice
        for need in chosen
        for practice, impact in questionnaire.needs[need].impact.items()
        if impact == HIGHEST_IMPACT
    }
