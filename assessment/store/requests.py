"""Documents that were asked for, and how far that is: work before the interviews, which no score knows of."""

from collections.abc import Callable, Iterable
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from assessment.engagement.model import DocumentRequest
from assessment.engagement.preparation import NOT_ASKED, Document, Request, Requests
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import DocumentRequestRow


def all_of(connection: Connection, assessment_id: str) -> dict[Document, Request]:
    """Of those of which anything is known."""
    row = DocumentRequestRow
    rows = connection.execute(
        select(row.question, row.document, row.status, row.note)
        .where(row.assessment_id == assessment_id)
        .order_by(row.question, row.document)
    )
    return {Document(one.question, one.document): Request(one.status, one.note) for one in rows}


def entries(connection: Connection, assessment_id: str) -> tuple[DocumentRequest, ...]:
    """The same as an exchange file has them."""
    return tuple(
        DocumentRequest(question=document.question, document=document.name, status=request.status, note=request.note)
        for document, request in all_of(connection, assessment_id).items()
    )


def add(locked: LockedAssessment, asked: Iterable[DocumentRequest]) -> None:
    """Those of which nothing is known yet."""
    rows = [{"assessment_id": locked.assessment_id, **one.model_dump()} for one in asked]
    if rows:
        locked.connection.execute(insert(DocumentRequestRow), rows)


def change(locked: LockedAssessment, decide: Callable[[Requests], Requests]) -> Requests:
    """All of them after `decide` changed some; this is no change of what is assessed."""
    before = all_of(locked.connection, locked.assessment_id)
    after = {document: request for document, request in decide(before).items() if request != NOT_ASKED}
    for document in before.keys() - after.keys():
        _remove(locked, document)
    for document, request in after.items():
        if before.get(document) != request:
            _remove(locked, document)
            locked.connection.execute(
                insert(DocumentRequestRow).values(
                    assessment_id=locked.assessment_id,
                    question=document.question,
                    document=document.name,
                    **asdict(request),
                )
            )
    return after


def _remove(locked: LockedAssessment, document: Document) -> None:
    locked.connection.execute(
        delete(DocumentRequestRow).where(
            DocumentRequestRow.assessment_id == locked.assessment_id,
            DocumentRequestRow.question == document.question,
            DocumentRequestRow.document == document.name,
        )
    )
