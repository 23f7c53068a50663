"""Live workshops: all of a session is kept here, so that nobody's device is needed to go on.

A code lets in whoever is in the room for as long as the session is open. What a device is known by afterwards is a
token of its own, kept as a digest. Votes are handed out once they are revealed, or to a facilitator who said before
the vote that he would look.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Insert, Row, bindparam, delete, func, insert, select, update

from assessment.engagement.edits import Refused
from assessment.engagement.workshop import (
    BESIDE_LEVELS,
    SETTLED,
    Agreement,
    Attendee,
    Choice,
    Finished,
    Item,
    Promise,
    Vote,
    Workshop,
    consensus_of,
)
from assessment.store import answers, assessments
from assessment.store.entries import Principal
from assessment.store.errors import NotFound
from assessment.store.guests import TOKEN_BYTES, digest
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import (
    AssessmentRow,
    ClientRow,
    RespondentRow,
    WorkshopHandsRow,
    WorkshopItemRow,
    WorkshopOutcomeRow,
    WorkshopSeatRow,
    WorkshopSessionRow,
    WorkshopVoteRow,
)

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No I, L, O, 0 or 1, which nobody tells apart from the last row."""
CODE_LENGTH = 6
MOST_SEATS = 400
TIMER_MINUTES = 3
UNSETTLED = "The question before is not settled. Agree on it, park it or skip it, then go on."

SeatKind = Literal["guest", "presenter"]
Act = Literal["next", "open", "reveal", "again", "skip", "break", "go_on", "timer", "watch", "do_not_watch", "end"]
"""What a facilitator does beside agreeing and parking, on the page of the app or at the presenter's keyboard."""


@dataclass(frozen=True)
class Seat:
    """A device that was let in. `principal` is the workspace's, so that the store asks whose the session is."""

    principal: Principal
    assessment: str
    session: str
    id: int
    kind: SeatKind
    name: str
    group: str
    questionnaire_digest: str | None
    client: str
    title: str
    vocabulary: str | None = None


@dataclass(frozen=True)
class Door:
    """What somebody with a code is told before joining: whose workshop it is, and which groups are known by name."""

    client: str
    title: str
    groups: tuple[str, ...]


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


def start(change: LockedAssessment, minutes: int, agenda: Iterable[tuple[str, str]]) -> str:
    """A session with these questions, each with why it is there; the one that is open, where there is one."""
    found = change.connection.execute(
        select(WorkshopSessionRow.id).where(
            WorkshopSessionRow.assessment_id == change.assessment_id, WorkshopSessionRow.ended_at.is_(None)
        )
    ).scalar_one_or_none()
    if found is not None:
        return found
    made = assessments.new_id()
    change.connection.execute(
        insert(WorkshopSessionRow).values(
            id=made,
            assessment_id=change.assessment_id,
            code=_free_code(change.connection),
            state="gathering",
            minutes=minutes,
            opened_at=change.moment,
        )
    )
    _append(change, made, agenda, 0)
    return made


def keep(change: LockedAssessment, finished: Finished) -> None:
    """A session that took place elsewhere, such as the sample's; nothing where the assessment has one already."""
    if of_assessment(change.connection, change.assessment_id):
        return
    kept, session = finished.workshop, assessments.new_id()
    change.connection.execute(
        insert(WorkshopSessionRow).values(
            id=session,
            assessment_id=change.assessment_id,
            state="ended",
            minutes=kept.minutes,
            opened_at=kept.opened_at,
            ended_at=kept.ended_at,
        )
    )
    for one in kept.people:
        _seat(change.connection, session, "guest", one.name, one.group, kept.opened_at)
    seats = _seats(change.connection, session)
    _append(change, session, [(item.question, item.reason) for item in kept.items], 0)
    for row, item in zip(_items(change.connection, session), kept.items, strict=True):
        for seat, choice in zip(seats, finished.cast[item.question], strict=True):
            if choice is not None:
                change.connection.execute(_vote_of(VoteEntry(row.id, 1, choice), seat, kept.opened_at))
        _set_item(change, row.id, state=item.state, shown_round=1)
        agreed, promised = item.agreement or Agreement(None), item.promise or Promise("")
        told = {**vars(agreed), "promise": promised.what, "promised_by": promised.by, "due": promised.due}
        change.connection.execute(insert(WorkshopOutcomeRow).values(item_id=row.id, at=kept.ended_at, **told))


def arrange(change: LockedAssessment, session: str, agenda: Sequence[tuple[str, str]]) -> None:
    """The agenda from here on: what waits and is not named goes, what is new comes, all in this order."""
    kept = _open(change, session)
    by_question = {row.question: row for row in _items(change.connection, session)}
    wanted = {question for question, _ in agenda}
    gone = [
        row.id
        for row in by_question.values()
        if row.state == "waiting" and row.question not in wanted and row.id != kept.current_item
    ]
    change.connection.execute(delete(WorkshopItemRow).where(WorkshopItemRow.id.in_(gone)))
    _append(change, session, [one for one in agenda if one[0] not in by_question], len(by_question))
    behind = max((row.position for row in by_question.values() if row.state != "waiting"), default=-1) + 1
    for position, (question, _) in enumerate(agenda, behind):
        change.connection.execute(
            update(WorkshopItemRow)
            .where(
                WorkshopItemRow.session_id == session,
                WorkshopItemRow.question == question,
                WorkshopItemRow.state == "waiting",
            )
            .values(position=position)
        )


def act(change: LockedAssessment, session: str, what: Act, item: int | None, round_: int | None) -> None:
    """Does it where the session still stands at this item and round; else another was quicker, and nothing is done.

    Refused where it cannot be done at all, in words.
    """
    kept = _open(change, session)
    current = _item(change.connection, session, kept.current_item)
    seen = (None, None) if current is None else (current.id, current.round)
    if what in _BOUND and seen != (item, round_):
        return
    _ACTS[what](change, kept, current)


def turn_to(change: LockedAssessment, session: str, item: int) -> None:
    """The room looks at an item out of its turn, such as one that was parked. Refused while another is under way."""
    kept, row = _open(change, session), _require_item(change, session, item)
    current = _item(change.connection, session, kept.current_item)
    if current is not None and current.id != item and current.state in ("open", "revealed"):
        raise Refused(UNSETTLED)
    _set(change, session, state="working", current_item=row.id, timer_ends_at=None)


def note_hands(change: LockedAssessment, session: str, item: int, round_: int, hands: tuple[Choice, int]) -> None:
    """How many hands are up for a choice in the round that is open; nothing where it is shown by now."""
    _open(change, session)
    row = _item(change.connection, session, item)
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
    row = _require_item(change, session, item)
    if row.state in ("waiting", "open"):
        raise Refused("The room has not seen its votes yet. Reveal them first, then agree.")
    people = _votes_in(change.connection, row)
    answers.save_consensus(change, consensus_of(row.question, agreement, people))
    _settle(change, item, "agreed", {**vars(agreement), **_NOTHING_PROMISED})


def park(change: LockedAssessment, session: str, item: int, promise: Promise | None) -> None:
    """Left open, with what somebody brings so that it can be settled. No consensus is touched."""
    row = _require_item(change, session, item)
    if row.state == "agreed":
        raise Refused("This was agreed on meanwhile. Vote again first, if it is to be left open.")
    told = promise or Promise("")
    _settle(
        change,
        item,
        "parked",
        {**_NOTHING_AGREED, "promise": told.what, "promised_by": told.by, "due": told.due},
    )


def door(connection: Connection, code: str) -> Door | None:
    """None where no session that is open has this code."""
    row = connection.execute(_BY_CODE, {"code": code}).first()
    if row is None:
        return None
    return Door(row.client, row.title or "", _groups(connection, row.id, row.assessment_id))


def join(connection: Connection, code: str, name: str, group: str, now: dt.datetime) -> str | None:
    """The token of a new seat; None where no session that is open has this code. A group is known by its name,
    whatever its capitals.
    """
    row = connection.execute(_BY_CODE, {"code": code}).first()
    if row is None:
        return None
    seats = connection.execute(
        select(func.count()).select_from(WorkshopSeatRow).where(WorkshopSeatRow.session_id == row.id)
    ).scalar_one()
    if seats >= MOST_SEATS:
        raise Refused(f"This session has {MOST_SEATS} seats, and all are taken. Ask whoever leads it.")
    known = {one.casefold(): one for one in _groups(connection, row.id, row.assessment_id)}
    return _seat(connection, row.id, "guest", name, known.get(group.casefold(), group), now)


def open_presenter(change: LockedAssessment, session: str) -> str:
    """The token of a page that shows the session to all; each has one of its own."""
    _open(change, session)
    return _seat(change.connection, session, "presenter", "", "", change.moment)


def seat_of(connection: Connection, token: str) -> Seat | None:
    """Whose device this is; None: nobody ever got such a token."""
    row = connection.execute(_BY_TOKEN, {"digest": digest(token)}).first()
    if row is None:
        return None
    return Seat(
        principal=Principal(row.workspace, row.kind),
        assessment=row.assessment_id,
        session=row.session_id,
        id=row.id,
        kind=row.kind,
        name=row.name,
        group=row.group,
        questionnaire_digest=row.questionnaire_digest,
        client=row.client,
        title=row.title or "",
        vocabulary=row.vocabulary,
    )


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
    row = _item(connection, session, item)
    return () if row is None or row.shown_round != row.round else _cast(connection, assessment_id, row)


def votes_looked_at(connection: Connection, assessment_id: str, session: str, item: int) -> tuple[Vote, ...]:
    """What a facilitator sees, who may have said before the vote that he looks on; on no page of the room."""
    row = _item(connection, session, item)
    looks = row is not None and (row.watched or row.shown_round == row.round)
    return _cast(connection, assessment_id, row) if row is not None and looks else ()


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


def read(connection: Connection, assessment_id: str, session: str) -> Workshop:
    """A session as everybody may see it: who has voted by number alone."""
    found = _read_many(connection, assessment_id, (WorkshopSessionRow.id == session,))
    if not found:
        raise NotFound("This workshop does not exist. The assessment it belonged to may have been deleted.")
    return found[0]


def of_assessment(connection: Connection, assessment_id: str) -> tuple[Workshop, ...]:
    """Every session of an assessment, the newest first."""
    return tuple(_read_many(connection, assessment_id, ()))


def _read_many(connection: Connection, assessment_id: str, further: tuple[Any, ...]) -> list[Workshop]:
    rows = connection.execute(
        select(*WorkshopSessionRow.__table__.columns)
        .where(WorkshopSessionRow.assessment_id == assessment_id, *further)
        .order_by(WorkshopSessionRow.opened_at.desc(), WorkshopSessionRow.id)
    ).all()
    return [_workshop(connection, row) for row in rows]


def _workshop(connection: Connection, row: Row[*tuple[Any, ...]]) -> Workshop:
    joined = connection.execute(
        select(WorkshopSeatRow.name, WorkshopSeatRow.group)
        .where(WorkshopSeatRow.session_id == row.id, WorkshopSeatRow.kind == "guest")
        .order_by(WorkshopSeatRow.id)
    )
    return Workshop(
        id=row.id,
        assessment=row.assessment_id,
        state=row.state,
        code=row.code,
        minutes=row.minutes,
        people=tuple(Attendee(name, group) for name, group in joined),
        watching=row.watching,
        opened_at=row.opened_at,
        ended_at=row.ended_at,
        timer_ends_at=row.timer_ends_at,
        items=tuple(_as_item(one) for one in _items(connection, row.id)),
        current=row.current_item,
    )


def _items(connection: Connection, session: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """With how many voted in the round that the item is in, and what came of it."""
    cast = (
        select(func.count())
        .where(WorkshopVoteRow.item_id == WorkshopItemRow.id, WorkshopVoteRow.round == WorkshopItemRow.round)
        .scalar_subquery()
    )
    raised = (
        select(func.coalesce(func.sum(WorkshopHandsRow.hands), 0))
        .where(WorkshopHandsRow.item_id == WorkshopItemRow.id, WorkshopHandsRow.round == WorkshopItemRow.round)
        .scalar_subquery()
    )
    outcome = [column for column in WorkshopOutcomeRow.__table__.columns if column.name != "item_id"]
    return connection.execute(
        select(*WorkshopItemRow.__table__.columns, (cast + raised).label("votes"), *outcome)
        .outerjoin(WorkshopOutcomeRow, WorkshopOutcomeRow.item_id == WorkshopItemRow.id)
        .where(WorkshopItemRow.session_id == session)
        .order_by(WorkshopItemRow.position, WorkshopItemRow.id)
    ).all()


def _as_item(row: Row[*tuple[Any, ...]]) -> Item:
    agreed = row.state == "agreed"
    promised = row.state == "parked" and bool(row.promise)
    return Item(
        id=row.id,
        question=row.question,
        state=row.state,
        round=row.round,
        votes=int(row.votes),
        shown=row.shown_round == row.round,
        watched=row.watched,
        agreement=Agreement(row.rating, row.rationale, row.evidence, row.dissent) if agreed else None,
        promise=Promise(row.promise, row.promised_by, row.due) if promised else None,
        reason=row.reason,
    )


def _append(change: LockedAssessment, session: str, agenda: Iterable[tuple[str, str]], first: int) -> None:
    for position, (question, reason) in enumerate(agenda, first):
        change.connection.execute(
            insert(WorkshopItemRow).values(
                session_id=session, position=position, question=question, reason=reason, state="waiting", round=1
            )
        )


def _next(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    """To what waits; what was open or shown and not settled is left for later, not forgotten."""
    if current is not None and current.state in ("open", "revealed"):
        raise Refused(UNSETTLED)
    waiting = (one for one in _items(change.connection, session.id) if one.state == "waiting")
    following = next((one.id for one in waiting if current is None or one.id != current.id), None)
    if following is None:
        raise Refused("There is no further question. End the workshop, or put one more on the agenda.")
    _set(change, session.id, state="working", current_item=following, timer_ends_at=None)


def _open_item(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    """What was left before begins a round of its own, so that nobody's earlier vote counts or is told."""
    if current is not None and current.state in ("waiting", "skipped", "parked"):
        anew = current.round + (current.state != "waiting")
        _set_item(change, current.id, state="open", round=anew, watched=session.watching)
        _set(change, session.id, state="working")


def _reveal(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    if current is not None and current.state == "open":
        _set_item(change, current.id, state="revealed", shown_round=current.round)
        _set(change, session.id, timer_ends_at=None)


def _again(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    if current is not None and current.state in ("revealed", "agreed"):
        _set_item(change, current.id, state="open", round=current.round + 1, watched=session.watching)
        _set(change, session.id, timer_ends_at=None)


def _skip(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    if current is not None and current.state not in SETTLED:
        _set_item(change, current.id, state="skipped")
        _set(change, session.id, timer_ends_at=None)


def _break(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    del current  # whatever the room looks at, it waits
    _set(change, session.id, state="break")


def _go_on(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    _set(change, session.id, state="gathering" if current is None else "working")


def _timer(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    """Some minutes more, or none any longer where it runs."""
    del current
    ends = None if session.timer_ends_at else change.moment + dt.timedelta(minutes=TIMER_MINUTES)
    _set(change, session.id, timer_ends_at=ends)


def _watch(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    """It holds from the next vote on: of this one the room was told otherwise."""
    del current
    _set(change, session.id, watching=True)


def _do_not_watch(
    change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None
) -> None:
    if current is not None:
        _set_item(change, current.id, watched=False)
    _set(change, session.id, watching=False)


def _end(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    """The code opens nothing from now on, and what was open is left as it was before its vote."""
    if current is not None and current.state in ("open", "revealed"):
        _set_item(change, current.id, state="skipped")
    _set(change, session.id, state="ended", code=None, ended_at=change.moment, timer_ends_at=None)


def _settle(change: LockedAssessment, item: int, state: str, outcome: dict[str, Any]) -> None:
    change.connection.execute(delete(WorkshopOutcomeRow).where(WorkshopOutcomeRow.item_id == item))
    change.connection.execute(insert(WorkshopOutcomeRow).values(item_id=item, at=change.moment, **outcome))
    _set_item(change, item, state=state)


def _set(change: LockedAssessment, session: str, **values: object) -> None:
    change.connection.execute(update(WorkshopSessionRow).where(WorkshopSessionRow.id == session).values(**values))


def _set_item(change: LockedAssessment, item: int, **values: object) -> None:
    change.connection.execute(update(WorkshopItemRow).where(WorkshopItemRow.id == item).values(**values))


def _voted(change: LockedAssessment, seat: Seat, entry: VoteEntry) -> VoteReceipt:
    row = change.connection.execute(_VOTED_ON, {"session": seat.session, "item": entry.item}).first()
    if row is None or row.ended_at is not None or row.state != "open" or row.round != entry.round:
        return VoteReceipt("late", change.moment)
    mine = {"item_id": entry.item, "round": entry.round, "seat_id": seat.id}
    change.connection.execute(
        delete(WorkshopVoteRow).where(*(getattr(WorkshopVoteRow, name) == value for name, value in mine.items()))
    )
    change.connection.execute(_vote_of(entry, seat.id, change.moment))
    return VoteReceipt("saved", change.moment)


def _vote_of(entry: VoteEntry, seat: int, at: dt.datetime) -> Insert:
    rated = isinstance(entry.choice, int)
    return insert(WorkshopVoteRow).values(
        item_id=entry.item,
        round=entry.round,
        seat_id=seat,
        state="rated" if rated else entry.choice,
        rating=entry.choice if rated else None,
        at=at,
    )


def _seats(connection: Connection, session: str) -> Sequence[int]:
    """The guests', in the order in which they came."""
    guests = (WorkshopSeatRow.session_id == session, WorkshopSeatRow.kind == "guest")
    return connection.execute(select(WorkshopSeatRow.id).where(*guests).order_by(WorkshopSeatRow.id)).scalars().all()


def _seat(connection: Connection, session: str, kind: SeatKind, name: str, group: str, now: dt.datetime) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    connection.execute(
        insert(WorkshopSeatRow).values(
            session_id=session, kind=kind, token_hash=digest(token), name=name, group=group, role="", joined_at=now
        )
    )
    return token


def _groups(connection: Connection, session: str, assessment_id: str) -> tuple[str, ...]:
    """Of the people who answer, and of those who have joined."""
    found: dict[str, str] = {}
    for wanted in (
        select(RespondentRow.group).where(RespondentRow.assessment_id == assessment_id).order_by(RespondentRow.id),
        select(WorkshopSeatRow.group).where(WorkshopSeatRow.session_id == session).order_by(WorkshopSeatRow.id),
    ):
        for group in connection.execute(wanted).scalars():
            if group:
                found.setdefault(group.casefold(), group)
    return tuple(found.values())


def _free_code(connection: Connection) -> str:
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if connection.execute(_BY_CODE, {"code": code}).first() is None:
            return code


def _open(change: LockedAssessment, session: str) -> Row[*tuple[Any, ...]]:
    row = _session(change, session)
    if row.ended_at is not None:
        raise Refused("This workshop has ended. What was agreed on stays; begin another to go on.")
    return row


def _session(change: LockedAssessment, session: str) -> Row[*tuple[Any, ...]]:
    row = change.connection.execute(
        select(*WorkshopSessionRow.__table__.columns).where(
            WorkshopSessionRow.id == session, WorkshopSessionRow.assessment_id == change.assessment_id
        )
    ).first()
    if row is None:
        raise NotFound("This workshop does not exist. The assessment it belonged to may have been deleted.")
    return row


def _item(connection: Connection, session: str, item: int | None) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(
        select(*WorkshopItemRow.__table__.columns).where(
            WorkshopItemRow.id == item, WorkshopItemRow.session_id == session
        )
    ).first()


def _require_item(change: LockedAssessment, session: str, item: int) -> Row[*tuple[Any, ...]]:
    _session(change, session)
    row = _item(change.connection, session, item)
    if row is None:
        raise NotFound("This question is not on the agenda any more.")
    return row


def _votes_in(connection: Connection, item: Row[*tuple[Any, ...]]) -> int:
    found = {one.id: one.votes for one in _items(connection, item.session_id)}
    return int(found[item.id])


def _choice(row: Row[*tuple[Any, ...]]) -> Choice:
    rating: Choice = row.rating if row.state == "rated" else row.state
    return rating


def _read(choice: str) -> Choice:
    return next((beside for beside in BESIDE_LEVELS if beside == choice), None) or int(choice)


_NOTHING_PROMISED = {"promise": "", "promised_by": "", "due": None}
_NOTHING_AGREED = {"rating": None, "rationale": "", "evidence": "", "dissent": ""}
_BOUND: frozenset[Act] = frozenset({"next", "open", "reveal", "again", "skip"})
"""What is done to the item that somebody saw, and to no other."""
_ACTS: dict[Act, Callable[[LockedAssessment, Row[*tuple[Any, ...]], Row[*tuple[Any, ...]] | None], None]] = {
    "next": _next,
    "open": _open_item,
    "reveal": _reveal,
    "again": _again,
    "skip": _skip,
    "break": _break,
    "go_on": _go_on,
    "timer": _timer,
    "watch": _watch,
    "do_not_watch": _do_not_watch,
    "end": _end,
}
_BY_CODE = (
    select(
        WorkshopSessionRow.id,
        WorkshopSessionRow.assessment_id,
        AssessmentRow.title,
        ClientRow.name.label("client"),
    )
    .join(AssessmentRow, AssessmentRow.id == WorkshopSessionRow.assessment_id)
    .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
    .where(WorkshopSessionRow.code == bindparam("code"))
)
_BY_TOKEN = (
    select(
        WorkshopSeatRow.id,
        WorkshopSeatRow.session_id,
        WorkshopSeatRow.kind,
        WorkshopSeatRow.name,
        WorkshopSeatRow.group,
        WorkshopSessionRow.assessment_id,
        AssessmentRow.questionnaire_digest,
        AssessmentRow.vocabulary,
        AssessmentRow.title,
        ClientRow.workspace,
        ClientRow.name.label("client"),
    )
    .join(WorkshopSessionRow, WorkshopSessionRow.id == WorkshopSeatRow.session_id)
    .join(AssessmentRow, AssessmentRow.id == WorkshopSessionRow.assessment_id)
    .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
    .where(WorkshopSeatRow.token_hash == bindparam("digest"))
)
_VOTED_ON = (
    select(WorkshopItemRow.state, WorkshopItemRow.round, WorkshopSessionRow.ended_at)
    .join(WorkshopSessionRow, WorkshopSessionRow.id == WorkshopItemRow.session_id)
    .where(WorkshopItemRow.id == bindparam("item"), WorkshopSessionRow.id == bindparam("session"))
)
