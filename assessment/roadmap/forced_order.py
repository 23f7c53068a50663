"""The order in which to lay what a plan must hold, so that all of it is done in time.

The most urgent first does it nearly always. Where it does not, what came too late moves ahead in the order, with all
that it needs, by chance that has a seed, until everything is in time or the count of tries is used up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from random import Random

from assessment.roadmap.greedy import late_if_laid, most_urgent_first
from assessment.roadmap.problem import Problem
from assessment.roadmap.remaining_capacity import RemainingCapacity

SEED = 1
STEPS = 30_000  # tries × actions, about a quarter of a second
MOST_TRIES = 1000
TRIES_ON_ONE_WAY = 40  # then the order begins anew: the same few may go on pushing each other ahead


@dataclass(frozen=True)
class ForcedOrder:
    """In which order to lay what a plan must hold, and what comes too late all the same."""

    order: list[str]
    late: list[str]


def forced_order(problem: Problem) -> ForcedOrder:
    """An order in which all is laid in time; where none was found, the one that leaves the least too late."""
    order = most_urgent_first(problem)
    best = ForcedOrder(order, late_if_laid(order, RemainingCapacity(problem)))
    if not best.late:
        return best
    random = Random(SEED)  # noqa: S311 - the same everywhere, no secret
    urgency: dict[str, float] = {}
    for done in range(min(MOST_TRIES, STEPS // len(order))):
        if done % TRIES_ON_ONE_WAY == 0:
            spread = problem.constraints.periods * random.random() / 2
            urgency = {name: _latest_start(name, problem) + spread * random.random() for name in order}
        tried = _needs_first(urgency, problem)
        late = late_if_laid(tried, RemainingCapacity(problem))
        if len(late) < len(best.late):
            best = ForcedOrder(tried, late)
        if not late:
            break
        for name in sorted(set(late).union(*(problem.all_needed[action] for action in late))):
            urgency[name] -= random.random() * problem.constraints.periods / 4
    return best


def _latest_start(name: str, problem: Problem) -> int:
    return problem.latest_ends[name] - problem.actions[name].periods


def _needs_first(urgency: Mapping[str, float], problem: Problem) -> list[str]:
    """By urgency, as far as what an action needs comes before it."""
    open_needs = {name: sum(need in urgency for need in set(problem.needs[name])) for name in urgency}
    ready = [(urgency[name], name) for name, needs in open_needs.items() if not needs]
    heapify(ready)
    order = []
    while ready:
        _, name = heappop(ready)
        order.append(name)
        for opened in sorted(set(problem.opens[name]) & urgency.keys()):
            open_needs[opened] -= 1
            if not open_needs[opened]:
                heappush(ready, (urgency[opened], opened))
    return order
