"""Live workshops: all of a session is kept here, so that nobody's device is needed to go on.

Here are the session and its agenda; who is in the room is in `workshop_seats`, what it says in `workshop_votes`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from assessment.engagement.edits import Refused
from assessment.engagement.workshop import SETTLED, Agreement, Attendee, Finished, Item, Promise, Workshop
from assessment.store import assessments, workshop_seats, workshop_votes
from assessment.store.errors import NotFound
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import WorkshopItemRow, WorkshopOutcomeRow, WorkshopSeatRow, WorkshopSessionRow
from assessment.store.workshop_rows import item_row, item_rows, require_item, require_open, set_item

TIMER_MINUTES = 3
UNSETTLED = "The question before is not settled. Agree on it, park it or skip it, then go on."
Act = Literal["next", "open", "reveal", "again", "skip", "break", "go_on", "timer", "watch", "do_not_watch", "end"]
"""What a facilitator does beside agreeing and parking, on the page of the app or at the presenter's keyboard."""


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
            code=workshop_seats.free_code(change.connection),
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
        workshop_seats.take_seat(change.connection, session, "guest", one.name, one.group, kept.opened_at)
    seats = workshop_seats.guest_seats(change.connection, session)
    _append(change, session, [(item.question, item.reason) for item in kept.items], 0)
    for row, item in zip(item_rows(change.connection, session), kept.items, strict=True):
        for seat, choice in zip(seats, finished.cast[item.question], strict=True):
            if choice is not None:
                change.connection.execute(
                    workshop_votes.insert_vote(workshop_votes.VoteEntry(row.id, 1, choice), seat, kept.opened_at)
                )
        set_item(change, row.id, state=item.state, shown_round=1)
        agreed, promised = item.agreement or Agreement(None), item.promise or Promise("")
        told = {**vars(agreed), "promise": promised.what, "promised_by": promised.by, "due": promised.due}
        change.connection.execute(insert(WorkshopOutcomeRow).values(item_id=row.id, at=kept.ended_at, **told))


def arrange(change: LockedAssessment, session: str, agenda: Sequence[tuple[str, str]]) -> None:
    """The agenda from here on: what waits and is not named goes, what is new comes, all in this order."""
    kept = require_open(change, session)
    by_question = {row.question: row for row in item_rows(change.connection, session)}
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
    kept = require_open(change, session)
    current = item_row(change.connection, session, kept.current_item)
    seen = (None, None) if current is None else (current.id, current.round)
    if what in _BOUND and seen != (item, round_):
        return
    _ACTS[what](change, kept, current)


def turn_to(change: LockedAssessment, session: str, item: int) -> None:
    """The room looks at an item out of its turn, such as one that was parked. Refused while another is under way."""
    kept, row = require_open(change, session), require_item(change, session, item)
    current = item_row(change.connection, session, kept.current_item)
    if current is not None and current.id != item and current.state in ("open", "revealed"):
        raise Refused(UNSETTLED)
    _set(change, session, state="working", current_item=row.id, timer_ends_at=None)


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
        items=tuple(_as_item(one) for one in item_rows(connection, row.id)),
        current=row.current_item,
    )


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
    waiting = (one for one in item_rows(change.connection, session.id) if one.state == "waiting")
    following = next((one.id for one in waiting if current is None or one.id != current.id), None)
    if following is None:
        raise Refused("There is no further question. End the workshop, or put one more on the agenda.")
    _set(change, session.id, state="working", current_item=following, timer_ends_at=None)


def _open_item(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    """What was left before begins a round of its own, so that nobody's earlier vote counts or is told."""
    if current is not None and current.state in ("waiting", "skipped", "parked"):
        anew = current.round + (current.state != "waiting")
        set_item(change, current.id, state="open", round=anew, watched=session.watching)
        _set(change, session.id, state="working")


def _reveal(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    if current is not None and current.state == "open":
        set_item(change, current.id, state="revealed", shown_round=current.round)
        _set(change, session.id, timer_ends_at=None)


def _again(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    if current is not None and current.state in ("revealed", "agreed"):
        set_item(change, current.id, state="open", round=current.round + 1, watched=session.watching)
        _set(change, session.id, timer_ends_at=None)


def _skip(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    if current is not None and current.state not in SETTLED:
        set_item(change, current.id, state="skipped")
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
        set_item(change, current.id, watched=False)
    _set(change, session.id, watching=False)


def _end(change: LockedAssessment, session: Row[*tuple[Any, ...]], current: Row[*tuple[Any, ...]] | None) -> None:
    """The code opens nothing from now on, and what was open is left as it was before its vote."""
    if current is not None and current.state in ("open", "revealed"):
        set_item(change, current.id, state="skipped")
    _set(change, session.id, state="ended", code=None, ended_at=change.moment, timer_ends_at=None)


def _set(change: LockedAssessment, session: str, **values: object) -> None:
    change.connection.execute(update(WorkshopSessionRow).where(WorkshopSessionRow.id == session).values(**values))


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
