"""The schema of a lens, one file each in lenses/: what a law or a standard asks, read off the questionnaire's answers.

A lens rates nothing of its own. Each requirement names the questions whose answers show it, and from which level on;
one that no question speaks to says why, and is told as not asked. A crosswalk only lays another model's names beside
the practices.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, Strict

from assessment.input.numbers import FROM_FLOAT, Flag
from assessment.questionnaire.schema import DottedId, Explained, FileModel, Floor, Id, Text

READY_AT_LEVEL = 3
"""Where a practice is organised, standard and joined up: what most requirements ask to see."""

_NUMBER = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")


def _requirement_id(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f'expected a short number of the source such as "3.1", "art_17" or "PR1", found \'{text}\'')
    return text


def _address(text: str) -> str:
    if not text.startswith("https://") or " " in text:
        raise ValueError(f"expected an address that begins with https://, found '{text}'")
    return text


def _written_date(value: object) -> object:
    if isinstance(value, int | float):
        raise ValueError(f"expected a date such as 2026-05-04, found {value}")  # noqa: TRY004  # as in schema.py
    return value


RequirementId = Annotated[str, Strict(), AfterValidator(_requirement_id)]
Address = Annotated[str, Strict(), AfterValidator(_address)]
Day = Annotated[date, BeforeValidator(_written_date)]
ReadyLevel = Annotated[int, Field(strict=True, ge=1, le=5), FROM_FLOAT]


class LensArea(FileModel):
    """A part of the source: its requirements stand together."""

    id: Id
    title: Text


class ShownBy(FileModel):
    """A question whose answer shows a requirement, wholly from `level` on."""

    question: DottedId
    level: ReadyLevel = READY_AT_LEVEL


class Requirement(FileModel):
    """What the source asks, in words of one's own.

    `number` is how the source counts it, where readers are to see another word than the id. `shown_by` are the
    questions that speak to it, `beyond` what of it they leave out; where none does, `not_asked` says why. `actions`
    close it beyond those that lift its questions. `duty` are levels of practices that we read from it, owed by a client
    whom it binds. `clock` is a time that the source sets. `practices`, in a crosswalk alone, are those that stand
    beside it.
    """

    id: RequirementId
    area: Id
    number: Text | None = None
    title: Text
    asks: Text | None = None
    shown_by: tuple[ShownBy, ...] = ()
    actions: tuple[DottedId, ...] = ()
    duty: tuple[Floor, ...] = ()
    clock: Text | None = None
    practices: tuple[Id, ...] = ()
    not_asked: Text | None = None
    beyond: Text | None = None

    @property
    def shown(self) -> str:
        """What a reader sees as its number."""
        return self.number or self.id.replace("_", " ")


class LensFile(Explained):
    """lenses/<id>.yaml

    `as_of` is the day on which the source was last read. `for_whom` says whom it binds, `says_no` what the lens does
    not cover, `notice` what its results are not. Where `tagged`, the requirements are clauses, and the questions whose
    `clauses` name one show it.
    """

    kind: Literal["regulation", "standard", "crosswalk"]
    edition: Text
    as_of: Day
    sources: Annotated[tuple[Address, ...], Field(min_length=1)]
    for_whom: Text
    says_no: Annotated[tuple[Text, ...], Field(min_length=1)]
    notice: Text
    tagged: Flag = False
    areas: Annotated[tuple[LensArea, ...], Field(min_length=1)]
    requirements: Annotated[tuple[Requirement, ...], Field(min_length=1)]
