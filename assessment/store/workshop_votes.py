"""What the room says to an item of a live workshop, and what comes of it.

Votes are handed out once they are revealed, or to a facilitator who said before the vote that he would look.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Insert, Row, bindparam, delete, insert, select

from assessment.engagement.edits import Refused
from assessment.engagement.workshop import BESIDE_LEVELS, Agreement, Ballot, Choice, Promise, Vote, consensus_of
from assessment.store import answers
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import (
    WorkshopHandsRow,
    WorkshopItemRow,
    WorkshopOutcomeRow,
    WorkshopSeatRow,
    WorkshopSessionRow,
    WorkshopVoteRow,
)
from assessment.store.workshop_rows import item_row, item_rows, require_item, require_open, set_item
from assessment.store.workshop_seats import LEADS, Seat


@dataclass(frozen=True)
class VoteEntry:
    """A vote as a device sends it: for this item, in this round."""

    item: int
    round: int
    choice: Choice


@dataclass(frozen=True)
class VoteReceipt:
    """`late`: the votes were shown, or another round began, before it came; it does not count."""

    state: Literal["saved", "late"]
    at: dt.datetime


def vote(change: LockedAssessment, seat: Seat, sent: Iterable[VoteEntry]) -> tuple[VoteReceipt, ...]:
    """A receipt for each, in their order; the last of several in a round counts."""
    return tuple(_voted(change, seat, entry) for entry in sent)


def own_vote(connection: Connection, seat: Seat) -> VoteEntry | None:
    """What this seat says to the item that everybody looks at; nobody else's."""
    row = connection.execute(
        select(WorkshopVoteRow.item_id, WorkshopVoteRow.round, WorkshopVoteRow.state, WorkshopVoteRow.rating)
        .join(WorkshopSessionRow, WorkshopSessionRow.current_item == WorkshopVoteRow.item_id)
        .join(
            WorkshopItemRow,
            (WorkshopItemRow.id == WorkshopVoteRow.item_id) & (WorkshopItemRow.round == WorkshopVoteRow.round),
        )
        .where(WorkshopSessionRow.id == seat.session, WorkshopVoteRow.seat_id == seat.id)
    ).first()
    return None if row is None else VoteEntry(row.item_id, row.round, _choice(row))


def votes(connection: Connection, assessment_id: str, session: str, item: int) -> tuple[Vote, ...]:
    """What was said in the item's round, once the room was shown it; nothing before."""
    row = item_row(connection, session, item)
    return () if row is None or row.shown_round != row.round else _cast(connection, assessment_id, row)


def votes_looked_at(connection: Connection, assessment_id: str, session: str, item: int) -> tuple[Vote, ...]:
    """What a facilitator sees, who may have said before the vote that he looks on; on no page of the room."""
    row = item_row(connection, session, item)
    looks = row is not None and (row.watched or row.shown_round == row.round)
    return _cast(connection, assessment_id, row) if row is not None and looks else ()


def ballots(connection: Connection, assessment_id: str, session: str, item: int) -> tuple[tuple[Ballot, ...], ...]:
    """What the seats said in each round that the room was shown, the first round first."""
    row = item_row(connection, session, item)
    if row is None:
        return ()
    cast = connection.execute(
        select(
            WorkshopVoteRow.round,
            WorkshopVoteRow.state,
            WorkshopVoteRow.rating,
            WorkshopSeatRow.id,
            WorkshopSeatRow.role,
        )
        .join(WorkshopSeatRow, WorkshopSeatRow.id == WorkshopVoteRow.seat_id)
        .join(WorkshopSessionRow, WorkshopSessionRow.id == WorkshopSeatRow.session_id)
        .where(
            WorkshopVoteRow.item_id == row.id,
            WorkshopVoteRow.round <= row.shown_round,
            WorkshopSessionRow.assessment_id == assessment_id,
        )
        .order_by(WorkshopVoteRow.round, WorkshopSeatRow.id)
    ).all()
    rounds: dict[int, list[Ballot]] = {}
    for one in cast:
        rounds.setdefault(one.round, []).append(Ballot(one.id, one.role == LEADS, _choice(one)))
    return tuple(map(tuple, rounds.values()))


def hands_up(connection: Connection, assessment_id: str, session: str, item: int) -> dict[Choice, int]:
    """What the facilitator has noted in the item's round."""
    raised = connection.execute(
        select(WorkshopHandsRow.choice, WorkshopHandsRow.hands)
        .join(
            WorkshopItemRow,
            (WorkshopItemRow.id == WorkshopHandsRow.item_id) & (WorkshopItemRow.round == WorkshopHandsRow.round),
        )
        .join(WorkshopSessionRow, WorkshopSessionRow.id == WorkshopItemRow.session_id)
        .where(
            WorkshopItemRow.id == item,
            WorkshopSessionRow.id == session,
            WorkshopSessionRow.assessment_id == assessment_id,
        )
    )
    return {_read(choice): number for choice, number in raised}


def note_hands(change: LockedAssessment, session: str, item: int, round_: int, hands: tuple[Choice, int]) -> None:
    """How many hands are up for a choice in the round that is open; nothing where it is shown by now."""
    require_open(change, session)
    row = item_row(change.connection, session, item)
    if row is None or row.state != "open" or row.round != round_:
        return
    choice, number = hands
    here = {"item_id": item, "round": round_, "choice": str(choice)}
    change.connection.execute(
        delete(WorkshopHandsRow).where(*(getattr(WorkshopHandsRow, name) == value for name, value in here.items()))
    )
    if number > 0:
        change.connection.execute(insert(WorkshopHandsRow).values(**here, hands=number))


def agree(change: LockedAssessment, session: str, item: int, agreement: Agreement) -> None:
    """The consensus of the assessment, with what the minutes tell of it; also again, and after the end."""
    row = require_item(change, session, item)
    if row.state in ("waiting", "open"):
        raise Refused("The room has not seen its votes yet. Reveal them first, then agree.")
    people = _votes_in(change.connection, row)
    answers.save_consensus(change, consensus_of(row.question, agreement, people))
    _settle(change, item, "agreed", {**vars(agreement), **_NOTHING_PROMISED})


def park(change: LockedAssessment, session: str, item: int, promise: Promise | None) -> None:
    """Left open, with what somebody brings so that it can be settled. No consensus is touched."""
    row = require_item(change, session, item)
    if row.state == "agreed":
        raise Refused("This was agreed on meanwhile. Vote again first, if it is to be left open.")
    told = promise or Promise("")
    _settle(
        change,
        item,
        "parked",
        {**_NOTHING_AGREED, "promise": told.what, "promised_by": told.by, "due": told.due},
    )


def insert_vote(entry: VoteEntry, seat: int, at: dt.datetime) -> Insert:
    """A row of `workshop_vote`."""
    rated = isinstance(entry.choice, int)
    return insert(WorkshopVoteRow).values(
        item_id=entry.item,
        round=entry.round,
        seat_id=seat,
        state="rated" if rated else entry.choice,
        rating=entry.choice if rated else None,
        at=at,
    )


def _voted(change: LockedAssessment, seat: Seat, entry: VoteEntry) -> VoteReceipt:
    row = change.connection.execute(_VOTED_ON, {"session": seat.session, "item": entry.item}).first()
    if row is None or row.ended_at is not None or row.state != "open" or row.round != entry.round:
        return VoteReceipt("late", change.moment)
    mine = {"item_id": entry.item, "round": entry.round, "seat_id": seat.id}
    change.connection.execute(
        delete(WorkshopVoteRow).where(*(getattr(WorkshopVoteRow, name) == value for name, value in mine.items()))
    )
    change.connection.execute(insert_vote(entry, seat.id, change.moment))
    return VoteReceipt("saved", change.moment)


def _cast(connection: Connection, assessment_id: str, row: Row[*tuple[Any, ...]]) -> tuple[Vote, ...]:
    cast = connection.execute(
        select(WorkshopVoteRow.state, WorkshopVoteRow.rating, WorkshopSeatRow.group)
        .join(WorkshopSeatRow, WorkshopSeatRow.id == WorkshopVoteRow.seat_id)
        .join(WorkshopSessionRow, WorkshopSessionRow.id == WorkshopSeatRow.session_id)
        .where(
            WorkshopVoteRow.item_id == row.id,
            WorkshopVoteRow.round == row.round,
            WorkshopSessionRow.assessment_id == assessment_id,
        )
        .order_by(WorkshopVoteRow.state, WorkshopVoteRow.rating, WorkshopSeatRow.group)  # never who came first
    )
    shown = tuple(Vote(_choice(one), one.group) for one in cast)
    raised = connection.execute(
        select(WorkshopHandsRow.choice, WorkshopHandsRow.hands)
        .where(WorkshopHandsRow.item_id == row.id, WorkshopHandsRow.round == row.round)
        .order_by(WorkshopHandsRow.choice)
    )
    return shown + tuple(Vote(_read(choice)) for choice, number in raised for _ in range(number))


def _settle(change: LockedAssessment, item: int, state: str, outcome: dict[str, Any]) -> None:
    change.connection.execute(delete(WorkshopOutcomeRow).where(WorkshopOutcomeRow.item_id == item))
    change.connection.execute(insert(WorkshopOutcomeRow).values(item_id=item, at=change.moment, **outcome))
    set_item(change, item, state=state)


def _votes_in(connection: Connection, item: Row[*tuple[Any, ...]]) -> int:
    found = {one.id: one.votes for one in item_rows(connection, item.session_id)}
    return int(found[item.id])


def _choice(row: Row[*tuple[Any, ...]]) -> Choice:
    rating: Choice = row.rating if row.state == "rated" else row.state
    return rating


def _read(choice: str) -> Choice:
    return next((beside for beside in BESIDE_LEVELS if beside == choice), None) or int(choice)


_NOTHING_PROMISED = {"promise": "", "promised_by": "", "due": None}
_NOTHING_AGREED = {"rating": None, "rationale": "", "evidence": "", "dissent": ""}
_VOTED_ON = (
    select(WorkshopItemRow.state, WorkshopItemRow.round, WorkshopSessionRow.ended_at)
    .join(WorkshopSessionRow, WorkshopSessionRow.id == WorkshopItemRow.session_id)
    .where(WorkshopItemRow.id == bindparam("item"), WorkshopSessionRow.id == bindparam("session"))
)
