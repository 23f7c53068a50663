"""The list of clients, and what is kept about each."""

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, delete, insert, select

from assessment.engagement.model import AssessmentInfo, Client
from assessment.store.entries import AssessmentEntry, ClientEntry, Principal
from assessment.store.ownership import enter_workspace, lock_client
from assessment.store.tables import AssessmentRow, ClientRow

_CLIENT = tuple(getattr(ClientRow, field) for field in Client.model_fields)
_FACTS = (AssessmentRow.title, AssessmentRow.date, AssessmentRow.questionnaire, AssessmentRow.questionnaire_version)


def add(connection: Connection, principal: Principal, client: Client, moment: dt.datetime) -> str:
    """A new client; its id cannot be guessed."""
    enter_workspace(connection, principal, moment)
    client_id = uuid4().hex
    connection.execute(
        insert(ClientRow).values(
            id=client_id, workspace=principal.workspace, created_at=moment, changed_at=moment, **client.model_dump()
        )
    )
    return client_id


def remove(connection: Connection, principal: Principal, client_id: str) -> None:
    """Deletes a client with all its assessments and their history."""
    lock_client(connection, principal, client_id)
    connection.execute(delete(ClientRow).where(ClientRow.id == client_id))


def of_assessment(connection: Connection, assessment_id: str) -> Client:
    """The client of an assessment that is there."""
    row = connection.execute(
        select(*_CLIENT)
        .join(AssessmentRow, AssessmentRow.client_id == ClientRow.id)
        .where(AssessmentRow.id == assessment_id)
    ).one()
    return _client(row)


def entries(connection: Connection, principal: Principal) -> tuple[ClientEntry, ...]:
    """Every client of the workspace, the one changed last first; a change to its assessment is one to the client."""
    assessments: dict[str, list[AssessmentEntry]] = defaultdict(list)
    for row in connection.execute(_assessments(principal)):
        assessments[row.client_id].append(_entry(row))
    rows = connection.execute(
        select(ClientRow.id, ClientRow.changed_at, *_CLIENT)
        .where(ClientRow.workspace == principal.workspace)
        .order_by(ClientRow.created_at.desc(), ClientRow.id)
    ).all()
    newest_first = sorted(
        rows, reverse=True, key=lambda row: max([row.changed_at, *(entry.changed_at for entry in assessments[row.id])])
    )
    return tuple(ClientEntry(row.id, _client(row), tuple(assessments[row.id])) for row in newest_first)


def _assessments(principal: Principal) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AssessmentRow.id,
            AssessmentRow.client_id,
            *_FACTS,
            AssessmentRow.depth,
            AssessmentRow.practices,
            AssessmentRow.depths,
            AssessmentRow.questionnaire_digest,
            AssessmentRow.changed_at,
            AssessmentRow.place,
            AssessmentRow.archived_at,
        )
        .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
        .where(ClientRow.workspace == principal.workspace)
        .order_by(AssessmentRow.changed_at.desc(), AssessmentRow.created_at.desc(), AssessmentRow.id)
    )


def _entry(row: Row[*tuple[Any, ...]]) -> AssessmentEntry:
    info = AssessmentInfo(
        title=row.title, date=row.date, questionnaire=row.questionnaire, questionnaire_version=row.questionnaire_version
    )
    return AssessmentEntry(
        row.id,
        row.client_id,
        info,
        row.depth,
        tuple(row.practices),
        row.depths or {},
        row.questionnaire_digest,
        row.changed_at,
        row.place,
        row.archived_at,
    )


def _client(row: Row[*tuple[Any, ...]]) -> Client:
    return Client.model_validate({field: row._mapping[field] for field in Client.model_fields})
