"""Rows of a live workshop that all of it looks up: a session, the items of its agenda."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from assessment.engagement.edits import Refused
from assessment.store.errors import NotFound
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import (
    WorkshopHandsRow,
    WorkshopItemRow,
    WorkshopOutcomeRow,
    WorkshopSessionRow,
    WorkshopVoteRow,
)


def require_session(change: LockedAssessment, session: str) -> Row[*tuple[Any, ...]]:
    """The session; NotFound where this assessment has none of this id."""
    row = change.connection.execute(
        select(*WorkshopSessionRow.__table__.columns).where(
            WorkshopSessionRow.id == session, WorkshopSessionRow.assessment_id == change.assessment_id
        )
    ).first()
    if row is None:
        raise NotFound("This workshop does not exist. The assessment it belonged to may have been deleted.")
    return row


def require_open(change: LockedAssessment, session: str) -> Row[*tuple[Any, ...]]:
    """The session; Refused where it has ended."""
    row = require_session(change, session)
    if row.ended_at is not None:
        raise Refused("This workshop has ended. What was agreed on stays; begin another to go on.")
    return row


def item_row(connection: Connection, session: str, item: int | None) -> Row[*tuple[Any, ...]] | None:
    """One item of a session, where it is on its agenda."""
    return connection.execute(
        select(*WorkshopItemRow.__table__.columns).where(
            WorkshopItemRow.id == item, WorkshopItemRow.session_id == session
        )
    ).first()


def require_item(change: LockedAssessment, session: str, item: int) -> Row[*tuple[Any, ...]]:
    """One item of a session; NotFound where it is not on the agenda any more."""
    require_session(change, session)
    row = item_row(change.connection, session, item)
    if row is None:
        raise NotFound("This question is not on the agenda any more.")
    return row


def item_rows(connection: Connection, session: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """The agenda of a session, with how many voted in the round that the item is in, and what came of it."""
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


def set_item(change: LockedAssessment, item: int, **values: object) -> None:
    """Some columns of an item."""
    change.connection.execute(update(WorkshopItemRow).where(WorkshopItemRow.id == item).values(**values))
