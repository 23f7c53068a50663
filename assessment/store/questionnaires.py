"""Questionnaires that are kept because assessments were answered in them."""

import datetime as dt

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from assessment.questionnaire.snapshot import Snapshot
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import AssessmentRow, QuestionnaireRow


def bind(change: LockedAssessment, snapshot: Snapshot) -> None:
    """Keeps a questionnaire, once however many assessments use it, and binds the assessment to it."""
    _keep(change.connection, snapshot, change.moment)
    change.connection.execute(
        update(AssessmentRow)
        .where(AssessmentRow.id == change.assessment_id)
        .values(questionnaire_digest=snapshot.digest)
    )


def bind_as(change: LockedAssessment, other: str) -> None:
    """Binds the assessment to the questionnaire of another, or to none where the other is bound to none."""
    change.connection.execute(
        update(AssessmentRow)
        .where(AssessmentRow.id == change.assessment_id)
        .values(questionnaire_digest=digest(change.connection, other))
    )


def _keep(connection: Connection, snapshot: Snapshot, moment: dt.datetime) -> None:
    if connection.execute(select(QuestionnaireRow.digest).where(QuestionnaireRow.digest == snapshot.digest)).first():
        return
    try:
        with connection.begin_nested():
            connection.execute(
                insert(QuestionnaireRow).values(digest=snapshot.digest, files=dict(snapshot.files), kept_at=moment)
            )
    except IntegrityError:  # somebody else kept the same one in the same moment
        return


def digest(connection: Connection, assessment_id: str) -> str | None:
    """The digest of the questionnaire that an assessment is bound to."""
    return connection.execute(
        select(AssessmentRow.questionnaire_digest).where(AssessmentRow.id == assessment_id)
    ).scalar_one()


def bound(connection: Connection, assessment_id: str) -> Snapshot | None:
    """The questionnaire that an assessment is bound to, whole."""
    row = connection.execute(
        select(QuestionnaireRow.digest, QuestionnaireRow.files)
        .join(AssessmentRow, AssessmentRow.questionnaire_digest == QuestionnaireRow.digest)
        .where(AssessmentRow.id == assessment_id)
    ).first()
    return None if row is None else Snapshot(row.digest, row.files)
