"""An assessment and its parts."""

import datetime as dt
from dataclasses import replace

import pytest

from assessment.engagement.model import AssessmentInfo, Baseline, Client, Needs, Scope
from assessment.engagement.overrides import EditConflict, Override, put, reset
from assessment.engagement.planning import Planning, Progress, Scenario
from assessment.input.problems import InputError
from assessment.questionnaire.snapshot import Snapshot
from assessment.store import LOCAL, NotFound, Repository
from tests.store.examples import ACME, SCOPE, Clock, full_assessment, rated
from tests.store.writing import new_assessment, put_parts, put_planning


def test_a_new_assessment_is_empty_but_for_what_was_given(repository: Repository, client_id: str) -> None:
    facts, needs = AssessmentInfo(title="Spring", date=dt.date(2026, 3, 1)), Needs(drivers={"speed": 2}, ambition=3)
    assessment = repository.assessment(LOCAL, new_assessment(repository, client_id, facts, SCOPE, needs))
    assert (assessment.client, assessment.info, assessment.scope, assessment.needs) == (ACME, facts, SCOPE, needs)
    assert (assessment.respondents, assessment.answers, assessment.consensus) == ((), (), ())
    assert (assessment.targets, assessment.baseline) == ({}, None)


def test_each_part_is_replaced_and_the_others_stay(repository: Repository) -> None:
    before = full_assessment()
    one = repository.import_assessment(LOCAL, before)
    facts, needs = AssessmentInfo(title=None, questionnaire="other"), Needs(risks={"audit": 3})
    scope = Scope(depth="standard", practices=("z", "a"))
    put_parts(repository, one, info=facts)
    put_parts(repository, one, needs=needs)
    put_parts(repository, one, scope=scope)
    put_parts(repository, one, targets={"z": 5, "a": 1})
    put_parts(repository, one, baseline=Baseline(practices={"z": 1}))
    assert repository.assessment(LOCAL, one) == before.model_copy(
        update={
            "info": facts,
            "needs": needs,
            "scope": scope,
            "targets": {"z": 5, "a": 1},
            "baseline": Baseline(practices={"z": 1}),
        }
    )


def test_a_baseline_can_be_taken_away(repository: Repository) -> None:
    one = repository.import_assessment(LOCAL, full_assessment())
    put_parts(repository, one, baseline=None)
    assert repository.assessment(LOCAL, one).baseline is None


def test_decisions_about_the_roadmap_build_on_those_before(repository: Repository, assessment_id: str) -> None:
    audit = Scenario(id="audit", name="Audit in the third quarter", audit_by=2, pinned={"service_desk.one_number": 0})
    put_planning(repository, assessment_id, scenarios=(audit,))
    done = Progress(action="service_desk.one_number", state="done", date=dt.date(2026, 6, 1))
    put_planning(repository, assessment_id, progress=(done,))
    assert repository.assessment(LOCAL, assessment_id).planning == Planning(scenarios=(audit,), progress=(done,))


def test_own_words_are_written_passage_by_passage_and_refused_where_somebody_was_quicker(
    repository: Repository, assessment_id: str
) -> None:
    mine, theirs = Override(passage="needs", text="Mine"), Override(passage="roadmap", text="Theirs", by="Ben")
    for words in (mine, theirs):
        repository.change_overrides(LOCAL, assessment_id, lambda kept, words=words: put(kept, words, None))
    assert repository.assessment(LOCAL, assessment_id).overrides == (mine, theirs)

    with pytest.raises(EditConflict):
        repository.change_overrides(LOCAL, assessment_id, lambda kept: put(kept, mine, theirs))
    repository.change_overrides(LOCAL, assessment_id, lambda kept: reset(kept, "needs", mine))
    assert repository.assessment(LOCAL, assessment_id).overrides == (theirs,)


@pytest.mark.parametrize("targets", [{"service_desk": 6}, {"service_desk": -1}, {"": 3}])
def test_a_target_that_is_no_level_is_refused_and_the_old_ones_stay(
    repository: Repository, assessment_id: str, targets: dict[str, int]
) -> None:
    put_parts(repository, assessment_id, targets={"service_desk": 3})
    with pytest.raises(InputError, match="targets"):
        put_parts(repository, assessment_id, targets=targets)
    assert repository.assessment(LOCAL, assessment_id).targets == {"service_desk": 3}


def test_an_assessment_knows_its_client(repository: Repository, client_id: str, assessment_id: str) -> None:
    assert repository.client_of(LOCAL, assessment_id) == client_id


def test_a_change_of_the_client_shows_in_all_its_assessments(
    repository: Repository, client_id: str, assessment_id: str
) -> None:
    other = new_assessment(repository, client_id)
    put_parts(repository, other, client=Client(name="Acme Holding"))
    assert repository.assessment(LOCAL, assessment_id).client == Client(name="Acme Holding")


def test_every_change_is_dated(repository: Repository, assessment_id: str, clock: Clock) -> None:
    changed_at = clock.advance(minutes=1)
    repository.save_answers(LOCAL, assessment_id, (rated(2),))
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == changed_at


def test_a_deleted_assessment_is_gone_and_its_client_stays(
    repository: Repository, client_id: str, assessment_id: str
) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(2),))
    repository.delete_assessment(LOCAL, assessment_id)
    assert [(entry.id, entry.assessments) for entry in repository.clients(LOCAL)] == [(client_id, ())]
    with pytest.raises(NotFound, match="assessment does not exist"):
        repository.save_answers(LOCAL, assessment_id, (rated(2),))


def test_a_copy_holds_all_that_the_first_one_holds_and_goes_its_own_way(repository: Repository) -> None:
    snapshot = Snapshot("of-the-copied", {"framework.yaml": "id: one\n"})
    one = repository.import_assessment(LOCAL, full_assessment(), questionnaire=snapshot)
    before = repository.assessment(LOCAL, one)

    copy = repository.duplicate_assessment(LOCAL, one, "Second look, again")

    kept = repository.assessment(LOCAL, copy)
    assert kept == before.model_copy(update={"info": before.info.model_copy(update={"title": "Second look, again"})})
    assert repository.client_of(LOCAL, copy) == repository.client_of(LOCAL, one)
    assert repository.questionnaire_digest(LOCAL, copy) == "of-the-copied"
    put_parts(repository, copy, targets={"service_desk": 5})
    repository.delete_assessment(LOCAL, copy)
    assert repository.assessment(LOCAL, one) == before


def test_a_copy_that_is_asked_for_twice_is_made_once(repository: Repository, assessment_id: str) -> None:
    made = [repository.duplicate_assessment(LOCAL, assessment_id, "Copy", "a" * 32) for _ in range(2)]
    assert made == ["a" * 32] * 2
    assert len(repository.clients(LOCAL)[0].assessments) == 2
    assert repository.questionnaire_digest(LOCAL, "a" * 32) is None


def test_an_archived_assessment_is_listed_as_such_and_is_all_there(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(2),))
    before, (client,) = repository.assessment(LOCAL, assessment_id), repository.clients(LOCAL)
    archived_at = clock.advance(minutes=1)

    repository.archive_assessment(LOCAL, assessment_id)
    clock.advance(minutes=1)
    repository.archive_assessment(LOCAL, assessment_id)

    (archived,) = repository.clients(LOCAL)
    assert archived.assessments == (replace(client.assessments[0], archived_at=archived_at),)
    assert repository.assessment(LOCAL, assessment_id) == before
    repository.bring_back_assessment(LOCAL, assessment_id)
    assert repository.clients(LOCAL) == (client,)
