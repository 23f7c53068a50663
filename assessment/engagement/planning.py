"""What a client decides about the roadmap: scenarios to compare, the plan agreed on, and what has been done since.

The models are the part `planning` of an exchange file. Periods count from 0, the first one after the assessment.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assessment.engagement.fields import Day, Days, ExchangeModel, Id, Level, Moment, Money, Name, Period, Text
from assessment.input.numbers import FROM_FLOAT, Flag, Number
from assessment.input.problems import twice

BASE = "base"
PRESET_NAMES = {
    BASE: "Base",
    "more_capacity": "Capacity + 50 %",
    "no_budget": "Without a budget",
    "audit": "ISO/IEC 20000-1 audit",
    "quick_wins": "Only quick wins",
}
"""Scenarios that are offered ready-made, by their ids; the others are named by people."""
Share = Annotated[Number, Field(ge=0, le=1, allow_inf_nan=False)]
Factor = Annotated[Number, Field(gt=0, le=10, allow_inf_nan=False)]


class Range(ExchangeModel):
    """From the least to the most that somebody expects."""

    low: Money
    high: Money

    @model_validator(mode="after")
    def _low_is_not_above_high(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low is {self.low:g} and high is {self.high:g}; expected low to be at most high")
        return self


class Scenario(ExchangeModel):
    """Conditions and wishes that a plan is made under.

    `capacity_factor` multiplies the client's capacity, unless `capacity_days` replaces it (one number for all periods,
    or one a period). `budget` is money, one for all periods or one a period; none is no limit. Nothing runs in a
    frozen period. `due` names the last period in which an action may end. `audit_by` favours what a certificate
    asks for and ends by then. `reserve` is the share of each period that stays unplanned, `most_starts` how many
    actions begin within 90 days at most; where they are not given, they follow from the size of the IT organisation.
    """

    id: Id
    name: Name
    capacity_factor: Factor = 1.0
    capacity_days: tuple[Days, ...] = ()
    budget: tuple[Money, ...] = ()
    max_parallel_per_role: Annotated[int, Field(strict=True, ge=1, le=100), FROM_FLOAT] | None = None
    frozen: tuple[Period, ...] = ()
    quick_wins_only: Flag = False
    audit_by: Period | None = None
    pinned: dict[Id, Period] = Field(default_factory=dict)
    due: dict[Id, Period] = Field(default_factory=dict)
    excluded: tuple[Id, ...] = ()
    reserve: Annotated[Number, Field(ge=0, lt=1, allow_inf_nan=False)] | None = None
    most_starts: Annotated[int, Field(strict=True, ge=1, le=1000), FROM_FLOAT] | None = None


class AgreedAction(ExchangeModel):
    """An action in the plan agreed on; `end` is the last period that it takes up."""

    action: Id
    start: Period
    end: Period
    effort_days: Days


class AgreedPlan(ExchangeModel):
    """A plan as it was agreed on. `promised` is each practice's level at every period's end, as foreseen then."""

    scenario: Id
    at: Moment | None = None
    by: Text = ""
    since: Day
    status: Literal["optimal", "feasible", "greedy"]
    objective: Annotated[Number, Field(allow_inf_nan=False)]
    bound: Annotated[Number, Field(allow_inf_nan=False)] | None = None
    gap: Annotated[Number, Field(allow_inf_nan=False)] | None = None
    capacity: tuple[Days, ...]
    scheduled: tuple[AgreedAction, ...]
    promised: dict[Id, tuple[Level, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _actions_lie_within_the_horizon(self) -> Self:
        for entry in self.scheduled:
            if not entry.start <= entry.end < len(self.capacity):
                raise ValueError(
                    f"'{entry.action}' runs from period {entry.start} to {entry.end}; expected an end "
                    f"after its start and before period {len(self.capacity)}, as capacity has so many"
                )
        return self


class Progress(ExchangeModel):
    """How far an action is: begun or done, since when, by whom; `days_left` is what a begun one still takes."""

    action: Id
    state: Literal["planned", "begun", "done"]
    date: Day | None = None
    days_left: Days | None = None
    responsible: Text = ""
    accountable: Text = ""
    note: Text = ""


class Loss(ExchangeModel):
    """What a need costs a year today, in money, and which share of it goes, the client thinks, once all that serves it
    is done.
    """

    yearly: Range
    share_low: Share
    share_high: Share

    @model_validator(mode="after")
    def _low_is_not_above_high(self) -> Self:
        if self.share_low > self.share_high:
            raise ValueError("share_low is above share_high; expected it to be at most that")
        return self


class BusinessCase(ExchangeModel):
    """What the client says about money; nothing here has a default. `costs` is by cost class, `losses` by need."""

    currency: Annotated[Text, Field(max_length=20)] = ""
    day_rate: Range | None = None
    costs: dict[Id, Range] = Field(default_factory=dict)
    losses: dict[Id, Loss] = Field(default_factory=dict)
    assumptions: Text = ""


class Planning(ExchangeModel):
    """Everything about the roadmap that is decided and not computed. `chosen` names the scenario that is shown."""

    scenarios: tuple[Scenario, ...] = ()
    chosen: Id = BASE
    agreed: AgreedPlan | None = None
    progress: tuple[Progress, ...] = ()
    business_case: BusinessCase = BusinessCase()

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        for kind, ids in (("scenario", [s.id for s in self.scenarios]), ("action", [p.action for p in self.progress])):
            for double in twice(ids):
                raise ValueError(f"{kind} '{double}' stands twice; expected once")
        return self

    def scenario(self) -> Scenario:
        """The chosen one; the base scenario, without any wish, where none of that name is kept."""
        return next((s for s in self.scenarios if s.id == self.chosen), Scenario(id=BASE, name=PRESET_NAMES[BASE]))
