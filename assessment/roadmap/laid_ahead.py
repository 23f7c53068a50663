"""What comes before all else is laid first, and stays where it was laid while the rest is planned around it.

First aid, what serves the heaviest needs and what closes duties are no matter of exchange: no sum of smaller benefits
may push them back. So they are laid by rank, each as early as it fits beside what the client's wishes take, and the
search for the best plan begins with them in place.
"""

from collections.abc import Iterator
from dataclasses import replace

from assessment.roadmap.constraints import Ahead, Constraints
from assessment.roadmap.forced_order import forced_order
from assessment.roadmap.greedy import late_if_laid
from assessment.roadmap.problem import Problem
from assessment.roadmap.remaining_capacity import RemainingCapacity


def laid_ahead(problem: Problem) -> Constraints:
    """The constraints with what was laid ahead fixed to its periods; as they are where wishes are not laid in time."""
    constraints = problem.constraints
    remaining = RemainingCapacity(problem)
    if not constraints.ahead or late_if_laid(forced_order(problem).order, remaining):
        return constraints
    wished = set(remaining.starts)
    for batch in constraints.ahead:
        _lay(batch, remaining)
    fixed = {action: start for action, start in remaining.starts.items() if action not in wished}
    return replace(constraints, fixed={**constraints.fixed, **fixed}, ahead=())


def _lay(batch: Ahead, remaining: RemainingCapacity) -> None:
    """All of the batch that is not laid yet, or none of it."""
    if batch.for_need is not None and _is_answered(batch.for_need, batch.end_by, remaining):
        return
    laid: list[str] = []
    for name in _missing(batch, remaining):
        action = remaining.problem.actions[name]
        start = remaining.earliest_for_a_day(action) if batch.is_for_a_day else remaining.earliest(action)
        end = None if start is None else start + action.periods - 1
        if start is None or (batch.end_by is not None and end is not None and end > batch.end_by):
            for placed in laid:
                remaining.take_out(remaining.problem.actions[placed])
            return
        remaining.place(action, start)
        laid.append(name)


def _is_answered(need: str, end_by: int | None, remaining: RemainingCapacity) -> bool:
    """Whether a substantive action that serves the need is laid to end by then; first aid protects, no more."""
    last = remaining.problem.constraints.periods - 1 if end_by is None else end_by
    return any(
        action.answers(need) and start + action.periods - 1 <= last
        for name, start in remaining.starts.items()
        for action in (remaining.problem.actions[name],)
    )


def _missing(batch: Ahead, remaining: RemainingCapacity) -> Iterator[str]:
    return (name for name in batch.actions if name in remaining.problem.actions and name not in remaining.starts)
