"""One link for many, such as everyone of the service desk: who opens it becomes a respondent, up to a limit."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from assessment.engagement.model import Respondent
from assessment.store import assessments, respondents
from assessment.store.entries import Principal
from assessment.store.errors import NotFound
from assessment.store.guests import TOKEN_BYTES, Away, Issued, away_of, digest, invite
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import AssessmentRow, ClientRow, InvitationRow

LONGEST_NAME = 100


@dataclass(frozen=True)
class Enrolment:
    """What a link for many lets in to; nothing of who is in the assessment, or of what was said."""

    principal: Principal
    assessment: str
    invitation: str
    client: str
    title: str
    role: str
    group: str
    anonymous: bool


@dataclass(frozen=True)
class Full:
    """As many as it is for have come in by this link."""


def make_link(change: LockedAssessment, limit: int, role: str, group: str, expires: dt.datetime | None) -> Issued:
    """A link by which up to `limit` people become respondents with this role and group."""
    issued = Issued(assessments.new_id(), secrets.token_urlsafe(TOKEN_BYTES))
    change.connection.execute(
        insert(InvitationRow).values(
            id=issued.invitation,
            assessment_id=change.assessment_id,
            kind="enrol",
            token_hash=digest(issued.token),
            created_at=change.moment,
            expires_at=expires,
            enrol_limit=limit,
            role=role,
            group=group,
        )
    )
    return issued


def by_token(connection: Connection, token: str, now: dt.datetime) -> Enrolment | Away | Full | None:
    """What a link lets in to, or why not; None: nobody ever gave out such a link."""
    row = connection.execute(_WANTED.where(InvitationRow.token_hash == bindparam("digest")), {"digest": digest(token)})
    found = row.first()
    if found is None:
        return None
    return _closed(found, now) or Enrolment(
        Principal(found.workspace, "guest"),
        found.assessment_id,
        found.id,
        found.client_name,
        found.title or "",
        found.role,
        found.group,
        found.anonymous,
    )


def enrol(change: LockedAssessment, enrolment: Enrolment, name: str) -> Issued | Away | Full:
    """A new respondent with a link of their own; where somebody was quicker, or the link was taken back, why not."""
    row = change.connection.execute(_WANTED.where(InvitationRow.id == enrolment.invitation)).first()
    if row is None:
        raise NotFound("This link does not exist any more.")
    if (closed := _closed(row, change.moment)) is not None:
        return closed
    taken = {person.id for person in respondents.everyone(change.connection, change.assessment_id)}
    free = next(one for number in range(1, len(taken) + 2) if (one := f"r{number}") not in taken)
    label = " ".join(name.split())[:LONGEST_NAME] or f"Guest {row.enrolled + 1}"
    respondents.add(change, Respondent(id=free, label=label, role=row.role, group=row.group))
    change.connection.execute(
        update(InvitationRow)
        .where(InvitationRow.id == row.id)
        .values(enrolled=row.enrolled + 1, last_seen_at=change.moment)
    )
    return invite(change, free, row.expires_at)


def _closed(row: Row[*tuple[Any, ...]], now: dt.datetime) -> Away | Full | None:
    return away_of(row, now) or (Full() if row.enrolled >= (row.enrol_limit or 0) else None)


_WANTED = (
    select(
        *InvitationRow.__table__.columns,
        AssessmentRow.title,
        AssessmentRow.answering_opens,
        AssessmentRow.answering_closes,
        AssessmentRow.anonymous,
        AssessmentRow.archived_at,
        ClientRow.name.label("client_name"),
        ClientRow.workspace,
    )
    .join(AssessmentRow, AssessmentRow.id == InvitationRow.assessment_id)
    .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
    .where(InvitationRow.kind == "enrol")
)
