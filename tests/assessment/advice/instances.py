"""Small planning problems: any mix of actions, capacity and wishes, as values that a brute force can go through."""

from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st

from assessment.questionnaire.model import Action
from assessment.roadmap.candidate import ActionReason, Candidate
from assessment.roadmap.constraints import Constraints

ROLES = ("incident_manager", "it_leader")
COSTS = {"low": 10.0}


def action_like(model: Action, name: str, role: str = ROLES[0], cost: str = "none") -> Action:
    return replace(model, id=name, entry=model.entry.model_copy(update={"led_by": role, "cost": cost, "title": name}))


def candidate(
    model: Action,
    name: str,
    benefit: float,
    days: float,
    periods: int = 1,
    needs: tuple[str, ...] = (),
    role: str = ROLES[0],
    cost: str = "none",
) -> Candidate:
    return Candidate(
        name,
        "incident_management",
        name,
        "flow",
        0,
        2,
        days,
        periods,
        needs,
        benefit,
        ActionReason("prerequisite"),
        True,
        cost == "none",
        action_like(model, name, role, cost),
    )


def constraints(capacity: tuple[float, ...], **wishes: object) -> Constraints:
    plain = Constraints(
        capacity, False, 3, None, COSTS, None, frozenset(), {}, {}, frozenset(), None, frozenset(), frozenset()
    )
    return replace(plain, **wishes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Instance:
    actions: tuple[Candidate, ...]
    constraints: Constraints


def instances(model: Action, most_actions: int = 5, most_periods: int = 4) -> st.SearchStrategy[Instance]:
    return st.integers(1, most_periods).flatmap(
        lambda periods: st.builds(
            lambda rows, kept: Instance(_actions(model, rows), kept),
            st.lists(
                st.tuples(
                    st.sampled_from([0.0, 0.5, 1.0, 2.5]),
                    st.integers(1, 12),
                    st.integers(1, 2),
                    st.sets(st.integers(0, most_actions), max_size=2),
                    st.sampled_from(ROLES),
                    st.sampled_from(["none", "low"]),
                ),
                max_size=most_actions,
            ),
            _any_conditions(periods, most_actions),
        )
    )


Rows = list[tuple[float, int, int, set[int], str, str]]


def _actions(model: Action, rows: Rows) -> tuple[Candidate, ...]:
    return tuple(
        candidate(
            model, f"a{n}", benefit, days, length, tuple(f"a{need}" for need in sorted(needs) if need < n), role, cost
        )
        for n, (benefit, days, length, needs, role, cost) in enumerate(rows)
    )


def _any_conditions(periods: int, most_actions: int) -> st.SearchStrategy[Constraints]:
    names = st.integers(0, most_actions - 1).map(lambda n: f"a{n}")
    period = st.integers(0, periods - 1)
    return st.builds(
        lambda room, budget, at_once, frozen, fixed, due, excluded, reserve, starts, closed, calm: constraints(
            tuple(room),
            budget=budget and tuple(budget),
            max_parallel_per_role=at_once,
            frozen=frozenset(frozen),
            fixed=fixed,
            due=due,
            excluded=frozenset(excluded),
            reserve=reserve,
            most_starts=starts,
            closed=frozenset(closed),
            calm=frozenset(calm),
        ),
        st.lists(st.sampled_from([0.0, 5.0, 10.0, 20.0]), min_size=periods, max_size=periods),
        st.none() | st.lists(st.sampled_from([0.0, 5.0, 10.0]), min_size=periods, max_size=periods),
        st.none() | st.integers(1, 2),
        st.sets(period, max_size=1),
        st.dictionaries(names, period, max_size=1),
        st.dictionaries(names, period, max_size=1),
        st.sets(names, max_size=1),
        st.sampled_from([0.0, 0.0, 0.2]),
        st.none() | st.integers(1, 3),
        st.sets(period, max_size=1),
        st.sets(period, max_size=1),
    )


Runs = dict[str, range]


def faults(starts: dict[str, int], actions: tuple[Candidate, ...], kept: Constraints) -> list[str]:
    """What a plan breaks, written without the planner's own code."""
    by_id = {action.id: action for action in actions}
    runs = {name: range(start, start + by_id[name].periods) for name, start in starts.items()}
    return [
        *_out_of_place(runs, kept),
        *_out_of_order(runs, by_id),
        *_wishes_broken(runs, by_id, kept),
        *_too_many_begin(runs, kept),
        *(fault for period in range(len(kept.capacity)) for fault in _too_much(period, runs, by_id, kept)),
    ]


def _out_of_place(runs: Runs, kept: Constraints) -> list[str]:
    return [
        f"{name} may not run there"
        for name, run in runs.items()
        if run.start < 0 or run.stop > len(kept.capacity) or name in kept.excluded or set(run) & kept.frozen
    ]


def _out_of_order(runs: Runs, by_id: dict[str, Candidate]) -> list[str]:
    return [
        f"{name} does not wait for {need}"
        for name, run in runs.items()
        for need in by_id[name].needs
        if need in by_id and (need not in runs or runs[need].stop > run.start)
    ]


def _wishes_broken(runs: Runs, by_id: dict[str, Candidate], kept: Constraints) -> list[str]:
    late = [
        f"{name} is not done by {end}"
        for name, end in kept.due.items()
        if name in by_id and (name not in runs or runs[name].stop - 1 > end)
    ]
    return late + [
        f"{name} does not begin in {start}"
        for name, start in kept.fixed.items()
        if name in by_id and (name not in runs or runs[name].start != start)
    ]


def _too_many_begin(runs: Runs, kept: Constraints) -> list[str]:
    """Quarters: as many as are allowed in the first, twice as many later, half of that in a calm one."""
    found = [f"{name} begins in a closed period" for name, run in runs.items() if _begins_in_closed(name, run, kept)]
    for period in range(len(kept.capacity)) if kept.most_starts is not None else ():
        limit = kept.most_starts * (1 if period == 0 else 2)
        limit = limit - limit // 2 if period in kept.calm else limit
        wished = sum(start == period for name, start in kept.fixed.items() if name not in kept.begun)
        begun = sum(run.start == period for name, run in runs.items() if name not in kept.begun)
        if begun > max(limit, wished):
            found.append(f"period {period}: {begun} begin")
    return found


def _begins_in_closed(name: str, run: range, kept: Constraints) -> bool:
    return run.start in kept.closed and name not in kept.fixed


def _too_much(period: int, runs: Runs, by_id: dict[str, Candidate], kept: Constraints) -> list[str]:
    running = [by_id[name] for name, run in runs.items() if period in run]
    days = sum(action.effort_days / action.periods for action in running)
    money = sum(COSTS.get(action.cost, 0.0) / action.periods for action in running)
    led = [action.led_by for action in running]
    at_once = kept.max_parallel_per_role
    return [
        f"period {period}: {what}"
        for what, wrong in {
            "overloaded": days > kept.capacity[period] * (1 - kept.reserve) + 1e-6,
            "too expensive": kept.budget is not None and money > kept.budget[period] + 1e-6,
            "too much for a role": at_once is not None and any(led.count(role) > at_once for role in led),
        }.items()
        if wrong
    ]


def worth(starts: dict[str, int], actions: tuple[Candidate, ...]) -> float:
    """The objective, from the words of the method: benefit × 0.8 to the power of the years until it is done."""
    by_id = {action.id: action for action in actions}
    return sum(by_id[name].benefit * 0.8 ** ((start + by_id[name].periods) * 3 / 12) for name, start in starts.items())


def best_by_trying(instance: Instance) -> float | None:
    """The best objective of all plans there are; None where none keeps all wishes."""
    actions, kept = instance.actions, instance.constraints
    choices = [(None, *range(len(kept.capacity))) for _ in actions]
    plans = (
        {a.id: start for a, start in zip(actions, chosen, strict=True) if start is not None}
        for chosen in product(*choices)
    )
    return max((worth(plan, actions) for plan in plans if not faults(plan, actions, kept)), default=None)
