"""The kinds of field that an exchange file has: what each may hold, and how errors call it."""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    Strict,
)

from assessment.input.numbers import FROM_FLOAT, Number

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
PRINTABLE = r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]*"
"""What `_printable` takes, as a pattern for the JSON Schema; half characters are no JSON text there."""
MAX_TEXT = 20_000
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _printable(text: str) -> str:
    if found := UNPRINTABLE.search(text):
        raise ValueError(f"holds a character that cannot be printed (U+{ord(found[0]):04X})")
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


Text = Annotated[
    str,
    Strict(),
    Field(max_length=MAX_TEXT, json_schema_extra={"pattern": f"^{PRINTABLE}$"}),
    AfterValidator(_printable),
]
FILLED: dict[str, Any] = {"pattern": rf"^(?=[\s\S]*\S){PRINTABLE}$"}
Name = Annotated[Text, Field(min_length=1, max_length=300, json_schema_extra=FILLED), AfterValidator(_not_blank)]
Heading = Annotated[Text, Field(min_length=1, max_length=1_000, json_schema_extra=FILLED), AfterValidator(_not_blank)]
Id = Annotated[Text, Field(min_length=1, max_length=200, json_schema_extra=FILLED), AfterValidator(_not_blank)]
Level = Annotated[int, Field(strict=True, ge=0, le=5), FROM_FLOAT]
State = Literal["rated", "dont_know", "not_applicable"]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000), FROM_FLOAT]
Period = Annotated[int, Field(strict=True, ge=0, le=59), FROM_FLOAT]
Score = Annotated[Number, Field(ge=0, le=5, allow_inf_nan=False)]
Weight = Annotated[int, Field(strict=True, ge=0, le=3), FROM_FLOAT]
Days = Annotated[Number, Field(ge=0, le=100_000, allow_inf_nan=False)]
Money = Annotated[Number, Field(ge=0, le=1e12, allow_inf_nan=False)]
Day = Annotated[dt.date, BeforeValidator(_iso_text), Field(json_schema_extra={"pattern": f"^{ISO_DATE.pattern}"})]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_iso_text),
    AfterValidator(_within_utc),
    PlainSerializer(_utc_text, return_type=str, when_used="json"),
    Field(json_schema_extra={"pattern": f"^{ISO_DATE.pattern}"}),
]


def rating_goes_with(state: State, rating: int | None) -> None:
    """ValueError where one says that there is a rating and the other that there is none."""
    if state == "rated" and rating is None:
        raise ValueError("state is 'rated', so a rating from 0 to 5 is expected")
    if state != "rated" and rating is not None:
        raise ValueError(f"state is '{state}', so rating must be null")


class ExchangeModel(BaseModel):
    """A part of the exchange file: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)
