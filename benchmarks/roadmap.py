"""The first plan and the best one against each other and the solver's bound, on clients and as instances grow.

    python -m benchmarks.roadmap [FILE …]

Clients: the sample, and the exchange files named, with all, half and a quarter of their capacity. Hard ones: random
instances (seeded) of 60 to 400 actions over 8 to 24 periods, with prerequisites and a capacity for six tenths of the
work; the next release problem, in which customers pay for what takes many steps that are worth nothing alone (the
shape of the public instances nrp1 to nrp3); and tight ones, where everything must be done and fills every day. Floors:
the objective of greedy by benefit per day, the simplest plan that keeps all constraints (what comes first for a client
is laid first there too), and the first plan that a screen shows. The bound is the solver's: no plan that lays the same
first is above it. Seconds are those of a core. Takes about three minutes.
"""

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from assessment.advice.advice import plannable
from assessment.advice.planning_steps import no_longer_agreed
from assessment.engagement.exchange_file import parse_assessment
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Action, Questionnaire, load_questionnaire
from assessment.roadmap.candidate import ActionReason, Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.greedy import laid_in_order
from assessment.roadmap.laid_ahead import laid_ahead
from assessment.roadmap.planner import best_plan, first_plan
from assessment.roadmap.problem import Problem
from assessment.sample import sample_assessment

SIZES = tuple((actions, periods) for actions in (60, 120, 200, 400) for periods in (8, 12, 24))
SHARE_THAT_FITS = 0.6
CAPACITIES = (1.0, 0.5, 0.25)
STEPS = ((20, 1, 5), (40, 2, 8), (80, 5, 10))  # of the next release: how many, days from and to, level by level
CUSTOMERS = 100
BUDGETS = (0.3, 0.5)

Instance = tuple[str, tuple[Candidate, ...], Constraints]


def main() -> None:
    questionnaire = load_questionnaire()
    model = next(action for action in questionnaire.actions.values() if action.subject.kind == "practice")
    print(
        f"{'instance':<24}{'actions':>8}{'periods':>8}{'first, s':>9}{'best, s':>9}{'gap':>8}"
        f"{'first ÷ best':>14}{'best ÷ per day':>15}  stopped by time"
    )
    for one in (*_clients(questionnaire), *_hard(model)):
        _row(*one)
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _row(name: str, actions: tuple[Candidate, ...], constraints: Constraints) -> None:
    begun = time.process_time()
    first = first_plan(actions, constraints)
    between = time.process_time()
    best = best_plan(actions, constraints)
    ended = time.process_time()
    floor = by_benefit_per_day(actions, constraints)
    print(
        f"{name:<24}{len(actions):>8}{constraints.periods:>8}{between - begun:>9.2f}{ended - between:>9.1f}"
        f"{best.gap or 0:>8.2%}{first.objective / best.objective:>14.3f}"
        f"{f'{best.objective / floor:.2f}' if floor else 'none':>15}  {'yes' if best.stopped_by_time else 'no'}",
        flush=True,
    )


def _clients(questionnaire: Questionnaire) -> Iterator[Instance]:
    clients = {"sample": sample_assessment(questionnaire)}
    for file in map(Path, sys.argv[1:]):
        clients[file.stem] = parse_assessment(file.read_bytes(), file.name, questionnaire)
    for name, assessment in clients.items():
        actions, constraints = plannable(_not_agreed(assessment), questionnaire)
        for share in CAPACITIES:
            days = tuple(day * share for day in constraints.capacity)
            yield f"{name}, {share:.0%}", actions, replace(constraints, capacity=days)


def _not_agreed(assessment: Assessment) -> Assessment:
    return assessment.model_copy(update={"planning": no_longer_agreed(assessment.planning)})


def _hard(model: Action) -> Iterator[Instance]:
    for count, periods in SIZES:
        yield "random", *instance(model, count, periods)
    for budget in BUDGETS:
        yield f"next release, {budget:.0%}", *next_release(model, budget)
    for seed in range(3):
        yield "tight", *tight(model, seed)


def by_benefit_per_day(actions: tuple[Candidate, ...], constraints: Constraints) -> float:
    """The objective of the simplest plan: after what comes first, by benefit per day, each as early as it fits."""
    order, waiting = [], sorted(actions, key=lambda action: (-action.benefit / max(action.effort_days, 1), action.id))
    while waiting:
        ready = next(action for action in waiting if not any(other.id in action.needs for other in waiting))
        order.append(ready)
        waiting.remove(ready)
    problem = Problem(actions, laid_ahead(Problem(actions, constraints)))
    return problem.objective(laid_in_order(order, problem) or {})


def instance(model: Action, count: int, periods: int) -> tuple[tuple[Candidate, ...], Constraints]:
    random = Random(count * 100 + periods)  # noqa: S311 - instances, no secrets
    actions = tuple(
        _action(
            model,
            f"a{n:03}",
            days=random.choice([3, 5, 8, 12, 20, 35]),
            periods=random.choice([1, 1, 1, 2, 2, 3]),
            needs=tuple({f"a{random.randrange(n):03}": None for _ in range(random.choice([0, 0, 1, 1, 2])) if n}),
            benefit=random.uniform(0.01, 1),
        )
        for n in range(count)
    )
    days = sum(action.effort_days for action in actions) * SHARE_THAT_FITS / periods
    return actions, _plain((days,) * periods)


def next_release(model: Action, budget: float) -> tuple[tuple[Candidate, ...], Constraints]:
    """Steps in three levels, each with needs in the level below, and customers who pay once all they want is there.

    All steps are done in the first of two periods and all customers paid in the second, so that the days decide alone.
    """
    random = Random(1)  # noqa: S311 - instances, no secrets
    closed: dict[str, set[str]] = {}
    steps, below = [], list[str]()
    for level, (count, low, high) in enumerate(STEPS):
        names = [f"s{level}{n:03}" for n in range(count)]
        for name in names:
            direct = {random.choice(below) for _ in range(random.randint(0, 2))} if below else set()
            closed[name] = {name}.union(*(closed[need] for need in direct))
            steps.append(_action(model, name, float(random.randint(low, high)), 1, (), 0.0))
        below = names
    wanted = [random.sample(sorted(closed), random.randint(1, 5)) for _ in range(CUSTOMERS)]
    customers = [
        _action(model, f"c{n:03}", 0.0, 1, tuple(sorted(set().union(*(closed[one] for one in names)))), benefit)
        for n, (names, benefit) in enumerate((names, float(random.randint(10, 50))) for names in wanted)
    ]
    return (*steps, *customers), _plain((budget * sum(step.effort_days for step in steps), 0.0))


def tight(model: Action, seed: int) -> tuple[tuple[Candidate, ...], Constraints]:
    """Actions that fill every day of 24 periods, and all of them have to be done: hardly any order does it."""
    random, periods = Random(seed), 24  # noqa: S311 - instances, no secrets
    actions, ends = list[Candidate](), list[tuple[int, str]]()
    for lane, width in enumerate((2.0, 3.0, 5.0, 7.0)):
        at = 0
        while at < periods:
            length, name = min(random.randint(1, 7), periods - at), f"t{lane}{at:02}"
            before = [other for end, other in ends if end <= at]
            needs = tuple(sorted({random.choice(before) for _ in range(2)})) if before else ()
            actions.append(_action(model, name, width * length, length, needs, 1.0))
            at += length
            ends.append((at, name))
    due = {action.id: periods - 1 for action in actions}
    return tuple(actions), replace(_plain((17.0,) * periods), due=due)


def _action(model: Action, name: str, days: float, periods: int, needs: tuple[str, ...], benefit: float) -> Candidate:
    return Candidate(
        name,
        model.subject.id,
        f"Action {name}",
        "flow",
        0,
        2,
        days,
        periods,
        needs,
        benefit,
        ActionReason("prerequisite"),
        True,
        True,
        replace(model, id=name),
    )


def _plain(days: tuple[float, ...]) -> Constraints:
    return Constraints(days, False, 3, None, {}, None, frozenset(), {}, {}, frozenset(), None, frozenset(), frozenset())


if __name__ == "__main__":
    main()
