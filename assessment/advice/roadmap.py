"""Laying actions over the client's periods within its capacity.

A greedy first version: at each step the action with the most benefit per √day among those whose
prerequisites are placed goes to its earliest possible start. An action's effort is spread evenly over
the periods that it takes. objective = Σ benefit × 0.9^(years until the action is done).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from math import fsum, sqrt
from typing import Literal

from assessment.advice.actions import Candidate
from assessment.advice.targets import MONTHS
from assessment.engagement import Client, Needs

YEARLY_DISCOUNT = 0.9
WORKDAYS = {"month": 20, "quarter": 60}
ASSUMED_SHARE_FOR_IMPROVEMENT = 0.05
ASSUMED_IT_STAFF = 20
ROUNDING = 1e-9


@dataclass(frozen=True)
class Scheduled:
    """Periods count from 0; `end` is the last period that the action takes up."""

    action: str
    start: int
    end: int


@dataclass(frozen=True)
class LeftOut:
    action: str
    reason: str


@dataclass(frozen=True)
class Plan:
    """capacity and load are person-days by period. `bound` and `gap` are None where no bound was computed."""

    status: Literal["optimal", "feasible", "greedy"]
    objective: float
    bound: float | None
    gap: float | None
    capacity: tuple[float, ...]
    capacity_assumed: bool
    load: tuple[float, ...]
    scheduled: tuple[Scheduled, ...]
    left_out: tuple[LeftOut, ...]


def capacity(needs: Needs, client: Client) -> tuple[tuple[float, ...], bool]:
    """Person-days by period, and whether they are assumed: 5 % of the IT staff's working days, 3 days at least."""
    given = needs.capacity_by_period()
    if given is not None:
        return given, False
    staff = ASSUMED_IT_STAFF if client.it_staff is None else client.it_staff
    days = max(3.0, round(staff * WORKDAYS[needs.period] * ASSUMED_SHARE_FOR_IMPROVEMENT))
    return (days,) * needs.periods, True


def greedy_plan(actions: Sequence[Candidate], needs: Needs, client: Client) -> Plan:
    """Place each action as early as its prerequisites and the capacity allow; say why the rest is left out."""
    room, assumed = capacity(needs, client)
    load = [0.0] * needs.periods
    placed: dict[str, Scheduled] = {}
    left_out: dict[str, LeftOut] = {}
    by_id = {action.id: action for action in actions}
    for action in _in_order(actions):
        reason = _why_not(action, by_id, left_out)
        start = None if reason else _earliest(action, placed, load, room)
        if start is None:
            left_out[action.id] = LeftOut(action.id, reason or _no_room(action, room))
            continue
        placed[action.id] = Scheduled(action.id, start, start + action.periods - 1)
        for period in range(start, start + action.periods):
            load[period] += action.effort_days / action.periods
    return Plan("greedy", objective(placed, by_id, needs), None, None, room, assumed, tuple(load),
                tuple(sorted(placed.values(), key=lambda s: (s.start, -by_id[s.action].benefit, s.end, s.action))),
                tuple(left_out.values()))


def objective(placed: Mapping[str, Scheduled], actions: Mapping[str, Candidate], needs: Needs) -> float:
    years = MONTHS[needs.period] / 12
    return fsum(actions[s.action].benefit * YEARLY_DISCOUNT ** ((s.end + 1) * years) for s in placed.values())


def _in_order(actions: Sequence[Candidate]) -> list[Candidate]:
    """Prerequisites before what needs them; otherwise the most benefit per √day first."""
    worth = _worth(actions)
    waiting, done, order = {action.id: action for action in actions}, set[str](), []
    while waiting:
        free = [a for a in waiting.values() if all(need in done or need not in waiting for need in a.needs)]
        best = max(free or waiting.values(), key=lambda action: (worth[action.id], action.id))
        order.append(waiting.pop(best.id))
        done.add(best.id)
    return order


def _worth(actions: Sequence[Candidate]) -> dict[str, float]:
    """Benefit per √day of an action, or of the way from it to one that waits for it, whichever is more."""
    by_id = {action.id: action for action in actions}
    before = _all_needed(by_id)
    worth = {action.id: action.benefit / sqrt(action.effort_days) for action in actions}
    for last in by_id:
        for first in before[last]:
            way = [by_id[step] for step in (*before[last], last) if step == first or first in before[step]]
            together = fsum(step.benefit for step in way) / fsum(sqrt(step.effort_days) for step in way)
            worth[first] = max(worth[first], together)
    return worth


def _all_needed(actions: Mapping[str, Candidate]) -> dict[str, frozenset[str]]:
    """All that each action needs, directly or through others."""
    needs = {action.id: [need for need in action.needs if need in actions] for action in actions.values()}
    found: dict[str, frozenset[str]] = {}
    for action in TopologicalSorter(needs).static_order():
        found[action] = frozenset(needs[action]).union(*(found[need] for need in needs[action]))
    return found


def _why_not(action: Candidate, actions: Mapping[str, Candidate], left_out: Mapping[str, LeftOut]) -> str | None:
    missing = next((need for need in action.needs if need in left_out), None)
    return f"It needs “{actions[missing].title}”, which does not fit." if missing else None


def _earliest(
    action: Candidate, placed: Mapping[str, Scheduled], load: Sequence[float], room: Sequence[float]
) -> int | None:
    ready = max((placed[need].end + 1 for need in action.needs if need in placed), default=0)
    share = action.effort_days / action.periods
    for start in range(ready, len(room) - action.periods + 1):
        if all(load[t] + share <= room[t] + ROUNDING for t in range(start, start + action.periods)):
            return start
    return None


def _no_room(action: Candidate, room: Sequence[float]) -> str:
    if action.effort_days / action.periods > max(room, default=0) + ROUNDING:
        return f"Its {action.effort_days} person-days are more than any period has room for."
    return "The capacity of the horizon is used up by actions with more benefit."
