"""The levels under which a target should not lie: what a context of the client or a chosen need demands.

A certificate is the plainest case: the standard allows no exclusions, so every practice that it bears on has to reach
the level at which it is met.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.advice.importance import chosen_needs
from assessment.engagement.model import Needs
from assessment.questionnaire.model import Questionnaire


@dataclass(frozen=True)
class Demand:
    """A level that is asked for, and why (the questionnaire's words)."""

    level: int
    reason: str


def floors(needs: Needs, questionnaire: Questionnaire) -> dict[str, Demand]:
    """The highest demand on each practice that has one."""
    highest: dict[str, Demand] = {}
    for practice, demand in (*_of_contexts(needs, questionnaire), *_of_needs(needs, questionnaire)):
        if practice not in highest or demand.level > highest[practice].level:
            highest[practice] = demand
    return highest


def _of_contexts(needs: Needs, questionnaire: Questionnaire) -> Iterator[tuple[str, Demand]]:
    options = {
        (context.id, option.id): option for context in questionnaire.client_needs.contexts for option in context.options
    }
    for chosen in needs.context.items():
        if chosen in options:
            yield from ((floor.practice, Demand(floor.level, floor.reason)) for floor in options[chosen].floors)


def _of_needs(needs: Needs, questionnaire: Questionnaire) -> Iterator[tuple[str, Demand]]:
    for need in chosen_needs(needs, questionnaire):
        floor = questionnaire.needs[need].entry.floor
        if floor is not None:
            yield from (
                (practice, Demand(floor.level, floor.reason))
                for practice, impact in questionnaire.needs[need].impact.items()
                if impact >= floor.from_impact
            )
