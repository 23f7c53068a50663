"""What was said before: how an answer, or what was agreed on, became what it is now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from assessment.engagement.model import Answer, Consensus

Said = Answer | Consensus
EventKind = Literal["saved", "withdrawn"]


@dataclass(frozen=True)
class Event:
    """One line of a question's history: what was said or taken back, when, and by which principal.

    `moment` is when the store was told; `said.at` is when it was said, and may be earlier or unknown.
    """

    kind: EventKind
    said: Said
    moment: dt.datetime
    by: str


@dataclass(frozen=True)
class Step:
    """What held for a while, with the last words to it, and since when; None: nothing did, it was taken back."""

    said: Said | None
    since: dt.datetime

    @property
    def choice(self) -> tuple[str, int | None] | None:
        return None if self.said is None else (self.said.state, self.said.rating)


@dataclass(frozen=True)
class Course:
    """How one person's answer to a question went, or, of nobody, what was agreed on."""

    respondent: str | None
    steps: tuple[Step, ...]


def courses(events: Iterable[Event]) -> tuple[Course, ...]:
    """Of those whose choice changed, in the order in which they first spoke, what was agreed on last. Words that were
    mended while the choice stayed are no step.
    """
    found: dict[str | None, list[Step]] = {}
    for event in events:
        respondent = event.said.respondent if isinstance(event.said, Answer) else None
        steps = found.setdefault(respondent, [])
        withdrawn = event.kind == "withdrawn"
        step = Step(None if withdrawn else event.said, event.moment if withdrawn else event.said.at or event.moment)
        if steps and steps[-1].choice == step.choice:
            steps[-1] = replace(steps[-1], said=step.said)
        else:
            steps.append(step)
    order = sorted(found, key=lambda respondent: respondent is None)
    return tuple(Course(respondent, tuple(found[respondent])) for respondent in order if len(found[respondent]) > 1)
