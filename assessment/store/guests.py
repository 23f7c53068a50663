"""Who answers on a page of the room: somebody with a personal link, or a respondent at this machine itself.

What opens a link is known to its holder alone. Here is its digest, so that nobody who reads the database can use it.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from assessment.engagement.edits import Refused
from assessment.engagement.model import Answer, Respondent, Scope
from assessment.engagement.record import AssessmentRecord
from assessment.store import answers, assessments, records, respondents
from assessment.store.entries import Principal
from assessment.store.errors import NotFound
from assessment.store.ownership import LockedAssessment, client_of
from assessment.store.tables import AnswerRow, AssessmentRow, ClientRow, InvitationRow, RespondentRow

TOKEN_BYTES = 20  # 160 random bits: none can be guessed
SEEN_AGAIN_AFTER = dt.timedelta(minutes=1)
"""How often a visit is noted: each would be a write of its own."""


@dataclass(frozen=True)
class Answering:
    """When people may answer by their links, and whether anybody may see who said what."""

    opens: dt.datetime | None = None
    closes: dt.datetime | None = None
    anonymous: bool = False


@dataclass(frozen=True)
class Guest:
    """One respondent of one assessment, and nothing else. `invitation` is None at this machine itself, `practices` are
    those that were chosen for this one. `last_seen_at` is when the link was used before: nearly always a moment ago.
    """

    principal: Principal
    assessment: str
    respondent: Respondent
    scope: Scope
    questionnaire_digest: str | None
    answering: Answering
    invitation: str | None = None
    last_seen_at: dt.datetime | None = None
    practices: tuple[str, ...] = ()

    @property
    def vocabulary(self) -> str | None:
        """Whose words the assessment is shown in."""
        return self.scope.vocabulary


@dataclass(frozen=True)
class Revoked:
    """The link was taken back, or another was sent instead."""

    at: dt.datetime


@dataclass(frozen=True)
class Expired:
    """The link was good until then."""

    at: dt.datetime


@dataclass(frozen=True)
class NotOpenYet:
    """Answering begins then."""

    at: dt.datetime


@dataclass(frozen=True)
class Closed:
    """Answering ended then."""

    at: dt.datetime


Away = Revoked | Expired | NotOpenYet | Closed
"""Why somebody with a link may not answer now."""


@dataclass(frozen=True)
class Issued:
    """A new link. `token` is shown this once: nobody can find it out later."""

    invitation: str
    token: str


@dataclass(frozen=True)
class InvitationEntry:
    """A link in a list: for whom, until when, and how many questions were answered, never what was said."""

    id: str
    kind: Literal["personal", "enrol"]
    respondent: str | None
    created_at: dt.datetime
    expires_at: dt.datetime | None
    revoked_at: dt.datetime | None
    last_seen_at: dt.datetime | None
    answered: int
    enrol_limit: int | None
    role: str
    group: str
    enrolled: int = 0


@dataclass(frozen=True)
class AnswerSheet:
    """What a respondent's page needs: the assessment's record and this respondent's own answers, nobody else's."""

    record: AssessmentRecord
    answers: tuple[Answer, ...]


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invite(change: LockedAssessment, respondent: str, expires: dt.datetime | None) -> Issued:
    """A personal link; NotFound where there is no such respondent."""
    respondents.require(change, respondent)
    issued = Issued(assessments.new_id(), secrets.token_urlsafe(TOKEN_BYTES))
    change.connection.execute(
        insert(InvitationRow).values(
            id=issued.invitation,
            assessment_id=change.assessment_id,
            kind="personal",
            respondent=respondent,
            token_hash=digest(issued.token),
            created_at=change.moment,
            expires_at=expires,
        )
    )
    return issued


def invite_many(change: LockedAssessment, people: Iterable[str], expires: dt.datetime | None) -> dict[str, Issued]:
    """A personal link for each, by respondent; who has one that is good by now gets none."""
    good = (
        InvitationRow.assessment_id == change.assessment_id,
        InvitationRow.revoked_at.is_(None),
        InvitationRow.expires_at.is_(None) | (InvitationRow.expires_at > change.moment),
    )
    have = set(change.connection.execute(select(InvitationRow.respondent).where(*good)).scalars())
    return {one: invite(change, one, expires) for one in people if one not in have}


def revoke(change: LockedAssessment, invitation: str) -> None:
    """Takes a link back; one that was taken back already keeps its moment."""
    _require(change, invitation)
    change.connection.execute(
        update(InvitationRow)
        .where(InvitationRow.id == invitation, InvitationRow.revoked_at.is_(None))
        .values(revoked_at=change.moment)
    )


def resend(change: LockedAssessment, invitation: str) -> Issued:
    """Another link for the same person until the same day; the old one is taken back."""
    row = _require(change, invitation)
    if row.respondent is None:
        raise NotFound("This link is for nobody alone, so that there is nobody to send it to again.")
    revoke(change, invitation)
    return invite(change, row.respondent, row.expires_at)


def entries(connection: Connection, assessment_id: str) -> tuple[InvitationEntry, ...]:
    """Every link of an assessment, also those that are good no more, the oldest first."""
    said = (
        select(AnswerRow.respondent, func.count().label("answered"))
        .where(AnswerRow.assessment_id == assessment_id)
        .group_by(AnswerRow.respondent)
        .subquery()
    )
    wanted = (
        select(*InvitationRow.__table__.columns, func.coalesce(said.c.answered, 0).label("answered"))
        .outerjoin(said, said.c.respondent == InvitationRow.respondent)
        .where(InvitationRow.assessment_id == assessment_id)
        .order_by(InvitationRow.created_at, InvitationRow.respondent, InvitationRow.id)
    )
    return tuple(_entry(row) for row in connection.execute(wanted))


def by_token(connection: Connection, token: str, now: dt.datetime) -> Guest | Away | None:
    """Whom a link lets in; None: nobody ever gave out such a link."""
    row = connection.execute(_BY_TOKEN, {"digest": digest(token)}).first()
    if row is None:
        return None
    return away_of(row, now) or _guest(row, Principal(row.workspace, row.respondent), row.invitation, row.last_seen_at)


def at_this_machine(connection: Connection, principal: Principal, assessment_id: str, respondent: str) -> Guest:
    """A respondent whose answers are given here. NotFound where there is none, and in an anonymous assessment: there
    each answers by a link of their own.
    """
    client_of(connection, principal, assessment_id)
    row = connection.execute(
        select(*_guest_columns())
        .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
        .join(RespondentRow, RespondentRow.assessment_id == AssessmentRow.id)
        .where(
            AssessmentRow.id == assessment_id,
            ClientRow.workspace == principal.workspace,
            RespondentRow.respondent == respondent,
            AssessmentRow.anonymous.is_(False),
        )
    ).first()
    if row is None:
        raise NotFound("This assessment, or who answers in it, does not exist. It may have been deleted.")
    return _guest(row, principal, None)


def away(change: LockedAssessment, guest: Guest) -> Away | None:
    """Why a guest who was let in may not answer by now: links are taken back while pages are open.

    NotFound where the respondent is gone, with whom links go too.
    """
    if guest.invitation is None:
        respondents.require(change, guest.respondent.id)
        return None
    row = change.connection.execute(_WINDOW, {"invitation": guest.invitation}).first()
    if row is None:
        raise NotFound("This person was removed, and the link with it.")
    return away_of(row, change.moment)


def note_visit(change: LockedAssessment, guest: Guest) -> None:
    """That a link was used, unless that was noted a moment ago. This is no change of the assessment."""
    seen = guest.last_seen_at
    if guest.invitation is None or (seen is not None and seen >= change.moment - SEEN_AGAIN_AFTER):
        return
    change.connection.execute(
        update(InvitationRow)
        .where(
            InvitationRow.id == guest.invitation,
            InvitationRow.last_seen_at.is_(None) | (InvitationRow.last_seen_at < change.moment - SEEN_AGAIN_AFTER),
        )
        .values(last_seen_at=change.moment)
    )


def sheet(connection: Connection, guest: Guest) -> AnswerSheet:
    """The page of one respondent."""
    return AnswerSheet(
        records.read(connection, guest.assessment),
        answers.of_respondent(connection, guest.assessment, guest.respondent.id),
    )


def answering(connection: Connection, assessment_id: str) -> Answering:
    """When people may answer by their links."""
    row = connection.execute(
        select(AssessmentRow.answering_opens, AssessmentRow.answering_closes, AssessmentRow.anonymous).where(
            AssessmentRow.id == assessment_id
        )
    ).one()
    return _answering(row)


def save_answering(change: LockedAssessment, wanted: Answering) -> None:
    """Replaces when people may answer by their links; this is no change of what is assessed.

    Refused where people who answered were promised that nobody is shown who said what.
    """
    if not wanted.anonymous and _was_promised(change):
        raise Refused("People have answered in the belief that nobody is shown who said what, so it stays like this.")
    change.connection.execute(
        update(AssessmentRow)
        .where(AssessmentRow.id == change.assessment_id)
        .values(answering_opens=wanted.opens, answering_closes=wanted.closes, anonymous=wanted.anonymous)
    )


def _was_promised(change: LockedAssessment) -> bool:
    if not answering(change.connection, change.assessment_id).anonymous:
        return False
    wanted = select(AnswerRow.id).where(AnswerRow.assessment_id == change.assessment_id).limit(1)
    return change.connection.execute(wanted).first() is not None


def _require(change: LockedAssessment, invitation: str) -> Row[*tuple[Any, ...]]:
    row = change.connection.execute(
        select(*InvitationRow.__table__.columns).where(
            InvitationRow.id == invitation, InvitationRow.assessment_id == change.assessment_id
        )
    ).first()
    if row is None:
        raise NotFound("This link does not exist. The person may have been removed.")
    return row


def _entry(row: Row[*tuple[Any, ...]]) -> InvitationEntry:
    return InvitationEntry(
        id=row.id,
        kind=row.kind,
        respondent=row.respondent,
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        last_seen_at=row.last_seen_at,
        answered=row.answered,
        enrol_limit=row.enrol_limit,
        role=row.role,
        group=row.group,
        enrolled=row.enrolled,
    )


def _guest_columns() -> tuple[Any, ...]:
    return (
        AssessmentRow.id.label("assessment"),
        AssessmentRow.depth,
        AssessmentRow.practices,
        AssessmentRow.depths,
        AssessmentRow.vocabulary,
        AssessmentRow.questionnaire_digest,
        AssessmentRow.answering_opens,
        AssessmentRow.answering_closes,
        AssessmentRow.anonymous,
        AssessmentRow.archived_at,
        ClientRow.workspace,
        RespondentRow.respondent,
        RespondentRow.label,
        RespondentRow.role,
        RespondentRow.group,
        RespondentRow.practices.label("chosen"),
    )


def _guest(
    row: Row[*tuple[Any, ...]], principal: Principal, invitation: str | None, seen: dt.datetime | None = None
) -> Guest:
    return Guest(
        principal=principal,
        assessment=row.assessment,
        respondent=Respondent(id=row.respondent, label=row.label, role=row.role, group=row.group),
        scope=assessments.scope_of(row),
        questionnaire_digest=row.questionnaire_digest,
        answering=_answering(row),
        invitation=invitation,
        last_seen_at=seen,
        practices=tuple(row.chosen or ()),
    )


def _answering(row: Row[*tuple[Any, ...]]) -> Answering:
    return Answering(row.answering_opens, row.answering_closes, row.anonymous)


def away_of(row: Row[*tuple[Any, ...]], now: dt.datetime) -> Away | None:
    """Why a link with this row opens nothing now."""
    if row.revoked_at is not None:
        return Revoked(row.revoked_at)
    if row.expires_at is not None and row.expires_at <= now:
        return Expired(row.expires_at)
    if row.archived_at is not None:
        return Closed(row.archived_at)
    if row.answering_closes is not None and row.answering_closes <= now:
        return Closed(row.answering_closes)
    if row.answering_opens is not None and row.answering_opens > now:
        return NotOpenYet(row.answering_opens)
    return None


# Built once: they are asked for every answer.
_BY_TOKEN = (
    select(
        InvitationRow.id.label("invitation"),
        InvitationRow.expires_at,
        InvitationRow.revoked_at,
        InvitationRow.last_seen_at,
        *_guest_columns(),
    )
    .join(AssessmentRow, AssessmentRow.id == InvitationRow.assessment_id)
    .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
    .join(
        RespondentRow,
        (RespondentRow.assessment_id == InvitationRow.assessment_id)
        & (RespondentRow.respondent == InvitationRow.respondent),
    )
    .where(InvitationRow.token_hash == bindparam("digest"))
)
_WINDOW = (
    select(
        InvitationRow.expires_at,
        InvitationRow.revoked_at,
        AssessmentRow.answering_opens,
        AssessmentRow.answering_closes,
        AssessmentRow.archived_at,
    )
    .join(AssessmentRow, AssessmentRow.id == InvitationRow.assessment_id)
    .where(InvitationRow.id == bindparam("invitation"))
)
