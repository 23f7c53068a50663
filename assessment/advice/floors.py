"""The levels under which a target should not lie: what a context of the client or a chosen need demands.

A certificate is the plainest case: the standard allows no exclusions, so every practice that it bears on has to reach
the level at which it is met.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessment.questionnaire.model import Questionnaire


@dataclass(frozen=True)
class Demand:
    """A level that is asked for, and why (the questionnaire's words).

    `source` is the option, as `context.option`, or the need that asks; `binds` where a law, a supervisor, a
    certificate or a contract does, so that it is a duty and no advice.
    """

    level: int
    reason: str
    source: str = ""
    binds: bool = False


def floors(context: Mapping[str, str], weights: Mapping[str, int], questionnaire: Questionnaire) -> dict[str, Demand]:
    """The highest demand on each practice that has one.

    `context` is the chosen option of each context, `weights` are the chosen needs.
    """
    highest: dict[str, Demand] = {}
    for practice, demand in all_demands(context, weights, questionnaire):
        if practice not in highest or demand.level > highest[practice].level:
            highest[practice] = demand
    return highest


def all_demands(
    context: Mapping[str, str], weights: Mapping[str, int], questionnaire: Questionnaire
) -> Iterator[tuple[str, Demand]]:
    """Every demand on a practice, contexts' first."""
    yield from _of_contexts(context, questionnaire)
    yield from _of_needs(weights, questionnaire)


def _of_contexts(context: Mapping[str, str], questionnaire: Questionnaire) -> Iterator[tuple[str, Demand]]:
    options = {
        (known.id, option.id): (known.binding, option)
        for known in questionnaire.client_needs.contexts
        for option in known.options
    }
    for chosen in context.items():
        if chosen in options:
            binds, option = options[chosen]
            yield from (
                (floor.practice, Demand(floor.level, floor.reason, ".".join(chosen), binds)) for floor in option.floors
            )


def _of_needs(chosen: Iterable[str], questionnaire: Questionnaire) -> Iterator[tuple[str, Demand]]:
    for need in chosen:
        floor = questionnaire.needs[need].entry.floor
        if floor is not None:
            yield from (
                (practice, Demand(floor.level, floor.reason, need, binds=True))
                for practice, impact in questionnaire.needs[need].impact.items()
                if impact >= floor.from_impact
            )
