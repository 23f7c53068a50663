"""Who answers."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from assessment.engagement.model import Respondent
from assessment.store.errors import AlreadyThere, NotFound
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import RespondentRow


def add(change: LockedAssessment, respondent: Respondent) -> None:
    """A new respondent, behind the others."""
    if _is_there(change, respondent.id):
        raise AlreadyThere(f"This assessment already has a respondent with the id '{respondent.id}'.")
    change.connection.execute(insert(RespondentRow).values(values(change.assessment_id, respondent)))
    change.touch()


def save(change: LockedAssessment, respondent: Respondent) -> None:
    """Replaces a respondent's label, role, group and practices."""
    require(change, respondent.id)
    change.connection.execute(
        update(RespondentRow).where(*_this(change, respondent.id)).values(values(change.assessment_id, respondent))
    )
    change.touch()


def change(locked: LockedAssessment, respondent: str, decide: Callable[[Respondent], Respondent]) -> Respondent:
    """The respondent after `decide` changed label, role, group and practices; what it left as it was is not written."""
    require(locked, respondent)
    before = _respondent(locked.connection.execute(_respondents().where(*_this(locked, respondent))).one())
    after = decide(before)
    if after != before:
        save(locked, after)
    return after


def practices_of(connection: Connection, assessment_id: str) -> dict[str, tuple[str, ...]]:
    """The practices that were chosen for somebody, by respondent; whose role decides alone is not in it."""
    rows = connection.execute(
        select(RespondentRow.respondent, RespondentRow.practices).where(
            RespondentRow.assessment_id == assessment_id, RespondentRow.practices.is_not(None)
        )
    )
    return {row.respondent: tuple(row.practices) for row in rows}


def change_practices(
    locked: LockedAssessment, respondent: str, decide: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> tuple[str, ...]:
    """Them after `decide` changed them; this is no change of what is assessed."""
    require(locked, respondent)
    after = decide(practices_of(locked.connection, locked.assessment_id).get(respondent, ()))
    locked.connection.execute(
        update(RespondentRow).where(*_this(locked, respondent)).values(practices=list(after) or None)
    )
    return after


def remove(change: LockedAssessment, respondent: str) -> None:
    """Takes a respondent out of the assessment; the answers go with it."""
    require(change, respondent)
    change.connection.execute(delete(RespondentRow).where(*_this(change, respondent)))
    change.touch()


def require(change: LockedAssessment, respondent: str) -> None:
    """NotFound where the assessment has no such respondent."""
    if not _is_there(change, respondent):
        raise NotFound(_gone(respondent))


def one(connection: Connection, assessment_id: str, respondent: str) -> Respondent:
    """NotFound where the assessment has no such respondent."""
    row = connection.execute(_respondents().where(*_those(assessment_id, respondent))).first()
    if row is None:
        raise NotFound(_gone(respondent))
    return _respondent(row)


def everyone(connection: Connection, assessment_id: str) -> tuple[Respondent, ...]:
    """In the order in which they were added."""
    wanted = _respondents().where(RespondentRow.assessment_id == assessment_id).order_by(RespondentRow.id)
    return tuple(map(_respondent, connection.execute(wanted)))


def values(assessment_id: str, respondent: Respondent) -> dict[str, Any]:
    """A row of `respondent`."""
    return {
        "assessment_id": assessment_id,
        "respondent": respondent.id,
        "label": respondent.label,
        "role": respondent.role,
        "group": respondent.group,
        "practices": list(respondent.practices) or None,
    }


def _respondents() -> Select[*tuple[Any, ...]]:
    row = RespondentRow
    return select(row.respondent, row.label, row.role, row.group, row.practices)


def _respondent(row: Row[*tuple[Any, ...]]) -> Respondent:
    return Respondent(
        id=row.respondent, label=row.label, role=row.role, group=row.group, practices=tuple(row.practices or ())
    )


def _is_there(change: LockedAssessment, respondent: str) -> bool:
    return change.connection.execute(select(RespondentRow.id).where(*_this(change, respondent))).first() is not None


def _this(change: LockedAssessment, respondent: str) -> tuple[Any, ...]:
    return _those(change.assessment_id, respondent)


def _those(assessment_id: str, respondent: str) -> tuple[Any, ...]:
    return RespondentRow.assessment_id == assessment_id, RespondentRow.respondent == respondent


def _gone(respondent: str) -> str:
    return f"This assessment has no respondent with the id '{respondent}'. The respondent may have been removed."
