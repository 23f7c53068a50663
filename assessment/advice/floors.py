"""The levels under which a target should not lie: what a context, a chosen need or a binding lens demands.

A certificate is the plainest case: the standard allows no exclusions, so every practice that it bears on has to reach
the level at which it is met.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessment.advice.importance import chosen_needs
from assessment.engagement.model import Needs
from assessment.questionnaire.model import Questionnaire
from assessment.questionnaire.schema import Floor

LENSES = "lenses"  # before the id of a lens that demands something


@dataclass(frozen=True)
class Demand:
    """A level that is asked for, and why (the questionnaire's words).

    `source` is what asks: the option, as `context.option`, the need, or the lens, as `lenses.lens`. `binds` where a
    law, a supervisor, a certificate or a contract does, so that it is a duty and no advice.
    """

    level: int
    reason: str
    source: str = ""
    binds: bool = False


def floors(needs: Needs, questionnaire: Questionnaire) -> dict[str, Demand]:
    """The highest demand on each practice that has one."""
    highest: dict[str, Demand] = {}
    for practice, demand in all_demands(needs, questionnaire):
        if practice not in highest or demand.level > highest[practice].level:
            highest[practice] = demand
    return highest


def all_demands(needs: Needs, questionnaire: Questionnaire) -> Iterator[tuple[str, Demand]]:
    """Every demand on a practice, contexts' first."""
    yield from _of_contexts(needs.context, questionnaire)
    yield from _of_needs(chosen_needs(needs, questionnaire), questionnaire)
    yield from _of_lenses(needs.binding_lenses, questionnaire)


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


def _of_lenses(chosen: Iterable[str], questionnaire: Questionnaire) -> Iterator[tuple[str, Demand]]:
    """What a lens demands of a practice more than once is one demand: the highest, with the first reason for it."""
    for lens in chosen:
        if lens not in questionnaire.lenses:
            continue
        highest: dict[str, Floor] = {}
        for floor in (floor for requirement in questionnaire.lenses[lens].requirements for floor in requirement.duty):
            if floor.practice not in highest or floor.level > highest[floor.practice].level:
                highest[floor.practice] = floor
        source = f"{LENSES}.{lens}"
        yield from (
            (practice, Demand(floor.level, floor.reason, source, binds=True)) for practice, floor in highest.items()
        )
