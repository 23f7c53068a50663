"""What the plan costs and brings, in money, from what the client said about money and nothing else.

Nothing has a default: where a figure that the case rests on was not given, there is no case, and it is said what is
missing. Every figure is a range, from the least to the most.

cost of an action   person-days × day rate + the amount of its cost class, spread evenly over the periods it takes
the leadership      its person-days × day rate, in the periods in which it gives them
credit of an action its benefit ÷ the benefit of all actions that serve the need, planned or not; an action serves the
                    needs that it names
benefit of a need   yearly loss × share taken away, ÷ periods a year, × the credit of its actions that ended in an
                    earlier period: what is left out of the plan stays uncredited
net                 from least benefit − most cost to most benefit − least cost
payback             the first period from whose end on the sum of all net amounts stays at 0 or above
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from assessment.engagement.model import MONTHS
from assessment.engagement.planning import BusinessCase, Loss, Range
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.day_plan import Placed

LESS_IS_NOTHING = 0.005  # money: what rounding leaves
Missing = Literal["plan", "currency", "day_rate", "losses"]


@dataclass(frozen=True)
class Amount:
    """Money, from the least to the most."""

    low: float
    high: float

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Amount") -> "Amount":
        """The least that is left and the most that is left."""
        return Amount(self.low - other.high, self.high - other.low)

    def __mul__(self, factor: float) -> "Amount":
        return Amount(self.low * factor, self.high * factor)


NOTHING = Amount(0.0, 0.0)


@dataclass(frozen=True)
class Year:
    """One year of the horizon, counted from 1; the last may have fewer periods than a whole one."""

    number: int
    periods: int
    cost: Amount
    benefit: Amount

    @property
    def net(self) -> Amount:
        return self.benefit - self.cost


@dataclass(frozen=True)
class NeedBenefit:
    """What the plan takes away of a need's loss in a year, once it is done.

    `planned` of `advised` actions that serve the need are in the plan; `share` of their benefit is theirs.
    """

    need: str
    loss: Loss
    yearly: Amount
    share: float
    planned: int
    advised: int


@dataclass(frozen=True)
class Case:
    """The plan in money, by year. `unserved` are needs with a loss that no planned action serves: they bring nothing.

    `effort` (of IT and of the leadership) and `purchases` are the two parts of the cost. `unpriced` are the cost
    classes of planned actions that the client gave no amount for, with the number of these actions: they are not in
    the cost. `payback` holds the period of the best course and that of the worst; None: not within the horizon.
    """

    person_days: float
    leadership_days: float
    effort: Amount
    purchases: Amount
    unpriced: Mapping[str, int]
    needs: tuple[NeedBenefit, ...]
    unserved: tuple[str, ...]
    years: tuple[Year, ...]
    payback: tuple[int | None, int | None]

    @property
    def cost(self) -> Amount:
        return self.effort + self.purchases

    @property
    def benefit(self) -> Amount:
        """What is taken away of the losses within the horizon."""
        return sum((year.benefit for year in self.years), NOTHING)

    @property
    def yearly_benefit(self) -> Amount:
        """A year's benefit once the whole plan is done."""
        return sum((need.yearly for need in self.needs), NOTHING)

    @property
    def net(self) -> Amount:
        """What is left over the horizon."""
        return self.benefit - self.cost


def missing(said: BusinessCase, placed: Placed, chosen: Sequence[str]) -> tuple[Missing, ...]:
    """What a case would need and does not have; empty where there can be one."""
    found: list[Missing] = []
    if not placed:
        found.append("plan")
    if not said.currency.strip():
        found.append("currency")
    if said.day_rate is None:
        found.append("day_rate")
    if not any(need in chosen for need in said.losses):
        found.append("losses")
    return tuple(found)


def business_case(
    said: BusinessCase,
    placed: Placed,
    actions: Sequence[Candidate],
    chosen: Sequence[str],
    period: str,
    leadership: Sequence[float],
) -> Case | None:
    """The case for the plan, or None where something is missing.

    `actions` are all that are advised, `chosen` the needs that the client chose, `leadership` the leadership's
    person-days in each period of the horizon.
    """
    if missing(said, placed, chosen) or said.day_rate is None:
        return None
    planned = [action for action in actions if action.id in placed]
    credits = {need: _credits(need, actions, placed) for need in said.losses if need in chosen}
    served = {need: credit for need, credit in credits.items() if sum(credit.values()) > 0}
    rate, periods = range_amount(said.day_rate), range(len(leadership))
    cost = [_cost(at, planned, placed, said, rate) + rate * leadership[at] for at in periods]
    benefit = [_benefit(at, served, placed, said, period) for at in periods]
    days = sum(action.effort_days for action in planned)
    return Case(
        person_days=days,
        leadership_days=sum(leadership),
        effort=rate * (days + sum(leadership)),
        purchases=sum((_purchase(action, said) for action in planned), NOTHING),
        unpriced=_unpriced(planned, said),
        needs=tuple(
            NeedBenefit(
                need,
                said.losses[need],
                _yearly(said.losses[need]) * sum(credit.values()),
                sum(credit.values()),
                len(credit),
                sum(need in action.serves for action in actions),
            )
            for need, credit in served.items()
        ),
        unserved=tuple(need for need in credits if need not in served),
        years=tuple(_years(cost, benefit, 12 // MONTHS[period])),
        payback=_payback([gained - spent for gained, spent in zip(benefit, cost, strict=True)]),
    )


def _credits(need: str, actions: Sequence[Candidate], placed: Placed) -> dict[str, float]:
    """The part of a need that each planned action answers: its benefit in that of all that serve the need."""
    serving = [action for action in actions if need in action.serves]
    whole = sum(action.benefit for action in serving)
    return {action.id: action.benefit / whole for action in serving if action.id in placed} if whole else {}


def _cost(at: int, planned: Sequence[Candidate], placed: Placed, said: BusinessCase, rate: Amount) -> Amount:
    """What the actions that run in a period cost in it."""
    total = NOTHING
    for action in planned:
        start, end = placed[action.id]
        if start <= at <= end:
            total += (rate * action.effort_days + _purchase(action, said)) * (1 / (end - start + 1))
    return total


def _benefit(
    at: int, served: Mapping[str, Mapping[str, float]], placed: Placed, said: BusinessCase, period: str
) -> Amount:
    """What is taken away of the losses in a period: by the credit of the actions that ended before it."""
    shares = (
        (said.losses[need], sum(part for action, part in credit.items() if placed[action][1] < at))
        for need, credit in served.items()
    )
    return sum((_yearly(loss) * (done * MONTHS[period] / 12) for loss, done in shares), NOTHING)


def _yearly(loss: Loss) -> Amount:
    return Amount(loss.yearly.low * loss.share_low, loss.yearly.high * loss.share_high)


def _purchase(action: Candidate, said: BusinessCase) -> Amount:
    """The amount of the action's cost class; nothing where the client gave none."""
    given = said.costs.get(action.cost)
    return NOTHING if given is None or action.is_free else range_amount(given)


def _unpriced(planned: Sequence[Candidate], said: BusinessCase) -> dict[str, int]:
    classes = [action.cost for action in planned if not action.is_free]
    return {cost: classes.count(cost) for cost in dict.fromkeys(classes) if cost not in said.costs}


def _years(cost: Sequence[Amount], benefit: Sequence[Amount], length: int) -> Iterator[Year]:
    for number, first in enumerate(range(0, len(cost), length), 1):
        these = slice(first, first + length)
        yield Year(number, len(cost[these]), sum(cost[these], NOTHING), sum(benefit[these], NOTHING))


def _payback(net: Sequence[Amount]) -> tuple[int | None, int | None]:
    return _stays_up([one.high for one in net]), _stays_up([one.low for one in net])


def _stays_up(net: Sequence[float]) -> int | None:
    """The first period from whose end on the running sum is never under 0 again."""
    sums = list(accumulate(net))
    below = max((at for at, total in enumerate(sums) if total < -LESS_IS_NOTHING), default=-1)
    return below + 1 if below + 1 < len(sums) else None


def range_amount(given: Range) -> Amount:
    """A range that the client gave, as money to reckon with."""
    return Amount(given.low, given.high)
