"""What a principal may touch. Every path to a client or an assessment goes through here."""

import datetime as dt
import re
from dataclasses import dataclass

from sqlalchemy import Connection, Select, bindparam, select, text, update

from assessment.store.entries import Principal
from assessment.store.errors import NotFound
from assessment.store.tables import AssessmentRow, ClientRow, UtcMoment

_ID = re.compile(r"[0-9a-f]{32}")
_NO_ASSESSMENT = "This assessment does not exist. It may have been deleted."
_ENTER = text("INSERT INTO workspace (id, created_at) VALUES (:id, :created_at) ON CONFLICT DO NOTHING").bindparams(
    bindparam("created_at", type_=UtcMoment())
)

_TOUCH = update(AssessmentRow).where(AssessmentRow.id == bindparam("touched")).values(changed_at=bindparam("moment"))


@dataclass(frozen=True)
class LockedAssessment:
    """A change to one assessment under way: it belongs to the actor's workspace and is locked against others."""

    connection: Connection
    assessment_id: str
    actor: str
    moment: dt.datetime

    def touch(self) -> None:
        """Notes that the assessment's content has changed."""
        self.connection.execute(_TOUCH, {"touched": self.assessment_id, "moment": self.moment})


def lock_assessment(connection: Connection, principal: Principal, assessment_id: str) -> None:
    """Locks the assessment, so that changes to it come one after the other; NotFound where it is not the actor's.

    PostgreSQL locks the row, SQLite has locked the file already.
    """
    if (
        not _ID.fullmatch(assessment_id)
        or connection.execute(_LOCKED, _named(principal, assessment_id)).first() is None
    ):
        raise NotFound(_NO_ASSESSMENT)


def client_of(connection: Connection, principal: Principal, assessment_id: str) -> str:
    """The id of the assessment's client; NotFound where the assessment is not the principal's."""
    if _ID.fullmatch(assessment_id):
        found = connection.execute(_ASSESSMENT, _named(principal, assessment_id)).scalar_one_or_none()
        if found is not None:
            return found
    raise NotFound(_NO_ASSESSMENT)


def is_there(connection: Connection, principal: Principal, assessment_id: str) -> bool:
    """Whether the workspace has this assessment."""
    return connection.execute(_ASSESSMENT, _named(principal, assessment_id)).first() is not None


def lock_client(connection: Connection, principal: Principal, client_id: str) -> None:
    """NotFound where the client is not the principal's."""
    wanted = (
        select(ClientRow.id)
        .where(ClientRow.id == client_id, ClientRow.workspace == principal.workspace)
        .with_for_update(key_share=True)
    )
    if not _ID.fullmatch(client_id) or connection.execute(wanted).first() is None:
        raise NotFound("This client does not exist. It may have been deleted.")


def enter_workspace(connection: Connection, principal: Principal, moment: dt.datetime) -> None:
    """Makes the workspace at the first thing kept in it, whoever else does so at the same time."""
    connection.execute(_ENTER, {"id": principal.workspace, "created_at": moment})


def _named(principal: Principal, assessment_id: str) -> dict[str, str]:
    return {"assessment": assessment_id, "workspace": principal.workspace}


# Built once: they are asked for every answer.
_ASSESSMENT: Select[str] = (
    select(AssessmentRow.client_id)
    .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
    .where(AssessmentRow.id == bindparam("assessment"), ClientRow.workspace == bindparam("workspace"))
)
_LOCKED = _ASSESSMENT.with_for_update(of=AssessmentRow, key_share=True)
