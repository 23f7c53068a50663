"""An assessment and its parts."""

import datetime as dt

import pytest

from assessment.engagement.model import Baseline, Client, Facts, Needs, Scope
from assessment.engagement.own_words import ChangedMeanwhile, OwnWords, taken_back, written
from assessment.engagement.planning import Planning, Progress, Scenario
from assessment.input.problems import InputError
from assessment.store import LOCAL, NotFound, Repository
from tests.store.examples import ACME, SCOPE, Clock, full_engagement, rated


def test_a_new_assessment_is_empty_but_for_what_was_given(repository: Repository, client_id: str) -> None:
    facts, needs = Facts(title="Spring", date=dt.date(2026, 3, 1)), Needs(drivers={"speed": 2}, ambition=3)
    engagement = repository.engagement(LOCAL, repository.add_assessment(LOCAL, client_id, facts, SCOPE, needs))
    assert (engagement.client, engagement.assessment, engagement.scope, engagement.needs) == (ACME, facts, SCOPE, needs)
    assert (engagement.respondents, engagement.answers, engagement.consensus) == ((), (), ())
    assert (engagement.targets, engagement.baseline) == ({}, None)


def test_each_part_is_replaced_and_the_others_stay(repository: Repository) -> None:
    before = full_engagement()
    one = repository.import_engagement(LOCAL, before)
    facts, needs = Facts(title=None, questionnaire="other"), Needs(risks={"audit": 3})
    scope = Scope(depth="standard", practices=("z", "a"))
    repository.save_facts(LOCAL, one, facts)
    repository.save_needs(LOCAL, one, needs)
    repository.save_scope(LOCAL, one, scope)
    repository.save_targets(LOCAL, one, {"z": 5, "a": 1})
    repository.save_baseline(LOCAL, one, Baseline(practices={"z": 1}))
    assert repository.engagement(LOCAL, one) == before.model_copy(update={
        "assessment": facts, "needs": needs, "scope": scope, "targets": {"z": 5, "a": 1},
        "baseline": Baseline(practices={"z": 1})})


def test_a_baseline_can_be_taken_away(repository: Repository) -> None:
    one = repository.import_engagement(LOCAL, full_engagement())
    repository.save_baseline(LOCAL, one, None)
    assert repository.engagement(LOCAL, one).baseline is None


def test_decisions_about_the_roadmap_build_on_those_before(repository: Repository, assessment_id: str) -> None:
    audit = Scenario(id="audit", name="Audit in the third quarter", audit_by=2, pinned={"service_desk.one_number": 0})
    repository.change_planning(LOCAL, assessment_id, lambda kept: kept.model_copy(update={"scenarios": (audit,)}))
    done = Progress(action="service_desk.one_number", state="done", date=dt.date(2026, 6, 1))
    repository.change_planning(LOCAL, assessment_id, lambda kept: kept.model_copy(update={"progress": (done,)}))
    assert repository.engagement(LOCAL, assessment_id).planning == Planning(scenarios=(audit,), progress=(done,))


def test_own_words_are_written_passage_by_passage_and_refused_where_somebody_was_quicker(
    repository: Repository, assessment_id: str
) -> None:
    mine, theirs = OwnWords(passage="needs", text="Mine"), OwnWords(passage="roadmap", text="Theirs", by="Ben")
    for words in (mine, theirs):
        repository.change_own_words(LOCAL, assessment_id, lambda kept, words=words: written(kept, words, None))
    assert repository.engagement(LOCAL, assessment_id).own_words == (mine, theirs)

    with pytest.raises(ChangedMeanwhile):
        repository.change_own_words(LOCAL, assessment_id, lambda kept: written(kept, mine, theirs))
    repository.change_own_words(LOCAL, assessment_id, lambda kept: taken_back(kept, "needs", mine))
    assert repository.engagement(LOCAL, assessment_id).own_words == (theirs,)


@pytest.mark.parametrize("targets", [{"service_desk": 6}, {"service_desk": -1}, {"": 3}])
def test_a_target_that_is_no_level_is_refused_and_the_old_ones_stay(
    repository: Repository, assessment_id: str, targets: dict[str, int]
) -> None:
    repository.save_targets(LOCAL, assessment_id, {"service_desk": 3})
    with pytest.raises(InputError, match="targets"):
        repository.save_targets(LOCAL, assessment_id, targets)
    assert repository.engagement(LOCAL, assessment_id).targets == {"service_desk": 3}


def test_an_assessment_knows_its_client(repository: Repository, client_id: str, assessment_id: str) -> None:
    assert repository.client_of(LOCAL, assessment_id) == client_id


def test_a_change_of_the_client_shows_in_all_its_assessments(
    repository: Repository, client_id: str, assessment_id: str
) -> None:
    repository.save_client(LOCAL, client_id, Client(name="Acme Holding"))
    assert repository.engagement(LOCAL, assessment_id).client == Client(name="Acme Holding")


def test_every_change_is_dated(repository: Repository, assessment_id: str, clock: Clock) -> None:
    changed_at = clock.advance(minutes=1)
    repository.save_answer(LOCAL, assessment_id, rated(2))
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == changed_at


def test_a_deleted_assessment_is_gone_and_its_client_stays(
    repository: Repository, client_id: str, assessment_id: str
) -> None:
    repository.save_answer(LOCAL, assessment_id, rated(2))
    repository.delete_assessment(LOCAL, assessment_id)
    assert [(entry.id, entry.assessments) for entry in repository.clients(LOCAL)] == [(client_id, ())]
    with pytest.raises(NotFound, match="assessment does not exist"):
        repository.save_answer(LOCAL, assessment_id, rated(2))
