"""An engagement: one client, one assessment, its respondents and what they answered.

The models are the exchange file `waymark-assessment/1`, field by field; the JSON Schema in
docs/schema/ is generated from them.
"""

import datetime as dt
import re
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    Strict,
    model_validator,
)

FORMAT: Final = "waymark-assessment/1"
MAX_TEXT = 20_000
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

State = Literal["rated", "dont_know", "not_applicable"]
Depth = Literal["quick", "standard", "deep"]


def _printable(text: str) -> str:
    for character in text:
        code = ord(character)
        control = (code < 32 and character not in "\t\n\r") or code == 127
        if control or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
            raise ValueError(f"holds a character that cannot be printed (U+{code:04X})")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be blank")
    return text


def _iso_text(value: Any) -> Any:
    """Pydantic would take 5 or "5" for seconds since 1970; a date is written out."""
    if isinstance(value, dt.date) or (isinstance(value, str) and ISO_DATE.match(value)):
        return value
    raise ValueError("expected a date such as 2026-05-04, or with time and zone 2026-05-04T09:30:00Z")


def _within_utc(at: dt.datetime) -> dt.datetime:
    try:
        at.astimezone(dt.UTC)
    except OverflowError:
        raise ValueError("lies outside the years 1 to 9999 in UTC") from None
    return at


def _utc_text(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


Text = Annotated[str, Strict(), Field(max_length=MAX_TEXT), AfterValidator(_printable)]
Name = Annotated[Text, Field(min_length=1, max_length=300), AfterValidator(_not_blank)]
Id = Annotated[Text, Field(min_length=1, max_length=200), AfterValidator(_not_blank)]
Whole = Annotated[int, Strict()]
Level = Annotated[Whole, Field(ge=0, le=5)]
Weight = Annotated[Whole, Field(ge=0, le=3)]
Days = Annotated[float, Strict(), Field(ge=0, le=100_000, allow_inf_nan=False)]
Day = Annotated[dt.date, BeforeValidator(_iso_text)]
Moment = Annotated[AwareDatetime, BeforeValidator(_iso_text), AfterValidator(_within_utc),
                   PlainSerializer(_utc_text, return_type=str, when_used="json")]


class Entry(BaseModel):
    """A part of the exchange file: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Client(Entry):
    """Who is assessed. Counts are heads."""

    name: Name
    sector: Text | None = None
    employees: Annotated[Whole, Field(ge=0, le=10_000_000)] | None = None
    it_staff: Annotated[Whole, Field(ge=0, le=10_000_000)] | None = None
    country: Text | None = None


class Facts(Entry):
    """Which assessment this is, and by which questionnaire."""

    title: Name | None = None
    date: Day | None = None
    questionnaire: Id = "itil4"
    questionnaire_version: Id | None = None


class Needs(Entry):
    """What the client needs. Weights are 0 (not chosen) to 3; capacity is person-days a period."""

    drivers: dict[Id, Weight] = {}
    pain_points: dict[Id, Weight] = {}
    risks: dict[Id, Weight] = {}
    context: dict[Id, Id] = {}
    ambition: Annotated[Whole, Field(ge=1, le=5)] | None = None
    period: Literal["month", "quarter"] = "quarter"
    periods: Annotated[Whole, Field(ge=1, le=60)] = 8
    capacity_days: tuple[Days, ...] = ()

    @model_validator(mode="after")
    def _capacity_for_all_or_each_period(self) -> Self:
        if len(self.capacity_days) not in (0, 1, self.periods):
            raise ValueError(
                f"capacity_days has {len(self.capacity_days)} numbers; expected one for all periods, "
                f"or {self.periods}, one a period"
            )
        return self

    def weights(self) -> dict[str, int]:
        """Every chosen need with its weight above 0."""
        return {need: weight for chosen in (self.drivers, self.pain_points, self.risks)
                for need, weight in chosen.items() if weight > 0}

    def capacity_by_period(self) -> tuple[float, ...] | None:
        """Person-days in each period, or None where the client gave no capacity."""
        if not self.capacity_days:
            return None
        return self.capacity_days * self.periods if len(self.capacity_days) == 1 else self.capacity_days


class Scope(Entry):
    """How deep is asked, and about which practices."""

    depth: Depth
    practices: tuple[Id, ...]


class Respondent(Entry):
    """Somebody who answers. `role` is a role's id of the questionnaire, or the client's own word."""

    id: Id
    label: Text = ""
    role: Text = ""


class Answer(Entry):
    """What one respondent said to one question. `rating` is null unless the state is `rated`."""

    respondent: Id
    question: Id
    state: State
    rating: Level | None = None
    comment: Text = ""
    evidence: Text = ""
    at: Moment | None = None

    @model_validator(mode="after")
    def _rating_goes_with_state(self) -> Self:
        if self.state == "rated" and self.rating is None:
            raise ValueError("state is 'rated', so a rating from 0 to 5 is expected")
        if self.state != "rated" and self.rating is not None:
            raise ValueError(f"state is '{self.state}', so rating must be null")
        return self


class Consensus(Entry):
    """What the respondents agreed on; it counts instead of the single answers."""

    question: Id
    state: Literal["rated", "not_applicable"] = "rated"
    rating: Level | None = None
    rationale: Text = ""
    by: Text = ""
    at: Moment | None = None

    @model_validator(mode="after")
    def _rating_goes_with_state(self) -> Self:
        if (self.rating is None) == (self.state == "rated"):
            raise ValueError("expected a rating from 0 to 5, or state 'not_applicable' with rating null")
        return self


class Baseline(Entry):
    """An earlier result, practice by practice."""

    date: Day | None = None
    practices: dict[Id, Level] = {}


class Engagement(Entry):
    """Everything about one assessment: the content of an exchange file."""

    format: Literal["waymark-assessment/1"] = FORMAT
    client: Client
    assessment: Facts = Facts()
    needs: Needs = Needs()
    scope: Scope
    targets: dict[Id, Level] = {}
    respondents: tuple[Respondent, ...]
    answers: tuple[Answer, ...]
    consensus: tuple[Consensus, ...] = ()
    baseline: Baseline | None = None
