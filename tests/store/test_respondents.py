"""Who answers."""

import pytest

from assessment.engagement.edits import Refused
from assessment.engagement.model import Respondent
from assessment.store import LOCAL, AlreadyThere, NotFound, Repository
from tests.store.examples import ANNA, BEN, FLOW, Clock, full_assessment, rated
from tests.store.history import history_of
from tests.store.writing import remove_respondent, take_back


def test_respondents_stay_in_the_order_in_which_they_were_added(repository: Repository, assessment_id: str) -> None:
    aaron = Respondent(id="aaron")
    repository.add_respondent(LOCAL, assessment_id, aaron)
    repository.change_respondent(
        LOCAL, assessment_id, "anna", lambda _: Respondent(id="anna", label="Anna B.", role="owner")
    )
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
    repository.save_answers(LOCAL, other, (rated(5),))
    assert repository.assessment(LOCAL, assessment_id).answers == ()


def test_a_removed_respondent_takes_the_answers_along(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1),))
    bens = repository.save_answers(LOCAL, assessment_id, (rated(2, respondent="ben"),))[0]
    remove_respondent(repository, assessment_id, "anna")
    assessment = repository.assessment(LOCAL, assessment_id)
    assert (assessment.respondents, assessment.answers) == ((BEN,), (bens,))


def test_nothing_of_a_removed_respondent_is_left_in_the_history(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1),))
    bens = repository.save_answers(LOCAL, assessment_id, (rated(2, respondent="ben"),))[0]
    remove_respondent(repository, assessment_id, "anna")
    assert [event.said for event in history_of(repository, assessment_id, FLOW)] == [bens]


def test_a_respondent_who_is_not_there_can_be_neither_saved_nor_removed(
    repository: Repository, assessment_id: str
) -> None:
    with pytest.raises(NotFound, match="no respondent with the id 'carla'"):
        repository.change_respondent(LOCAL, assessment_id, "carla", lambda kept: kept)
    with pytest.raises(NotFound, match="no respondent with the id 'carla'"):
        remove_respondent(repository, assessment_id, "carla")


def test_whoever_says_more_than_was_told_is_not_removed(repository: Repository, assessment_id: str) -> None:
    told = repository.save_answers(LOCAL, assessment_id, (rated(1),))[0]
    meanwhile = repository.save_answers(LOCAL, assessment_id, (rated(4, question="other", comment="Since May"),))[0]
    with pytest.raises(Refused, match="answered meanwhile"):
        repository.remove_respondent_as_told(LOCAL, assessment_id, "anna", [told])
    assert repository.assessment(LOCAL, assessment_id).answers == (told, meanwhile)

    repository.remove_respondent_as_told(LOCAL, assessment_id, "anna", [told, meanwhile])
    assessment = repository.assessment(LOCAL, assessment_id)
    assert (assessment.respondents, assessment.answers) == ((BEN,), ())
    assert history_of(repository, assessment_id, FLOW) == ()


def test_an_answer_that_was_taken_back_meanwhile_stops_no_removal(repository: Repository, assessment_id: str) -> None:
    told = repository.save_answers(LOCAL, assessment_id, (rated(1),))[0]
    take_back(repository, assessment_id, "anna", FLOW)
    repository.remove_respondent_as_told(LOCAL, assessment_id, "anna", [told])
    assert repository.assessment(LOCAL, assessment_id).respondents == (BEN,)


def test_a_changed_respondent_keeps_the_place_and_the_answers(repository: Repository, assessment_id: str) -> None:
    said = repository.save_answers(LOCAL, assessment_id, (rated(1),))[0]
    changed = repository.change_respondent(
        LOCAL, assessment_id, "anna", lambda kept: kept.model_copy(update={"label": "Anna B."})
    )
    assessment = repository.assessment(LOCAL, assessment_id)
    assert changed == Respondent(id="anna", label="Anna B.", role=ANNA.role)
    assert (assessment.respondents, assessment.answers) == ((changed, BEN), (said,))


def test_a_respondent_who_stays_the_same_is_no_change(repository: Repository, assessment_id: str, clock: Clock) -> None:
    before = repository.clients(LOCAL)
    clock.advance(minutes=1)
    repository.change_respondent(LOCAL, assessment_id, "anna", lambda kept: kept)
    assert repository.clients(LOCAL) == before
    with pytest.raises(NotFound, match="no respondent with the id 'carla'"):
        repository.change_respondent(LOCAL, assessment_id, "carla", lambda kept: kept)


@pytest.mark.parametrize("as_told", [False, True])
def test_no_finding_is_tied_any_more_to_what_a_removed_respondent_said(repository: Repository, as_told: bool) -> None:
    full = full_assessment()
    one = repository.import_assessment(LOCAL, full)

    if as_told:
        repository.remove_respondent_as_told(LOCAL, one, "zoe", repository.assessment(LOCAL, one).answers)
    else:
        remove_respondent(repository, one, "zoe")

    kept = repository.assessment(LOCAL, one).findings
    assert [note.evidence for note in kept] == [("E2",), ()]
    assert kept[1] == full.findings[1]


def test_a_group_is_kept_and_changed_like_a_role(repository: Repository, assessment_id: str) -> None:
    repository.change_respondent(
        LOCAL, assessment_id, "anna", lambda kept: kept.model_copy(update={"group": "Clinical engineering"})
    )
    kept = repository.assessment(LOCAL, assessment_id).respondents
    assert [(one.id, one.label, one.group) for one in kept] == [
        ("anna", "Anna", "Clinical engineering"),
        ("ben", "", ""),
    ]
