"""The best plan against the first one and against its own bound, as instances grow.

    python -m benchmarks.roadmap

Random instances (seeded) of 60 to 400 actions over 8 to 24 periods, with prerequisites and a capacity for six tenths of
the work. Floors: the objective of greedy by benefit per day, the simplest plan that keeps all constraints, and the
first plan that a screen shows. The bound is the solver's: no plan is above it. Takes about three minutes.
"""

import resource
import time
from dataclasses import replace
from random import Random

from assessment.questionnaire.model import Action, load_questionnaire
from assessment.roadmap.candidate import ActionReason, Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.greedy import laid_in_order
from assessment.roadmap.plan import objective
from assessment.roadmap.planner import best_plan, first_plan

SIZES = tuple((actions, periods) for actions in (60, 120, 200, 400) for periods in (8, 12, 24))
SHARE_THAT_FITS = 0.6
SECONDS = 60.0


def main() -> None:
    model = next(action for action in load_questionnaire().actions.values() if action.subject.kind == "practice")
    print(f"{'actions':>8}{'periods':>9}{'seconds':>9}{'gap':>8}{'÷ per day':>11}{'÷ first':>9}  stopped by time")
    for count, periods in SIZES:
        _row(*instance(model, count, periods))
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _row(actions: tuple[Candidate, ...], constraints: Constraints) -> None:
    begun = time.perf_counter()
    plan = best_plan(actions, constraints, seconds=SECONDS)
    seconds = time.perf_counter() - begun
    first = first_plan(actions, constraints).objective
    print(
        f"{len(actions):>8}{constraints.periods:>9}{seconds:>9.1f}{plan.gap or 0:>8.2%}"
        f"{plan.objective / by_benefit_per_day(actions, constraints):>11.2f}{plan.objective / first:>9.2f}  "
        f"{'yes' if plan.stopped_by_time else 'no'}",
        flush=True,
    )


def by_benefit_per_day(actions: tuple[Candidate, ...], constraints: Constraints) -> float:
    """The objective of the simplest plan: by benefit per day, each as early as it fits, once what it needs is laid."""
    order, waiting = [], sorted(actions, key=lambda action: (-action.benefit / action.effort_days, action.id))
    while waiting:
        ready = next(action for action in waiting if not any(other.id in action.needs for other in waiting))
        order.append(ready)
        waiting.remove(ready)
    starts = laid_in_order(order, actions, constraints) or {}
    return objective(starts, {action.id: action for action in actions}, constraints)


def instance(model: Action, count: int, periods: int) -> tuple[tuple[Candidate, ...], Constraints]:
    random = Random(count * 100 + periods)  # noqa: S311 - instances, no secrets
    actions = tuple(
        Candidate(
            f"a{n:03}",
            model.subject.id,
            f"Action {n}",
            "flow",
            0,
            2,
            random.choice([3, 5, 8, 12, 20, 35]),
            random.choice([1, 1, 1, 2, 2, 3]),
            tuple({f"a{random.randrange(n):03}": None for _ in range(random.choice([0, 0, 1, 1, 2])) if n}),
            random.uniform(0.01, 1),
            ActionReason("prerequisite"),
            True,
            True,
            replace(model, id=f"a{n:03}"),
        )
        for n in range(count)
    )
    days = sum(action.effort_days for action in actions) * SHARE_THAT_FITS / periods
    return actions, Constraints(
        (days,) * periods, False, 3, None, {}, None, frozenset(), {}, {}, frozenset(), None, frozenset(), frozenset()
    )


if __name__ == "__main__":
    main()
