"""What is asked of those who decide: days, people, money, risks to bear, and dates.

Values only; the report says them. A board is asked for what the plan needs and cannot give itself.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from assessment.advice.closed_by import DangerOutlook, DutyOutlook
from assessment.advice.dates import DateOutlook
from assessment.advice.situation import Situation
from assessment.engagement.events import DatedEvent
from assessment.engagement.model import MONTHS
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Plan

DecisionKind = Literal["capacity", "role", "money", "risk", "date"]
MOST_ROLES = 5
SOON_MONTHS = 3  # a danger that is open for longer is borne meanwhile
NOTICE = "notice"
A_YEAR_OF_PERIODS = {"month": 12, "quarter": 4}


@dataclass(frozen=True)
class CapacityDecision:
    """Person-days to be released: in each period, in all, and by the leadership beside them."""

    kind: ClassVar[DecisionKind] = "capacity"
    by_period: tuple[float, ...]
    planned: float
    leadership_days: float
    assumed: bool


@dataclass(frozen=True)
class RoleDecision:
    """A role that needs a holder by the end of a period, for the action that names one."""

    kind: ClassVar[DecisionKind] = "role"
    role: str
    period: int
    action: Candidate


@dataclass(frozen=True)
class MoneyDecision:
    """What the plan buys, in money from least to most, and what of it nobody has priced: how many actions of each cost
    class above the least, which a team pays itself, and which.
    """

    kind: ClassVar[DecisionKind] = "money"
    low: float
    high: float
    currency: str
    unpriced: tuple[tuple[str, int], ...]
    purchases: tuple[Candidate, ...]


@dataclass(frozen=True)
class RiskDecision:
    """A danger or a duty that stays open, to be borne by somebody who can."""

    kind: ClassVar[DecisionKind] = "risk"
    about: DangerOutlook | DutyOutlook


@dataclass(frozen=True)
class DateDecision:
    """A day that the plan cannot keep or on which a contract goes on unless somebody speaks, or else the period by
    whose end one should look again.
    """

    kind: ClassVar[DecisionKind] = "date"
    day: DateOutlook | None
    next_look: int | None
    is_notice: bool = False


Decision = CapacityDecision | RoleDecision | MoneyDecision | RiskDecision | DateDecision


def decisions_asked(
    situation: Situation,
    plan: Plan,
    actions: dict[str, Candidate],
    dangers: tuple[DangerOutlook, ...],
    duties: tuple[DutyOutlook, ...],
    dates: tuple[DateOutlook, ...],
    leadership_days: float,
) -> tuple[Decision, ...]:
    """Every decision asked for: contracts by their date, capacity, roles by theirs, money, risks the heaviest first,
    dates.

    A contract is decided on whether the plan is ready for its day or not: who says nothing has decided too.
    """
    if not plan.scheduled:
        return ()
    today = situation.assessment.info.date
    own = [one for one in dates if is_own_notice(one.event, situation.questionnaire)]
    asked: list[Decision] = [
        *(DateDecision(one, None, True) for one in own if today and one.event.date >= today),
        CapacityDecision(plan.load, sum(plan.load), leadership_days, plan.capacity_assumed),
        *_roles(plan, actions),
        *_money(situation, plan, actions),
    ]
    soon = soon_periods(situation.assessment.needs.period)
    asked += [RiskDecision(one) for one in dangers if one.closed_in is None or one.closed_in >= soon]
    asked += [RiskDecision(one) for one in duties if one.met_in is None]
    asked += [DateDecision(one, None) for one in dates if one not in own and not one.met]
    asked.append(DateDecision(None, min(len(plan.capacity), A_YEAR_OF_PERIODS[situation.assessment.needs.period]) - 1))
    return tuple(asked)


def is_own_notice(event: DatedEvent, questionnaire: Questionnaire) -> bool:
    """Whether a contract is the client's to leave on this day: it touches what such a day does (`touched_by` in
    client_needs.yaml), or nothing that is named. On other days a customer may leave the client.
    """
    touched = {*event.practices, *(questionnaire.actions[one].subject.id for one in event.actions)}
    own = questionnaire.client_needs.touched_by.get(NOTICE, ())
    return event.kind == NOTICE and (not touched or not own or not touched.isdisjoint(own))


def soon_periods(period: Literal["month", "quarter"]) -> int:
    """How many periods of a plan the first 90 days are."""
    return max(1, SOON_MONTHS // MONTHS[period])


def _roles(plan: Plan, actions: dict[str, Candidate]) -> list[RoleDecision]:
    """One a role, by the first action that names a holder."""
    first: dict[str, RoleDecision] = {}
    for entry in sorted(plan.scheduled, key=lambda one: (one.end, one.action)):
        role = actions[entry.action].action.entry.appoints
        if role is not None and role not in first:
            first[role] = RoleDecision(role, entry.end, actions[entry.action])
    return list(first.values())[:MOST_ROLES]


def _money(situation: Situation, plan: Plan, actions: dict[str, Candidate]) -> list[MoneyDecision]:
    said = situation.assessment.planning.business_case
    bought = [action for entry in plan.scheduled for action in (actions[entry.action],) if not action.is_free]
    priced = [said.costs[action.cost] for action in bought if action.cost in said.costs]
    own_budget = next((cost.id for cost in situation.questionnaire.framework.costs if not cost.free), None)
    without = [action for action in bought if action.cost not in said.costs and action.cost != own_budget]
    classes = [action.cost for action in without]
    if not priced and not without:
        return []
    return [
        MoneyDecision(
            sum(price.low for price in priced),
            sum(price.high for price in priced),
            said.currency.strip(),
            tuple((cost, classes.count(cost)) for cost in dict.fromkeys(classes)),
            tuple(without),
        )
    ]
