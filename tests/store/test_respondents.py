"""Who answers."""

import pytest

from assessment.engagement.model import Respondent
from assessment.store import LOCAL, AlreadyThere, NotFound, Repository
from tests.store.examples import ANNA, BEN, FLOW, rated


def test_respondents_stay_in_the_order_in_which_they_were_added(repository: Repository, assessment_id: str) -> None:
    aaron = Respondent(id="aaron")
    repository.add_respondent(LOCAL, assessment_id, aaron)
    repository.save_respondent(LOCAL, assessment_id, Respondent(id="anna", label="Anna B.", role="owner"))
    assert repository.assessment(LOCAL, assessment_id).respondents == (
        Respondent(id="anna", label="Anna B.", role="owner"),
        BEN,
        aaron,
    )


def test_the_same_respondent_twice_is_refused_in_words(repository: Repository, assessment_id: str) -> None:
    with pytest.raises(AlreadyThere, match="already has a respondent with the id 'anna'"):
        repository.add_respondent(LOCAL, assessment_id, Respondent(id="anna", label="Another"))
    assert repository.assessment(LOCAL, assessment_id).respondents == (ANNA, BEN)


def test_two_assessments_can_have_the_same_respondent(repository: Repository, assessment_id: str) -> None:
    other = repository.import_assessment(LOCAL, repository.assessment(LOCAL, assessment_id))
    repository.save_answer(LOCAL, other, rated(5))
    assert repository.assessment(LOCAL, assessment_id).answers == ()


def test_a_removed_respondent_takes_the_answers_along(repository: Repository, assessment_id: str) -> None:
    repository.save_answer(LOCAL, assessment_id, rated(1))
    bens = repository.save_answer(LOCAL, assessment_id, rated(2, respondent="ben"))
    repository.remove_respondent(LOCAL, assessment_id, "anna")
    assessment = repository.assessment(LOCAL, assessment_id)
    assert (assessment.respondents, assessment.answers) == ((BEN,), (bens,))


def test_nothing_of_a_removed_respondent_is_left_in_the_history(repository: Repository, assessment_id: str) -> None:
    repository.save_answer(LOCAL, assessment_id, rated(1))
    bens = repository.save_answer(LOCAL, assessment_id, rated(2, respondent="ben"))
    repository.remove_respondent(LOCAL, assessment_id, "anna")
    assert [event.said for event in repository.history(LOCAL, assessment_id, FLOW)] == [bens]


def test_a_respondent_who_is_not_there_can_be_neither_saved_nor_removed(
    repository: Repository, assessment_id: str
) -> None:
    with pytest.raises(NotFound, match="no respondent with the id 'carla'"):
        repository.save_respondent(LOCAL, assessment_id, Respondent(id="carla"))
    with pytest.raises(NotFound, match="no respondent with the id 'carla'"):
        repository.remove_respondent(LOCAL, assessment_id, "carla")
