"""The record of an assessment: read, changed and written with nobody in between."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, select, update

from assessment.engagement.model import Needs
from assessment.engagement.record import AssessmentRecord
from assessment.store import assessments, clients
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import AssessmentRow, ClientRow


def change(locked: LockedAssessment, decide: Callable[[AssessmentRecord], AssessmentRecord]) -> AssessmentRecord:
    """What is kept after `decide` changed it. What it left as it was is not written."""
    _lock_client(locked)
    before = read(locked.connection, locked.assessment_id)
    after = decide(before)
    if after.info != before.info:
        assessments.save_info(locked, after.info)
    if after.needs != before.needs:
        assessments.save_needs(locked, after.needs)
    if after.scope != before.scope:
        assessments.save_scope(locked, after.scope)
    if after.targets != before.targets:
        assessments.save_targets(locked, after.targets)
    if after.baseline != before.baseline:
        assessments.save_baseline(locked, after.baseline)
    if after.planning != before.planning:
        assessments.change_planning(locked, lambda _: after.planning)
    if (after.assessor, after.evidence) != (before.assessor, before.evidence):
        assessments.save_assurance(locked, after.assessor, after.evidence)
    if after.findings != before.findings:
        assessments.save_findings(locked, after.findings)
    if after.client != before.client:
        locked.connection.execute(
            update(ClientRow)
            .where(ClientRow.id == _client_id(locked))
            .values(changed_at=locked.moment, **after.client.model_dump())
        )
    return after


def read(connection: Connection, assessment_id: str) -> AssessmentRecord:
    """What an assessment holds beside people and answers."""
    row: Row[Any] = connection.execute(
        select(*AssessmentRow.__table__.columns).where(AssessmentRow.id == assessment_id)
    ).one()
    return AssessmentRecord(
        client=clients.of_assessment(connection, assessment_id),
        info=assessments.info_of(row),
        needs=Needs.model_validate(row.needs),
        scope=assessments.scope_of(row),
        targets=dict(row.targets),
        baseline=assessments.baseline_of(row),
        planning=assessments.planning_of(row.planning),
        assessor=assessments.assessor_of(row),
        evidence=assessments.evidence_of(row),
        findings=assessments.findings_of(row),
    )


def _lock_client(locked: LockedAssessment) -> None:
    """Two assessments of one client can be changed at once, and the client in both."""
    locked.connection.execute(
        select(ClientRow.id).where(ClientRow.id == _client_id(locked)).with_for_update(key_share=True)
    )


def _client_id(locked: LockedAssessment) -> str:
    return locked.connection.execute(
        select(AssessmentRow.client_id).where(AssessmentRow.id == locked.assessment_id)
    ).scalar_one()
