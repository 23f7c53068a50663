"""Dates that a client cannot move: a contract ends, a peak comes, the only one who knows something leaves.

The model is an entry of `needs.events` in an exchange file.
"""

from typing import Literal, Self

from pydantic import model_validator

from assessment.engagement.fields import Day, ExchangeModel, Id, Text

EventKind = Literal["deadline", "notice", "freeze", "peak", "person_leaves", "audit"]


class DatedEvent(ExchangeModel):
    """One date, or the days from `date` to `until`, and what hangs on it: practices, actions, a need.

    `what` may be empty, as where nobody is to be named: then the kind says what comes. `who` is who said so.
    """

    date: Day
    kind: EventKind
    what: Text = ""
    until: Day | None = None
    practices: tuple[Id, ...] = ()
    actions: tuple[Id, ...] = ()
    need: Id | None = None
    who: Text = ""

    @model_validator(mode="after")
    def _ends_after_its_begin(self) -> Self:
        if self.until is not None and self.until < self.date:
            raise ValueError(f"until is {self.until} and date is {self.date}; expected until to be that day or later")
        return self
