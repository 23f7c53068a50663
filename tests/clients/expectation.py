"""What a file of expectations/ holds. README.md says it for those who write one."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from assessment.engagement.fields import Name, Period
from assessment.input.yaml_file import read_yaml
from tests.expectations import Later, Part

HERE = Path(__file__).parent
FOLDER = HERE / "expectations"

Aspect = Literal["outcomes", "flow", "people", "technology", "partners"]
FindingKind = Literal[
    "danger",
    "duty",
    "gap",
    "fallen",
    "promise",
    "not_lived",
    "disputed",
    "unserved_need",
    "strength",
]
DecisionKind = Literal["capacity", "role", "money", "risk", "date"]


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


Ids = tuple[str, ...]
SomeIds = Annotated[Ids, Field(min_length=1)]


class Work(Part):
    """Work that somebody would name, by the practice and what about it; `any_of` are actions that also do it.

    Without `aspects` and with `any_of`, those actions alone do it.
    """

    practice: str
    aspects: tuple[Aspect, ...] = ()
    any_of: Ids = ()
    what: Name

    def is_done_by(self, action: str, practice: str, aspect: str) -> bool:
        """Whether an action is work of this kind."""
        if action in self.any_of:
            return True
        if self.any_of and not self.aspects:
            return False
        return practice == self.practice and (not self.aspects or aspect in self.aspects)


class FirstWork(Work):
    later: Later | None = None


class PlannedWork(Work):
    """`by_period` is the last period in which it must end; without it, anywhere in the plan."""

    by_period: Period | None = None


class NotFirst(Part):
    """What must not begin in these periods; without any, in the first 90 days."""

    practice: str
    aspects: tuple[Aspect, ...] = ()
    periods: tuple[Period, ...] = ()
    why: Name


class Danger(Part):
    """`any_of` are the questions whose answers show it; `by_period`: its first aid must have ended by then."""

    what: Name
    any_of: SomeIds
    by_period: Period | None = None


class Duty(Part):
    practice: str
    source: str


class Order(Part):
    """Where one of `then` is planned, one of `first` has ended when it begins."""

    what: Name
    first: SomeIds
    then: SomeIds


class Words(Part):
    """Substance, not wording: one of these is on the page. A day (2026-10-31) stands for every way to write it."""

    what: Name
    any_of: SomeIds


class Decision(Words):
    kind: Annotated[tuple[DecisionKind, ...], BeforeValidator(_listed)]


class Finding(Part):
    """`any_of` are practices, or questions of them."""

    what: Name
    kind: Annotated[tuple[FindingKind, ...], BeforeValidator(_listed)]
    any_of: SomeIds

    def practices(self) -> frozenset[str]:
        return frozenset(name.split(".")[0] for name in self.any_of)


class Expectation(Part):
    first_five: Annotated[tuple[FirstWork, ...], Field(min_length=5, max_length=5)]
    not_first: tuple[NotFirst, ...]
    dangers: tuple[Danger, ...]
    duties: tuple[Duty, ...]
    must_plan: tuple[PlannedWork, ...]
    must_not_plan: Ids
    checks: Ids = ()
    order: tuple[Order, ...] = ()
    first_page: Annotated[tuple[Words, ...], Field(min_length=5, max_length=9)]
    first_page_not: tuple[Words, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]


@cache
def expectations() -> Mapping[str, Expectation]:
    """Every client's expectation, by the name of its file."""
    return {
        path.stem: Expectation.model_validate(read_yaml(path, str(path)).content)
        for path in sorted(FOLDER.glob("*.yaml"))
    }


def written(phrase: str) -> tuple[str, ...]:
    """The ways in which a phrase may stand on a page; a day with or without its year."""
    try:
        day = dt.date.fromisoformat(phrase)
    except ValueError:
        return (phrase,)
    long, short = (day.strftime(month).lower() for month in ("%B", "%b"))
    return (phrase, *(text for month in (long, short) for text in (f"{day.day} {month}", f"{month} {day.day}")))
