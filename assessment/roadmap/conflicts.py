"""Wishes that no plan can keep together, named: the smallest set of them that cannot be.

One wish after the other is left aside. Where no plan exists all the same, it had no part in the conflict; where one
does, the conflict needs it. What remains is a set from which no wish can be taken without resolving it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Conditions, Wish
from assessment.roadmap.greedy import all_needed, greedy_starts
from assessment.roadmap.solver import solve

SECONDS_A_CHECK = 5.0


def conflict(actions: Sequence[Candidate], conditions: Conditions) -> tuple[Wish, ...]:
    """The wishes that contradict each other or the capacity; none where a plan keeps them all."""
    involved = _involved(actions, conditions)
    if _possible(involved, conditions):
        return ()
    names = {action.id for action in involved}
    kept = [wish for wish in _wishes(conditions) if wish.action is None or wish.action in names]
    for wish in tuple(kept):
        others = [other for other in kept if other != wish]
        if not _possible(involved, _only(others, conditions)):
            kept = others
    return tuple(kept)


def without(wishes: Sequence[Wish], conditions: Conditions) -> Conditions:
    """The conditions with these wishes left aside."""
    dropped = set(wishes)
    return _only([wish for wish in _wishes(conditions) if wish not in dropped], conditions)


def _involved(actions: Sequence[Candidate], conditions: Conditions) -> list[Candidate]:
    """The forced actions and all that they need: no other action can make wishes contradict each other."""
    by_id = {action.id: action for action in actions}
    before = all_needed(by_id)
    forced = [action for action in conditions.forced if action in by_id]
    wanted = set(forced).union(*(before[action] for action in forced))
    return [action for action in actions if action.id in wanted]


def _possible(actions: Sequence[Candidate], conditions: Conditions) -> bool:
    """Whether a plan keeps all wishes. A check that time stops counts as possible: nobody is blamed without proof."""
    if greedy_starts(actions, conditions) is not None:
        return True
    return not solve(actions, conditions, None, SECONDS_A_CHECK).infeasible


def _wishes(conditions: Conditions) -> Iterator[Wish]:
    """Every wish, general limits first: they are left aside first, so that a conflict names single actions."""
    yield from (Wish("frozen", period=period) for period in sorted(conditions.frozen))
    if conditions.max_parallel_per_role is not None:
        yield Wish("max_parallel_per_role")
    if conditions.budget is not None:
        yield Wish("budget")
    yield from (Wish("excluded", action) for action in sorted(conditions.excluded))
    yield from (Wish("due", action, period) for action, period in sorted(conditions.due.items()))
    yield from (Wish("begun" if action in conditions.begun else "pinned", action, period)
                for action, period in sorted(conditions.fixed.items()))


def _only(wishes: Sequence[Wish], conditions: Conditions) -> Conditions:
    kinds = {wish.kind for wish in wishes}
    kept = set(wishes)
    fixed = {wish.action for wish in wishes if wish.kind in ("pinned", "begun")}
    return replace(
        conditions,
        frozen=frozenset(period for period in conditions.frozen if Wish("frozen", period=period) in kept),
        max_parallel_per_role=conditions.max_parallel_per_role if "max_parallel_per_role" in kinds else None,
        budget=conditions.budget if "budget" in kinds else None,
        excluded=frozenset(action for action in conditions.excluded if Wish("excluded", action) in kept),
        due={action: period for action, period in conditions.due.items() if Wish("due", action, period) in kept},
        fixed={action: period for action, period in conditions.fixed.items() if action in fixed})
