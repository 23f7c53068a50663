"""A live workshop as plain values: what the room works through, who is there by number, and what came of it.

Votes are no answers: they are what a room shows itself before it agrees. What it agrees on is the consensus.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.engagement.dissent import with_dissent
from assessment.engagement.model import Consensus

SessionState = Literal["gathering", "working", "break", "ended"]
ItemState = Literal["waiting", "open", "revealed", "agreed", "parked", "skipped"]
Choice = int | Literal["dont_know", "not_applicable"]
"""A level from 0 to 5, or one of the two answers beside them."""
BESIDE_LEVELS: tuple[Literal["dont_know", "not_applicable"], ...] = ("dont_know", "not_applicable")
CHOICES: tuple[Choice, ...] = (*range(6), *BESIDE_LEVELS)
SETTLED: frozenset[ItemState] = frozenset({"agreed", "parked", "skipped"})
MINUTES_EACH = 5
"""What a question takes in a room: to read it, to vote, to listen to both ends, to agree."""
MINUTES_AROUND = 10
"""To arrive, and to part with what was promised."""


@dataclass(frozen=True)
class Promise:
    """What somebody brings until a day, so that a question can be settled."""

    what: str
    by: str = ""
    due: dt.date | None = None


@dataclass(frozen=True)
class Agreement:
    """What a room agreed on about a question. `rating` is None where it is not applicable."""

    rating: int | None
    rationale: str = ""
    evidence: str = ""
    dissent: str = ""


@dataclass(frozen=True)
class Item:
    """One question of the agenda. `votes` is how many have voted in this round; `shown`: everybody sees what;
    `watched`: the facilitator sees it before the room does, as was said before anybody voted.
    """

    id: int
    question: str
    state: ItemState
    round: int
    votes: int
    shown: bool
    watched: bool
    agreement: Agreement | None = None
    promise: Promise | None = None
    reason: str = ""


@dataclass(frozen=True)
class Attendee:
    """Who joined: by a name, or as somebody of a group."""

    name: str
    group: str


@dataclass(frozen=True)
class Vote:
    """What one person, or a show of hands, says; by group, never by name."""

    choice: Choice
    group: str = ""


@dataclass(frozen=True)
class Ballot:
    """What a seat says in a round. `leads`: somebody who leads people in the room, as they said when they joined."""

    seat: int
    leads: bool
    choice: Choice


@dataclass(frozen=True)
class Workshop:
    """One session. `code` is None once it has ended; `current` is the item that everybody looks at; `people` are those
    who joined by a device.
    """

    id: str
    assessment: str
    state: SessionState
    code: str | None
    minutes: int
    people: tuple[Attendee, ...]
    watching: bool
    opened_at: dt.datetime
    ended_at: dt.datetime | None
    timer_ends_at: dt.datetime | None
    items: tuple[Item, ...]
    current: int | None

    @property
    def item(self) -> Item | None:
        """The item that everybody looks at."""
        return next((item for item in self.items if item.id == self.current), None)

    @property
    def following(self) -> Item | None:
        """What comes when somebody says *next*."""
        return next((item for item in self.items if item.state == "waiting" and item.id != self.current), None)

    def of(self, state: ItemState) -> tuple[Item, ...]:
        """The items of a state, in their order."""
        return tuple(item for item in self.items if item.state == state)


@dataclass(frozen=True)
class Finished:
    """A session that is over, with what each of `workshop.people` voted on a question in its last round, in their
    order; None: nothing.
    """

    workshop: Workshop
    cast: Mapping[str, tuple[Choice | None, ...]]


def questions_for(minutes: int) -> int:
    """How many questions a room settles in so many minutes."""
    return max(1, (minutes - MINUTES_AROUND) // MINUTES_EACH)


def consensus_of(question: str, agreement: Agreement, people: int) -> Consensus:
    """What the assessment keeps of it: evidence and dissent stand with the reason, so that reports carry them."""
    reason = (agreement.rationale, agreement.evidence and f"Evidence: {agreement.evidence}")
    return Consensus(
        question=question,
        state="not_applicable" if agreement.rating is None else "rated",
        rating=agreement.rating,
        rationale=with_dissent("\n\n".join(filter(None, reason)), agreement.dissent),
        by=f"Workshop of {people}" if people else "Workshop",
    )


def promised_in(workshops: Iterable[Workshop]) -> dict[str, Promise]:
    """What was promised in the sessions so far and is not settled since, by question; newest sessions come first."""
    found: dict[str, Promise] = {}
    settled: set[str] = set()
    for workshop in workshops:
        for item in workshop.items:
            if item.question in settled:
                continue
            if item.state in SETTLED:
                settled.add(item.question)
            if item.state == "parked":
                found[item.question] = item.promise or Promise("")
    return found
