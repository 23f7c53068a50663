"""What northgate.yaml holds: the client, who answers, how each practice stands, and what was said.

Each practice and component has a value, 0 to 5, for now and for a year before. Single ratings follow from
it (assessment.sample.answers); what people really said in the workshops stands in the file word for word.
"""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from assessment.engagement.fields import ExchangeModel, Id, Level, Name, State, Text
from assessment.engagement.model import Client, Needs
from assessment.engagement.planning import Planning
from assessment.input.problems import InputError
from assessment.input.schema_errors import findings
from assessment.input.yaml_file import read_yaml

NORTHGATE = Path(__file__).with_name("northgate.yaml")

Value = Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)]
Offset = Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)]


class SubjectProfile(ExchangeModel):
    """The value of a practice or component. `aspects` bends the usual difference between aspects."""

    now: Value | None = None
    earlier: Value | None = None
    aspects: dict[Id, Offset] = Field(default_factory=dict)


class Person(ExchangeModel):
    """A respondent. `answers_for` are the further roles whose questions this person gets."""

    id: Id
    label: Name
    role: Id
    answers_for: tuple[Id, ...] = ()
    leaning: Offset = 0.0
    unsure_of: tuple[Id, ...] = ()

    def is_asked(self, roles: tuple[str, ...]) -> bool:
        return any(role in (self.role, *self.answers_for) for role in roles)


class Statement(ExchangeModel):
    """What one person said to one question in so many words."""

    state: State = "rated"
    rating: Level | None = None
    comment: Text = ""
    evidence: Text = ""

    @model_validator(mode="after")
    def _rating_goes_with_state(self) -> Self:
        if (self.rating is None) == (self.state == "rated"):
            raise ValueError("expected a rating from 0 to 5, or another state and no rating")
        return self


class Agreed(ExchangeModel):
    """What the workshop settled on for one question."""

    state: Literal["rated", "not_applicable"] = "rated"
    rating: Level | None = None
    rationale: Text


class Parked(ExchangeModel):
    """What the workshop left open, and what somebody brings so that it can be settled."""

    what: Text
    by: Text
    due: dt.date


class Round(ExchangeModel):
    """One assessment: when it was, who took part, what was said, what nobody knew, and what was planned after it."""

    title: Name
    date: dt.date
    needs: Needs
    targets: dict[Id, Level] = Field(default_factory=dict)
    people: tuple[Person, ...]
    nobody_knows: tuple[Id, ...] = ()
    said: dict[Id, dict[Id, Statement]] = Field(default_factory=dict)
    agreed: dict[Id, Agreed] = Field(default_factory=dict)
    parked: dict[Id, Parked] = Field(default_factory=dict)
    planning: Planning = Planning()

    @model_validator(mode="after")
    def _speakers_take_part(self) -> Self:
        known = {person.id for person in self.people}
        strangers = {speaker for statements in self.said.values() for speaker in statements} - known
        if strangers:
            raise ValueError(f"'said' names {', '.join(sorted(strangers))}, who is not among the people")
        return self


class Profile(ExchangeModel):
    """The whole of northgate.yaml."""

    client: Client
    aspects: dict[Id, Offset]
    practices: dict[Id, SubjectProfile]
    components: dict[Id, SubjectProfile]
    now: Round
    earlier: Round


@cache
def northgate() -> Profile:
    """The sample's data; raises InputError with file and line where somebody edited it wrongly."""
    source = read_yaml(NORTHGATE, str(NORTHGATE))
    try:
        return Profile.model_validate(source.content)
    except ValidationError as error:
        raise InputError(
            source.problem(place, sentence) for place, sentence in findings(error, Profile, source.content)
        ) from None
