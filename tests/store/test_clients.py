"""Clients and the list of them."""

import pytest

from assessment.engagement.model import AssessmentInfo, Client
from assessment.store import LOCAL, NotFound, Principal, Repository
from tests.store.examples import ACME, ANNA, FLOW, Clock, rated
from tests.store.writing import new_assessment, put_parts, take_back


def test_a_new_client_is_listed_as_it_was_entered(repository: Repository) -> None:
    client_id = repository.add_client(LOCAL, ACME)
    (entry,) = repository.clients(LOCAL)
    assert (entry.id, entry.client, entry.assessments) == (client_id, ACME, ())


def test_what_was_left_open_differs_from_what_was_left_empty(repository: Repository) -> None:
    repository.add_client(LOCAL, Client(name="Open"))
    repository.add_client(LOCAL, Client(name="Empty", sector="", country="", employees=0))
    clients = {entry.client.name: entry.client for entry in repository.clients(LOCAL)}
    assert (clients["Open"].sector, clients["Open"].employees) == (None, None)
    assert (clients["Empty"].sector, clients["Empty"].employees) == ("", 0)


def test_a_changed_client_replaces_the_one_before(repository: Repository, assessment_id: str) -> None:
    put_parts(repository, assessment_id, client=Client(name="Acme Holding"))
    assert [entry.client for entry in repository.clients(LOCAL)] == [Client(name="Acme Holding")]


def test_the_client_whose_assessment_changed_last_comes_first(repository: Repository, clock: Clock) -> None:
    old = repository.add_client(LOCAL, Client(name="Old"))
    assessment_id = new_assessment(repository, old)
    clock.advance(minutes=1)
    repository.add_client(LOCAL, Client(name="New"))
    assert [entry.client.name for entry in repository.clients(LOCAL)] == ["New", "Old"]
    clock.advance(minutes=1)
    repository.add_respondent(LOCAL, assessment_id, ANNA)
    assert [entry.client.name for entry in repository.clients(LOCAL)] == ["Old", "New"]


def test_the_assessment_changed_last_comes_first(repository: Repository, client_id: str, clock: Clock) -> None:
    first = new_assessment(repository, client_id, AssessmentInfo(title="First"))
    clock.advance(minutes=1)
    new_assessment(repository, client_id, AssessmentInfo(title="Second"))
    assert [entry.info.title for entry in repository.clients(LOCAL)[0].assessments] == ["Second", "First"]
    clock.advance(minutes=1)
    put_parts(repository, first, info=AssessmentInfo(title="First, again"))
    assert [entry.info.title for entry in repository.clients(LOCAL)[0].assessments] == ["First, again", "Second"]


def test_the_list_tells_questions_and_not_answers_and_to_their_workspace_alone(
    repository: Repository, assessment_id: str
) -> None:
    for answer in (rated(1), rated(2, respondent="ben"), rated(3, question="other")):
        repository.save_answers(LOCAL, assessment_id, (answer,))
    assert repository.answered(LOCAL, [assessment_id]) == {assessment_id: {FLOW, "other"}}
    take_back(repository, assessment_id, "anna", FLOW)
    assert repository.answered(LOCAL, [assessment_id]) == {assessment_id: {FLOW, "other"}}
    take_back(repository, assessment_id, "ben", FLOW)
    assert repository.answered(LOCAL, [assessment_id]) == {assessment_id: {"other"}}
    assert repository.answered(Principal("theirs", "somebody"), [assessment_id]) == {assessment_id: frozenset()}
    assert repository.answered(LOCAL, []) == {}


def test_the_place_where_the_user_left_is_listed_and_is_no_change(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    before = clock()
    clock.advance(minutes=5)
    repository.save_place(LOCAL, assessment_id, "answers/service_desk")
    entry = repository.clients(LOCAL)[0].assessments[0]
    assert (entry.place, entry.changed_at) == ("answers/service_desk", before)


def test_a_deleted_client_takes_its_assessments_along(
    repository: Repository, client_id: str, assessment_id: str
) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(3),))
    repository.delete_client(LOCAL, client_id)
    assert repository.clients(LOCAL) == ()
    with pytest.raises(NotFound, match="assessment does not exist"):
        repository.assessment(LOCAL, assessment_id)


def test_ids_of_clients_and_assessments_cannot_be_guessed(repository: Repository) -> None:
    ids = {repository.add_client(LOCAL, ACME) for _ in range(20)}
    ids |= {new_assessment(repository, client_id) for client_id in ids}
    assert len(ids) == 40
    assert {len(one) for one in ids} == {32}
