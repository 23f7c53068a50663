"""What a plan has to keep to: capacity, money, changes at once, freezes, and the client's wishes for single actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, sqrt
from typing import Literal

from assessment.engagement.model import MONTHS, Client, Needs
from assessment.engagement.planning import Planning, Scenario
from assessment.roadmap.candidate import Candidate

YEARLY_DISCOUNT = 0.8
AUDIT_EMPHASIS = 3.0
WORKDAYS = {"month": 20, "quarter": 60}
ASSUMED_SHARE_FOR_IMPROVEMENT = 0.05
ASSUMED_IT_STAFF = 20
LEAST_ASSUMED_DAYS = 3.0
RESERVE = 0.15
FEWEST_STARTS, STARTS_BY_ROOT, MOST_STARTS = 3, 0.7, 13
MONTHS_OF_STARTS = 3
LATER_STARTS = 2
FOR_A_DAY = 2


ConstraintKind = Literal["frozen", "max_parallel_per_role", "budget", "excluded", "due", "pinned", "begun"]


@dataclass(frozen=True)
class Constraint:
    """One thing that the client wants of the plan, beside its capacity: of an action, a period, or both."""

    kind: ConstraintKind
    action: str | None = None
    period: int | None = None


@dataclass(frozen=True)
class Ahead:
    """Actions that are laid before all others are planned, in this order, each as early as it fits.

    `actions` come after what they need. `end_by` is the last period in which all of them must end; None: any. They are
    laid together or not at all. `for_need`
    is a need that they are a first answer to: they are laid only where nothing that is laid already answers it by then.
    """

    actions: tuple[str, ...]
    end_by: int | None = None
    for_need: str | None = None

    @property
    def is_for_a_day(self) -> bool:
        """Whether it has to be ready by a day that the client cannot move."""
        return self.end_by is not None and self.for_need is None


@dataclass(frozen=True)
class Constraints:
    """Capacity in person-days and budget in money by period; periods count from 0.

    `costs` is the upper end of what a cost class means in money. `fixed` is the period in which an action begins, by
    wish or because it has begun. `due` is the last period in which it may end. What `audit_actions` names and ends
    by `audit_by` counts AUDIT_EMPHASIS times. `reserve` is the share of each period that stays unplanned,
    `most_starts` how many actions may begin within the first 90 days; nothing new begins in a `closed` one, nor
    of a practice in one that is `closed_to` it, and half as much as else in a `calm` one. `ahead` is laid first.
    """

    capacity: tuple[float, ...]
    capacity_assumed: bool
    months: int
    budget: tuple[float, ...] | None
    costs: Mapping[str, float]
    max_parallel_per_role: int | None
    frozen: frozenset[int]
    fixed: Mapping[str, int]
    due: Mapping[str, int]
    excluded: frozenset[str]
    audit_by: int | None
    audit_actions: frozenset[str]
    begun: frozenset[str]
    reserve: float = 0.0
    most_starts: int | None = None
    closed: frozenset[int] = frozenset()
    closed_to: Mapping[str, frozenset[int]] = field(default_factory=dict)
    calm: frozenset[int] = frozenset()
    ahead: tuple[Ahead, ...] = ()

    @property
    def available(self) -> tuple[float, ...]:
        """The capacity that there is: none in a frozen period."""
        return tuple(0.0 if period in self.frozen else days for period, days in enumerate(self.capacity))

    @property
    def room(self) -> tuple[float, ...]:
        """The part of it that may be planned."""
        return tuple(days * (1 - self.reserve) for days in self.available)

    def counts_as_start(self, action: str) -> bool:
        """Whether it is a new thing where it begins: what has begun is none."""
        return action not in self.begun

    @property
    def starts_allowed(self) -> tuple[int, ...] | None:
        """By period; what has a fixed period begins there in any case."""
        if self.most_starts is None:
            return None
        fixed = [self.fixed[action] for action in self.fixed if self.counts_as_start(action)]
        return tuple(
            max(ceil(limit / 2) if period in self.calm else limit, fixed.count(period))
            for period, limit in enumerate(self._starts_by_period(self.most_starts))
        )

    @property
    def starts_before_a_day(self) -> tuple[int, ...] | None:
        """By period, how many may begin where what comes last has to be ready by a day: as many again as else.

        A day cannot be moved, and that a period is calm because of one is no reason to come to it unprepared.
        """
        if self.most_starts is None:
            return None
        return tuple(FOR_A_DAY * limit for limit in self._starts_by_period(self.most_starts))

    def _starts_by_period(self, in_90_days: int) -> tuple[int, ...]:
        """A period's part of what may begin within 90 days, the earlier one of them with the larger part.

        After the first 90 days twice as much: by then the first things have ended, and two waves fit into a quarter.
        """
        parts = MONTHS_OF_STARTS // self.months
        first, then = _parts_of(in_90_days, parts), _parts_of(in_90_days * LATER_STARTS, parts)
        return tuple((first if period < parts else then)[period % parts] for period in range(self.periods))

    @property
    def periods(self) -> int:
        return len(self.capacity)

    def value(self, action: Candidate, start: int) -> float:
        """What an action that begins in a period adds to the objective: its benefit, discounted until it is done."""
        end = start + action.periods - 1
        in_time = self.audit_by is not None and end <= self.audit_by and action.id in self.audit_actions
        emphasis = AUDIT_EMPHASIS if in_time else 1.0
        return float(emphasis * action.benefit * YEARLY_DISCOUNT ** ((end + 1) * self.months / 12))

    def _is_closed(self, period: int, practice: str) -> bool:
        return period in self.closed or period in self.closed_to.get(practice, ())

    def affordable(self, action: Candidate, start: int) -> bool:
        """Whether the budget allows what nobody put a price on: it is taken to cost something, so 0 is too little."""
        if self.budget is None or not self.has_no_price(action):
            return True
        return min(self.budget[start : start + action.periods], default=0.0) > 0

    def cost(self, action: Candidate) -> float:
        """Money beside effort, 0 where the client did not say what its cost class means."""
        return self.costs.get(action.cost, 0.0)

    def may_start(self, action: Candidate, start: int) -> bool:
        """Whether the wishes and the horizon allow the action to begin in a period, capacity and order aside."""
        end = start + action.periods - 1
        return (
            action.id not in self.excluded
            and start >= 0
            and end < self.periods
            and self.fixed.get(action.id, start) == start
            and end <= self.due.get(action.id, end)
            and self.frozen.isdisjoint(range(start, end + 1))
            and (action.id in self.fixed or not self._is_closed(start, action.practice))
            and self.affordable(action, start)
        )

    def has_no_price(self, action: Candidate) -> bool:
        """Whether it costs more than effort, and nobody said how much."""
        return not action.is_free and action.cost not in self.costs

    @property
    def forced(self) -> frozenset[str]:
        """The actions that a plan must hold."""
        return frozenset((*self.fixed, *self.due))


def constraints_of(
    needs: Needs, client: Client, planning: Planning | None = None, audit_actions: frozenset[str] = frozenset()
) -> Constraints:
    """The constraints of the chosen scenario. What has begun stays begun in every scenario.

    What comes before all else, and the days that the client named, are laid over them (assessment.advice.precedence).
    """
    decided = planning or Planning()
    scenario, own = decided.scenario(), decided.business_case
    room, assumed = capacity(needs, client)
    begun = frozenset(progress.action for progress in decided.progress if progress.state == "begun")
    return Constraints(
        capacity=_capacity_in(scenario, room),
        capacity_assumed=assumed and not scenario.capacity_days,
        months=MONTHS[needs.period],
        budget=_each_period(scenario.budget, needs.periods) or None,
        costs={cost: money.high for cost, money in own.costs.items()},
        max_parallel_per_role=scenario.max_parallel_per_role,
        frozen=frozenset(scenario.frozen),
        fixed={**scenario.pinned, **dict.fromkeys(begun, 0)},
        due=dict(scenario.due),
        excluded=frozenset(scenario.excluded),
        audit_by=scenario.audit_by,
        audit_actions=audit_actions,
        begun=begun,
        reserve=RESERVE if scenario.reserve is None else scenario.reserve,
        most_starts=scenario.most_starts or starts_in_90_days(client.it_staff),
    )


def _parts_of(in_90_days: int, parts: int) -> list[int]:
    up_to = [ceil(in_90_days * part / parts) for part in range(parts + 1)]
    return [after - before for before, after in pairwise(up_to)]


def starts_in_90_days(it_staff: int | None) -> int:
    """How many new things an IT organisation of this size bears at once: 3 + 0.7 · √people, and never over thirteen.

    Seven people begin five, 25 begin six, 100 begin ten: attention grows slower than heads.
    """
    staff = ASSUMED_IT_STAFF if it_staff is None else it_staff
    return min(MOST_STARTS, round(FEWEST_STARTS + STARTS_BY_ROOT * sqrt(staff)))


def capacity(needs: Needs, client: Client) -> tuple[tuple[float, ...], bool]:
    """Person-days by period, and whether they are assumed: 5 % of the IT staff's working days, 3 days at least."""
    given = needs.capacity_by_period()
    if given is not None:
        return given, False
    staff = ASSUMED_IT_STAFF if client.it_staff is None else client.it_staff
    days = max(LEAST_ASSUMED_DAYS, round(staff * WORKDAYS[needs.period] * ASSUMED_SHARE_FOR_IMPROVEMENT))
    return (days,) * needs.periods, True


def _capacity_in(scenario: Scenario, room: tuple[float, ...]) -> tuple[float, ...]:
    """The scenario's own days, or the client's times its factor."""
    return _each_period(scenario.capacity_days, len(room)) or tuple(scenario.capacity_factor * day for day in room)


def _each_period(numbers: tuple[float, ...], periods: int) -> tuple[float, ...]:
    return numbers * periods if len(numbers) == 1 else numbers
