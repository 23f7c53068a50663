"""What is imported comes out as it went in."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings

from assessment.engagement.model import Assessment, Respondent
from assessment.input.problems import InputError
from assessment.store import LOCAL, NotFound, Repository
from tests.store.assessments import assessments
from tests.store.examples import ACME, FLOW, START, full_assessment, rated
from tests.store.history import history_of


# The examples share one database: each is a client of its own in it.
@pytest.mark.slow
@settings(deadline=None, database=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(assessment=assessments())
def test_any_assessment_comes_out_as_it_went_in(repository: Repository, assessment: Assessment) -> None:
    kept = repository.assessment(LOCAL, repository.import_assessment(LOCAL, assessment))
    assert kept == assessment
    assert kept.model_dump_json() == assessment.model_dump_json()


def test_an_assessment_with_every_field_comes_out_as_it_went_in(repository: Repository) -> None:
    assessment = full_assessment()
    kept = repository.assessment(LOCAL, repository.import_assessment(LOCAL, assessment))
    assert kept.model_dump_json(indent=1) == assessment.model_dump_json(indent=1)
    assert kept.answers[0].at == dt.datetime(2026, 3, 1, 18, 14, 59, 999999, tzinfo=dt.UTC)
    assert kept.answers[2].at is None


def test_an_import_makes_a_new_client_unless_one_is_given(repository: Repository, client_id: str) -> None:
    repository.import_assessment(LOCAL, full_assessment(), client_id)
    assert [len(entry.assessments) for entry in repository.clients(LOCAL)] == [1]
    repository.import_assessment(LOCAL, full_assessment())
    assert sorted(len(entry.assessments) for entry in repository.clients(LOCAL)) == [1, 1]


def test_an_import_for_a_given_client_leaves_the_client_as_it_is(repository: Repository, client_id: str) -> None:
    renamed = full_assessment().model_copy(update={"client": ACME.model_copy(update={"name": "Other"})})
    assessment_id = repository.import_assessment(LOCAL, renamed, client_id)
    assert repository.assessment(LOCAL, assessment_id).client == ACME


def test_imported_answers_start_a_history(repository: Repository) -> None:
    assessment = full_assessment()
    assessment_id = repository.import_assessment(LOCAL, assessment)
    events = history_of(repository, assessment_id, "b.two")
    assert [event.said for event in events] == [*assessment.answers[:2], assessment.consensus[0]]
    assert {(event.kind, event.moment) for event in events} == {("saved", START)}


def test_an_import_that_contradicts_itself_names_everything_and_keeps_nothing(repository: Repository) -> None:
    full = full_assessment()
    contradicting = full.model_copy(
        update={
            "respondents": (*full.respondents, Respondent(id="zoe")),
            "answers": (*full.answers, rated(1, respondent="carla"), rated(1), rated(2)),
            "consensus": full.consensus * 2,
        }
    )
    with pytest.raises(InputError) as refused:
        repository.import_assessment(LOCAL, contradicting)
    said = str(refused.value)
    for fault in (
        "'zoe' is there more than once",
        "'carla' answers but is not among the respondents",
        f"'anna' answers '{FLOW}' more than once",
        "'a.one' is settled more than once",
    ):
        assert fault in said
    assert repository.clients(LOCAL) == ()


def test_an_import_for_a_client_that_does_not_exist_keeps_nothing(repository: Repository) -> None:
    with pytest.raises(NotFound, match="client does not exist"):
        repository.import_assessment(LOCAL, full_assessment(), "0" * 32)
    assert repository.clients(LOCAL) == ()
