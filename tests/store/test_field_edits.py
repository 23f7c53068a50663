"""One field is written, and what others wrote beside it meanwhile stays."""

import datetime as dt
from dataclasses import replace

import pytest

from assessment.engagement.assurance import Assessor, AssessorRating, Evidence
from assessment.engagement.branding import Branding
from assessment.engagement.edits import FieldEdit, FieldsChanged, edited, updated
from assessment.engagement.findings import FindingNote
from assessment.engagement.model import Baseline
from assessment.engagement.planning import Planning, Scenario
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.snapshot import Snapshot
from assessment.store import LOCAL, NotFound, Repository
from tests.store.examples import full_assessment


def client_field(name: str, seen: object, mine: object) -> FieldEdit[AssessmentRecord]:
    return FieldEdit(
        name,
        name,
        lambda record: getattr(record.client, name),
        lambda record, value: replace(record, client=updated(record.client, **{name: value})),
        seen,
        mine,
    )


def write(repository: Repository, assessment_id: str, *edits: FieldEdit[AssessmentRecord]) -> None:
    repository.change_record(LOCAL, assessment_id, lambda record: edited(record, edits))


def test_two_who_write_different_fields_of_one_client_lose_nothing(repository: Repository, assessment_id: str) -> None:
    write(repository, assessment_id, client_field("country", "", "Norway"))
    write(repository, assessment_id, client_field("employees", 1200, 1300))

    client = repository.assessment(LOCAL, assessment_id).client
    assert (client.country, client.employees, client.name) == ("Norway", 1300, "Acme")


def test_a_field_that_somebody_else_changed_is_not_overwritten_and_nothing_beside_it_is_written(
    repository: Repository, assessment_id: str
) -> None:
    write(repository, assessment_id, client_field("it_staff", 0, 60))

    with pytest.raises(FieldsChanged) as changed:
        write(
            repository,
            assessment_id,
            client_field("country", "", "Norway"),
            client_field("it_staff", 0, 45),
        )

    (clash,) = changed.value.clashes
    assert (clash.edit.name, clash.edit.mine, clash.theirs) == ("it_staff", 45, 60)
    client = repository.assessment(LOCAL, assessment_id).client
    assert (client.it_staff, client.country) == (60, "")


def test_writing_what_is_there_already_is_no_conflict(repository: Repository, assessment_id: str) -> None:
    write(repository, assessment_id, client_field("it_staff", 0, 60))
    before = repository.clients(LOCAL)

    write(repository, assessment_id, client_field("it_staff", 0, 60))

    assert repository.clients(LOCAL) == before


def test_every_part_of_a_record_is_written_in_one_go(repository: Repository) -> None:
    one = repository.import_assessment(LOCAL, full_assessment())
    scenario = Scenario(id="audit", name="Audit")

    def all_of_it(record: AssessmentRecord) -> AssessmentRecord:
        return AssessmentRecord(
            client=updated(record.client, name="Acme Holding"),
            info=updated(record.info, title="Third look", date=dt.date(2027, 1, 1)),
            needs=updated(record.needs, ambition=2),
            scope=updated(record.scope, depth="deep"),
            targets={"incident_management": 4},
            baseline=Baseline(practices={"incident_management": 1}),
            planning=Planning(scenarios=(scenario,), chosen="audit"),
            assessor=Assessor(name="Ben", ratings=(AssessorRating(question="a.one", rating=2),), counts=True),
            evidence=(Evidence(id="E7", title="Tickets"),),
            findings=(FindingNote(id="gap.desk", kind="gap", chosen=True),),
        )

    written = repository.change_record(LOCAL, one, all_of_it)

    kept = repository.assessment(LOCAL, one)
    assert kept.client == written.client
    assert (kept.info, kept.needs, kept.scope) == (written.info, written.needs, written.scope)
    assert (kept.targets, kept.baseline, kept.planning) == (written.targets, written.baseline, written.planning)
    assert (kept.assessor, kept.evidence, kept.findings) == (written.assessor, written.evidence, written.findings)
    assert kept.answers == repository.assessment(LOCAL, one).answers


def test_what_a_decision_refuses_leaves_everything_as_it_was(repository: Repository) -> None:
    one = repository.import_assessment(LOCAL, full_assessment())
    before = repository.assessment(LOCAL, one)

    def refuse(record: AssessmentRecord) -> AssessmentRecord:
        raise NotFound("no")

    with pytest.raises(NotFound):
        repository.change_record(LOCAL, one, refuse)
    assert repository.assessment(LOCAL, one) == before


def test_colour_and_disclaimer_that_two_people_set_are_both_kept(repository: Repository) -> None:
    repository.change_branding(LOCAL, None, lambda kept: replace(kept, colour="#113355"))
    repository.change_branding(LOCAL, None, lambda kept: replace(kept, disclaimer="No warranty."))

    assert repository.branding(LOCAL) == Branding(colour="#113355", disclaimer="No warranty.")


def test_what_is_asked_for_twice_under_one_id_is_made_once(repository: Repository) -> None:
    identity = "a" * 32
    for _ in range(2):
        assert repository.import_assessments(LOCAL, (full_assessment(),), new_id=identity) == identity
    assert len(repository.clients(LOCAL)) == 1

    again = "b" * 32
    for _ in range(2):
        assert repository.reassess(LOCAL, identity, lambda kept: kept, Snapshot("d", {}), again) == again
    (client,) = repository.clients(LOCAL)
    assert {entry.id for entry in client.assessments} == {identity, again}
    assert repository.assessment(LOCAL, again) == full_assessment()
