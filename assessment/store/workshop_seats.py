"""Who is in the room of a live workshop: how somebody joins, and what a device is known by.

A code lets in whoever is in the room for as long as the session is open. What a device is known by afterwards is a
token of its own, kept as a digest.
"""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, bindparam, func, insert, select

from assessment.engagement.edits import Refused
from assessment.store.entries import Principal
from assessment.store.guests import TOKEN_BYTES, digest
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import AssessmentRow, ClientRow, RespondentRow, WorkshopSeatRow, WorkshopSessionRow
from assessment.store.workshop_rows import require_open

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No I, L, O, 0 or 1, which nobody tells apart from the last row."""
CODE_LENGTH = 6
MOST_SEATS = 400
SeatKind = Literal["guest", "presenter", "leader"]
"""`presenter` shows the session to all and can do nothing; `leader` opens no page, and does what its holder says."""
SeatRole = Literal["", "leads"]
"""`leads`: its holder leads people in the room."""
LEADS: SeatRole = "leads"


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
class WallTokens:
    """What opens the page that shows the session to all, and what its keyboard leads by. A room may see the first."""

    shows: str
    leads: str


@dataclass(frozen=True)
class Door:
    """What somebody with a code is told before joining: whose workshop it is, and which groups are known by name."""

    client: str
    title: str
    groups: tuple[str, ...]


def door(connection: Connection, code: str) -> Door | None:
    """None where no session that is open has this code."""
    row = connection.execute(_BY_CODE, {"code": code}).first()
    if row is None:
        return None
    return Door(row.client, row.title or "", _groups(connection, row.id, row.assessment_id))


def join(connection: Connection, code: str, name: str, group: str, role: SeatRole, now: dt.datetime) -> str | None:
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
    return take_seat(connection, row.id, "guest", name, known.get(group.casefold(), group), now, role)


def open_wall(change: LockedAssessment, session: str) -> WallTokens:
    """A page that shows the session to all; each has tokens of its own."""
    require_open(change, session)
    shows, leads = (
        take_seat(change.connection, session, kind, "", "", change.moment) for kind in ("presenter", "leader")
    )
    return WallTokens(shows, leads)


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


def take_seat(
    connection: Connection, session: str, kind: SeatKind, name: str, group: str, now: dt.datetime, role: str = ""
) -> str:
    """The token of a device that is let in from now on."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    connection.execute(
        insert(WorkshopSeatRow).values(
            session_id=session, kind=kind, token_hash=digest(token), name=name, group=group, role=role, joined_at=now
        )
    )
    return token


def guest_seats(connection: Connection, session: str) -> Sequence[int]:
    """Those of the guests, in the order in which they came."""
    guests = (WorkshopSeatRow.session_id == session, WorkshopSeatRow.kind == "guest")
    return connection.execute(select(WorkshopSeatRow.id).where(*guests).order_by(WorkshopSeatRow.id)).scalars().all()


def free_code(connection: Connection) -> str:
    """A code that no session which is open has."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if connection.execute(_BY_CODE, {"code": code}).first() is None:
            return code


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
